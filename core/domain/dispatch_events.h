#pragma once

#include "core/domain/challenge_events.h"
#include "core/domain/dispatch.h"

/// Sudo dispatches and the answers of their validators (protocol, sections 7 and 8).
namespace countersign::domain {

/// One validator, and the messages to their devices.
struct ValidatorPushes
{
    QString pairingId;
    std::vector<Push> pushes;
};

struct DispatchCreated
{
    static constexpr const char *typeName = "dispatch.created";
    QString tenantId;
    QString eventId;
    SudoEventType eventType = SudoEventType::Action;
    SudoActionType actionType = SudoActionType::Creation;
    QString idempotencyKey;
    DataAccess dataAccess = DataAccess::Static;
    QString displayDigest;
    Instant expiresAt{};
    int quorum = 1;
    int rejectionsToFail = 1;
    std::vector<ValidatorPushes> validators;
    QByteArray request; ///< as received
};

struct DispatchSeen
{
    static constexpr const char *typeName = "dispatch.seen";
    QString eventId;
    QString pairingId;
    QString deviceId;
};

struct VoteRefused
{
    static constexpr const char *typeName = "dispatch.vote_refused";
    QString eventId;
    QString pairingId;
    QString deviceId;
    QString errorCode;
};

struct ValidatorVoted
{
    static constexpr const char *typeName = "dispatch.voted";
    QString eventId;
    QString pairingId;
    QString deviceId;
    ChallengeState decision = ChallengeState::Approved;
    QString reason;
    QString displayDigest;
    QString deviceSignature;
};

struct DispatchEnded
{
    static constexpr const char *typeName = "dispatch.ended";
    QString tenantId;
    QString eventId;
    ChallengeState state = ChallengeState::Approved;
    QString reason;
    QString pairingId;
    QString approvalId; ///< `event_id` of the ApprovalEvent
    bool callbackWanted = false;
};

} // namespace countersign::domain
