#pragma once

#include "core/domain/robot_rules.h"
#include "core/relay/control/control_api.h"
#include "core/robot/storage_links.h"
#include "core/signing/sealer.h"

/// The robots' side of the relay: `/v1` for them, `/_sim/v1/robots` for whoever registers them (docs/control-api.md).
namespace countersign::robot {

struct DeskParts
{
    relay::Relay &relay;
    http::Loop &loop;
    relay::DevicePort &devices; ///< by which robots answer
    const signing::Sealer &sealer;
    StorageLinks links;
};
using Desk = std::shared_ptr<const DeskParts>;

/// Everything must outlive the relay's router.
[[nodiscard]] Desk makeDesk(relay::Relay &relay, http::Loop &loop, relay::DevicePort &devices,
                            const signing::Sealer &sealer);

/// The routes under `/v1`, behind the Signature scheme with each robot's secret.
void addRobotRoutes(const Desk &desk);
/// The storage URLs' routes.
void addStorageRoutes(const Desk &desk);
/// `/_sim/v1/robots`, behind the control API's guard.
void addRobotControl(const relay::Control &control, const Desk &desk);

/// A robot that is new, with the one sight of its secret.
struct NewRobot
{
    domain::RobotRegistered event;
    Secret secret;
};
/// Makes what the order leaves out. A robot goes by its client id, so that it need know nothing else of itself. On the relay's loop.
[[nodiscard]] NewRobot newRobot(const DeskParts &desk, const domain::RobotOrder &order);

/// `order` is read by domain::readRobotOrder(), and its devices must exist. On the relay's loop, which also calls `then`, once
/// the robot is durable. Errors: `VALIDATION_FAILED`, the journal's.
void registerRobot(const Desk &desk, const JsonDocument &order,
                   std::function<void(const Result<NewRobot> &)> then);
/// The same way. Errors: as domain::removeRobot(), the journal's.
void removeRobot(const DeskParts &desk, const QString &robotId, relay::Ledger::Then then);

/// Where its seal is broken, a secret that nobody knows.
[[nodiscard]] Secret robotSecret(const DeskParts &desk, const domain::Robot &robot);

/// How robots are answered when something is wrong: `{"detail","error_code"}`, and what the error knows besides.
[[nodiscard]] http::Response problem(const Error &error);
[[nodiscard]] QString newUuid();

} // namespace countersign::robot
