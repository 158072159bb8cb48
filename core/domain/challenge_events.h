#pragma once

#include "core/domain/challenge.h"

/// Challenges and their answers (protocol, sections 6 and 8).
namespace countersign::domain {

/// One device and the push service's id for the message to it; empty when the push service refused.
struct Push
{
    QString deviceId;
    QString messageId;
};

struct ChallengeCreated
{
    static constexpr const char *typeName = "challenge.created";
    QString tenantId;
    QString pairingId;
    QString instructionId;
    CustomType customType = CustomType::LocalAuth;
    QString expectedAction;
    DisplayDigest displayDigest;
    Instant expiresAt{};
    std::vector<Push> pushes;
    SharedBytes request; ///< as received
    AnswerPath answerPath = AnswerPath::Relay;
};

/// A security alert, which is seen like a challenge and never answered.
struct AlertSent
{
    static constexpr const char *typeName = "alert.sent";
    QString tenantId;
    QString pairingId;
    QString instructionId;
    DisplayDigest displayDigest;
    std::vector<Push> pushes;
    SharedBytes request; ///< as received
};

struct ChallengeSeen
{
    static constexpr const char *typeName = "challenge.seen";
    QString tenantId;
    QString instructionId;
    QString deviceId;
};

struct AnswerRefused
{
    static constexpr const char *typeName = "challenge.answer_refused";
    QString tenantId;
    QString instructionId;
    QString deviceId;
    QString errorCode;
};

struct ChallengeDecided
{
    static constexpr const char *typeName = "challenge.decided";
    QString tenantId;
    QString instructionId;
    ChallengeState state = ChallengeState::Approved;
    QString deviceId;
    QString reason;
    std::optional<int> number;
    std::optional<qint64> totpStep;
    QString displayDigest;
    QString deviceSignature;
    QString eventId;
    bool callbackWanted = false;
    AnswerPath via = AnswerPath::Relay;
};

} // namespace countersign::domain
