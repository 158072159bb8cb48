#include "core/console/painted_view.h"

#include "core/console/names.h"
#include "core/console/replica.h"
#include "core/console/shown_text.h"

#include <algorithm>

namespace countersign::console {

using display::DisplayText;
using display::Lines;

namespace {

/// As it stood on the screen. Where it is what our own formatting makes of the value, the marks that its locale places are
/// ours; anything else a device says is as strange as any text from outside.
DisplayText asPainted(const domain::PaintedRow &row, const domain::PaintedDisplay &painted)
{
    display::ValidationField field;
    field.key = row.key;
    field.title = row.title;
    field.value = row.value;
    field.dataType = row.dataType;
    for (const display::Masking masking : {display::Masking::Apply, display::Masking::Reveal}) {
        DisplayText ours = shownText(
            renderField(field, {.locale = painted.locale, .timeZone = painted.timeZone, .masking = masking}));
        if (ours.plain() == row.painted.text)
            return ours;
    }
    return DisplayText::guard(row.painted.text, Lines::Many);
}

} // namespace

const PaintedView::Row *PaintedView::row(const QString &key) const
{
    const auto found = std::ranges::find(rows, key, &Row::key);
    return found == rows.end() ? nullptr : &*found;
}

std::vector<PaintedView> paintedViews(const Replica &replica, const device::ChallengeKey &key,
                                      const Names &names)
{
    const domain::PaintedBook &book = replica.state().paintings();
    const auto paintings = replica.dispatch(key) ? book.ofDispatch(key.instructionId)
                                                 : book.ofChallenge(key.tenantId, key.instructionId);
    std::vector<PaintedView> views;
    for (const domain::Painting *painting : paintings) {
        PaintedView &view = views.emplace_back();
        view.device = names.device(painting->deviceId);
        const domain::PaintedDisplay painted = painting->display();
        for (const domain::PaintedRow &row : painted.rows) {
            view.rows.push_back({row.key, DisplayText::guard(row.title), asPainted(row, painted),
                                 row.painted.inView, row.painted.seen, row.revealed});
        }
    }
    return views;
}

} // namespace countersign::console
