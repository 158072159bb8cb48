#pragma once

#include "core/base/result.h"
#include "core/domain/callback_events.h"
#include "core/domain/challenge_events.h"
#include "core/domain/dispatch_events.h"
#include "core/domain/group_events.h"
#include "core/domain/painted_events.h"
#include "core/domain/pairing_events.h"
#include "core/domain/qr_login_events.h"
#include "core/domain/retention_events.h"
#include "core/domain/robot_events.h"
#include "core/domain/tenant_events.h"

#include <variant>

/// Everything that can happen. An event is what the journal keeps and the only thing that changes a RelayState.
/// Secrets are in it sealed or not at all. Each has the journal's type name; `<subject>_payload.h` says what of it is
/// written, and in which words.
namespace countersign::domain {

using Event =
    std::variant<TenantProvisioned, TenantUpdated, TenantSecretRotated, TenantStateChanged, PairingPrepared,
                 PairingProofExpired, DeviceRegistered, DeviceRefreshed, DeviceSessionExpired, DeviceUnpaired,
                 ChallengeCreated, AlertSent, ChallengeSeen, AnswerRefused, ChallengeDecided,
                 CallbackAttempted, CallbackRequeued, QrLoginInitiated, QrLoginScanned, QrLoginAnswered,
                 QrLoginConsumed, QrLoginExpired, GroupUpserted, DelegationGranted, DispatchCreated,
                 DispatchSeen, VoteRefused, ValidatorVoted, DispatchEnded, RobotRegistered, RobotRemoved,
                 BatchLeased, BatchRenewed, BatchReported, BatchEnded, ReferenceReported, DisplayPainted,
                 HistoryForgotten>;

[[nodiscard]] QByteArray typeOf(const Event &event);
/// Compact JSON, one object.
[[nodiscard]] QByteArray payloadOf(const Event &event);
/// Makes the request in `event`, where it has one, a part of `payload`, which payloadOf() made of it: for who keeps both.
void shareRequest(Event &event, const QByteArray &payload);
/// Errors: `EVENT_UNKNOWN` for a type, or a word in it, that this version does not know; `JSON_INVALID`.
[[nodiscard]] Result<Event> readEvent(const QByteArray &type, const QByteArray &payload);

} // namespace countersign::domain
