#pragma once

#include "core/base/json_document.h"
#include "core/robot/offered_challenge.h"

#include <optional>

/// By which rules a ready robot decides. Pure.
namespace countersign::robot {

enum class Decision { Approve, Deny };

/// A rule is for every challenge that meets all of its conditions; without conditions for every one.
struct RobotRule
{
    std::optional<QString> expectedAction; ///< is exactly this
    QString maxAmount;                     ///< display::isWithin() this; empty: whatever the amounts
    std::vector<std::pair<QString, QString>>
        fields; ///< key and value: the field is there, and was sent exactly so
    Decision decision = Decision::Deny;
    QString reason; ///< that goes with a denial
    /// That goes with an approval, where the challenge wants one: its tenant alone knows which is right.
    std::optional<int> number;
};

/// The rules, of which the first that is for a challenge decides, and what is decided where none is.
struct RobotScript
{
    std::vector<RobotRule> rules;
    Decision otherwise = Decision::Deny;
};

/// `{"rules":[{"expected_action"?,"max_amount"?,"fields"?:{key:value},"decision":"approve|deny","reason"?,"number"?}],
/// "default":"approve|deny"}`, and nothing else. Errors: `VALIDATION_FAILED`, whose details name everything that is wrong.
[[nodiscard]] Result<RobotScript> readRobotScript(JsonValue json);

/// What the script says of one challenge, and by which of its rules.
struct Ruling
{
    Decision decision = Decision::Deny;
    std::optional<std::size_t> rule; ///< from 0; nothing: by the default
    QString reason;
    std::optional<int> number;
};
[[nodiscard]] Ruling decide(const RobotScript &script, const OfferedChallenge &challenge);

} // namespace countersign::robot
