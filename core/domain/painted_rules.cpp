#include "core/domain/painted_rules.h"

#include "core/domain/display_mismatch.h"

#include <algorithm>

namespace countersign::domain {

std::optional<Error> paintedMismatch(const Answer &answer)
{
    if (!answer.painted)
        return std::nullopt;
    const PaintedDisplay &painted = *answer.painted;
    if (const QString digest = display::displayDigest(painted.block()); digest != answer.displayDigest) {
        return displayMismatch(
            MismatchedMember::Painted,
            QStringLiteral("What the device says that it painted has display_digest \"%1\", and it answered "
                           "for \"%2\": the rows are not those that were signed.")
                .arg(digest, answer.displayDigest));
    }
    if (answer.decision != ChallengeState::Approved)
        return std::nullopt;
    const auto unseen =
        std::ranges::find_if(painted.rows, [](const PaintedRow &row) { return !row.painted.seen; });
    if (unseen == painted.rows.end())
        return std::nullopt;
    return displayMismatch(
        MismatchedMember::Painted,
        QStringLiteral("The row \"%1\" was not in view: approve once every row was.").arg(unseen->key));
}

std::vector<Event> paintedEvents(const Answer &answer, DisplayPainted whose)
{
    if (!answer.painted)
        return {};
    whose.painted = paintedJson(*answer.painted);
    return {std::move(whose)};
}

} // namespace countersign::domain
