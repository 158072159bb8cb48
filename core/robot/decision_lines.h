#pragma once

#include "core/robot/robot_script.h"

/// Both ways of a batch's `result_storage_url`: JSON Lines out, and a verdict a line back.
namespace countersign::robot {

/// One line of an upload: `{"reference_id","decision":"approved|rejected","reason"?,"number"?}` and a line feed.
[[nodiscard]] QByteArray decisionLine(const OfferedChallenge &challenge, const Ruling &ruling);

/// `approved` or `rejected`, as the robots' protocol puts it.
[[nodiscard]] QString toWire(Decision decision);

/// What became of one line.
struct LineVerdict
{
    QString referenceId;
    std::optional<Error>
        refusal; ///< the service's `error_code` and `message`; nothing where the line was accepted
};
/// Errors: `ANSWER_MALFORMED`, with the line's number.
[[nodiscard]] Result<std::vector<LineVerdict>> readVerdicts(const QByteArray &lines);

} // namespace countersign::robot
