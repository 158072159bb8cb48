#pragma once

#include "core/base/json_document.h"
#include "core/base/secret.h"
#include "core/domain/relay_state.h"

#include <functional>

/// Registering robots, leasing challenges to them, hearing what they report. Pure: time and ids come as arguments.
namespace countersign::domain {

/// Makes random UUIDs of version 4, in their canonical form.
using UuidSource = std::function<QString()>;

/// What whoever registers a robot asks for, checked; what was left out is empty.
struct RobotOrder
{
    QString name;
    QString clientId;
    Secret secret;
    QStringList deviceIds;
};

/// Needs `name`; `client_id`, `client_secret` and `device_ids` are optional. Errors: `VALIDATION_FAILED`, also for a client
/// id that another robot has.
[[nodiscard]] Result<RobotOrder> readRobotOrder(const RelayState &state, JsonValue body);

/// Errors: `ROBOT_NOT_FOUND`.
[[nodiscard]] Result<RobotRemoved> removeRobot(const RelayState &state, const QString &robotId);

struct LeaseOrder
{
    int limit = defaultBatch;
    Milliseconds lease = defaultLease;
};

/// The oldest pending challenges that are free and went to a device of that robot; nothing when there are none. The lease
/// ends with the last of them at the latest.
[[nodiscard]] std::optional<BatchLeased> leaseBatch(const RelayState &state, const Robot &robot,
                                                    const LeaseOrder &order, Instant now,
                                                    const UuidSource &newUuid);

/// A batch of that robot, whatever became of it. Errors: `BATCH_NOT_FOUND`.
[[nodiscard]] Result<const RobotBatch *> findBatch(const RelayState &state, const Robot &robot,
                                                   const QString &batchId);

/// Why nothing more is taken for the batch: `LEASE_ENDED`; nothing while its lease runs.
[[nodiscard]] std::optional<Error> leaseEnded(const RobotBatch &batch, Instant now);

/// Counts from now, and may be shorter than what was left. Errors: `BATCH_NOT_FOUND`, `LEASE_ENDED`.
[[nodiscard]] Result<BatchRenewed> renewLease(const RelayState &state, const Robot &robot,
                                              const QString &batchId, Milliseconds lease, Instant now);

/// What a robot reports of a batch or of one challenge; no error where all went well.
struct RobotReport
{
    QString requestId;
    QString error;
};
/// `{"request_id", "error": {"message"} | null}`, of the thing that the address names. Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<RobotReport> readRobotReport(JsonValue body, const QString &requestId);

/// No event where it was reported already. Errors: `BATCH_NOT_FOUND`, `LEASE_ENDED`.
[[nodiscard]] Result<std::vector<Event>> reportBatch(const RelayState &state, const Robot &robot,
                                                     const RobotReport &report, Instant now);
/// No event where it was given back already. Errors: `REQUEST_NOT_FOUND` for a challenge that was in no batch of that robot, `LEASE_ENDED`.
[[nodiscard]] Result<std::vector<Event>> reportReference(const RelayState &state, const Robot &robot,
                                                         const RobotReport &report, Instant now);

/// A challenge that was in a batch of that robot, and that nobody else holds now. Errors: `REQUEST_NOT_FOUND`.
[[nodiscard]] Result<const RobotBook::Handled *> findReference(const RelayState &state, const Robot &robot,
                                                               const QString &referenceId);
[[nodiscard]] RequestStatus statusOf(const RelayState &state, const RobotBook::Handled &handled);

/// One line of what a robot decides.
struct RobotDecision
{
    QString referenceId;
    ChallengeState decision = ChallengeState::Approved; ///< Approved or Rejected
    QString reason;
    std::optional<int> number;
    std::optional<QString> totpCode;
};
/// Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<RobotDecision> readRobotDecision(JsonValue line);

/// The device by which the robot answers that challenge. Errors: `REFERENCE_NOT_IN_BATCH`, also for one that was given back.
struct RobotAnswer
{
    const Reference *reference = nullptr;
    QString deviceId; ///< the relay's
};
[[nodiscard]] Result<RobotAnswer> addressAnswer(const RelayState &state, const RobotBatch &batch,
                                                const QString &referenceId);

} // namespace countersign::domain
