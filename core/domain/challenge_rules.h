#pragma once

#include "core/base/ids.h"
#include "core/base/secret.h"
#include "core/domain/painted_display.h"
#include "core/domain/relay_state.h"

#include <functional>

/// Opening and answering challenges (protocol, sections 6 and 8). Pure: the time, ids and secrets come as arguments.
namespace countersign::domain {

/// What send/auth-challenge leads to: a new challenge, or the one that the same request made before.
using Opening = std::variant<ChallengeCreated, const Challenge *>;

/// Whether the push service takes a message for this push token.
using PushOutcome = std::function<bool(const QString &pushToken)>;

/// One message for each device of the pairing.
[[nodiscard]] std::vector<Push> pushesTo(const Pairing &pairing, const PushOutcome &pushOutcome,
                                         const IdSource &newId);

/// Errors: `VALIDATION_FAILED`, `PAIRING_NOT_FOUND`, `INSTRUCTION_CONFLICT`.
[[nodiscard]] Result<Opening> openChallenge(const RelayState &state, const QString &tenantId,
                                            const JsonDocument &body, Instant now,
                                            const PushOutcome &pushOutcome, const IdSource &newId);

/// What send/security-alert leads to.
using Alerting = std::variant<AlertSent, const Challenge *>;

/// A backend that names no `instruction_id` gets one, and tells again by telling again.
/// Errors: `VALIDATION_FAILED`, `PAIRING_NOT_FOUND`, `INSTRUCTION_CONFLICT`.
[[nodiscard]] Result<Alerting> sendAlert(const RelayState &state, const QString &tenantId,
                                         const JsonDocument &body, const PushOutcome &pushOutcome,
                                         const IdSource &newId);

/// One answer of a device, as `device/respond` carries it.
struct Answer
{
    ChallengeState decision = ChallengeState::Approved; ///< Approved or Rejected
    std::optional<CustomType> customType;
    std::optional<QString> totpCode;
    std::optional<int> number;
    std::optional<bool> localAuth;
    QString reason;
    QString displayDigest;
    QString deviceSignature;
    std::optional<PaintedDisplay> painted; ///< nothing: no screen was part of it, or its device does not tell
};

/// An answer, and what it answers: one of the two ids is set.
struct AddressedAnswer
{
    QString instructionId;
    QString eventId; ///< of a dispatch
    Answer answer;
};

/// Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<AddressedAnswer> readAnswer(JsonValue body);

/// Who answers, and what judging needs besides the state.
struct AnswerContext
{
    const PairedDevice &device;
    const Secret &totpSecret;
    bool callbackWanted = false;
    Instant now{};     ///< virtual time: expiry
    Instant realNow{}; ///< real time: TOTP codes are made outside too
};

/// What an answer leads to. A wrong code is both an event and a refusal.
struct Judgement
{
    std::vector<Event> events;
    std::optional<Error> refusal;
};

/// Refusals: `CHALLENGE_ANSWERED`, `CHALLENGE_EXPIRED`, `ALERT_NOT_ANSWERABLE`, `VALIDATION_FAILED`,
/// `DISPLAY_MISMATCH`, `ANSWER_WRONG`.
[[nodiscard]] Judgement judgeAnswer(const Challenge &challenge, const Answer &answer,
                                    const AnswerContext &context, const IdSource &newId);

/// What a device reports of an answer that the backend has accepted from it (protocol, section 8): the proof is judged
/// already, and nobody is called back. Refusals: `CHALLENGE_ANSWERED`, `CHALLENGE_EXPIRED`, `VALIDATION_FAILED`,
/// `ANSWER_PATH_WRONG` when the challenge is answered through the relay, `DISPLAY_MISMATCH`.
[[nodiscard]] Judgement noteAcceptedAnswer(const Challenge &challenge, const Answer &answer,
                                           const AnswerContext &context, const IdSource &newId);

/// The ApprovalEvent that tells the backend of a decided challenge (protocol, section 8): compact JSON.
[[nodiscard]] QByteArray approvalEvent(const Challenge &challenge);

} // namespace countersign::domain
