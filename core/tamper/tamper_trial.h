#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/display/display_text.h"
#include "core/display/validation_field.h"
#include "core/tamper/tamper_case.h"

namespace countersign::tamper {

/// Who refuses.
enum class Party { Relay, Backend };
[[nodiscard]] QString toWire(Party party);

/// A check that does not let the change through, and what it says.
struct Catch
{
    TamperCheck check = TamperCheck::Digest;
    Party by = Party::Relay;
    Error error;
};

/// What came of the operation in the end.
enum class Effect {
    Refused,
    RanAsApproved, ///< what was changed is nothing that was approved
    RanChanged,    ///< something else ran than was shown and approved: never, or a check is broken
};
[[nodiscard]] QString toWire(Effect effect);

/// One approval that somebody tampered with, from the question to the operation: what was changed, and what noticed.
struct TamperTrial
{
    TamperCase tampered;
    display::DisplayText part; ///< of the bytes that went by, or of the device's settings
    display::DisplayText before;
    display::DisplayText after;
    std::optional<Catch> caught;
    std::optional<Catch>
        behind; ///< what would have caught it without the first: the backend's verifyDecision()
    Effect effect = Effect::Refused;
    QString askedDigest;  ///< of the block that the backend sent
    QString signedDigest; ///< what the device signed, over what it painted
    QByteArray painted;   ///< domain::paintedJson() of what the device painted

    [[nodiscard]] std::optional<Clause> clause() const;
};

/// Plays the approval with the product's own rules, device, receiver and guard; the parties and their keys are made for it
/// and end with it. Pure but for the keys; any thread.
/// Errors: `VALIDATION_FAILED` for a block that has nothing of the kind to change, or that no relay would take.
[[nodiscard]] Result<TamperTrial> tryTampering(TamperCase tampered, const display::DisplayBlock &block,
                                               Instant now);

} // namespace countersign::tamper
