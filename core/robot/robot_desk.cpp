#include "core/robot/robot_desk.h"

#include "core/base/json_form.h"
#include "core/relay/envelope.h"

#include <QJsonDocument>

#include <algorithm>

namespace countersign::robot {

namespace {

constexpr QByteArrayView secretPurpose("robot secret");
constexpr int secretBytes = 32;

using Registered = std::function<void(const Result<NewRobot> &)>;

void commitRobot(const DeskParts &desk, const domain::RobotOrder &order, const Registered &then)
{
    const NewRobot robot = newRobot(desk, order);
    desk.relay.ledger().commit({robot.event}, [robot, then](const Result<void> &committed) {
        then(committed ? Result<NewRobot>(robot) : failureOf(committed));
    });
}

/// The devices that do not exist, which nobody would ever hear of otherwise.
void refuseUnknown(const domain::RobotOrder &order, const QJsonArray &devices, JsonProblems &problems)
{
    for (qsizetype i = 0; i < order.deviceIds.size(); ++i) {
        const bool isKnown = std::ranges::any_of(devices, [&](const QJsonValue &each) {
            return each[QStringLiteral("device_id")].toString() == order.deviceIds[i];
        });
        if (!isKnown)
            problems.add(QStringLiteral("device_ids[%1]").arg(i), QStringLiteral("is no simulated device"));
    }
}

} // namespace

Desk makeDesk(relay::Relay &relay, http::Loop &loop, relay::DevicePort &devices,
              const signing::Sealer &sealer)
{
    return std::make_shared<const DeskParts>(
        DeskParts{relay, loop, devices, sealer, StorageLinks(sealer.derive("robot storage"))});
}

NewRobot newRobot(const DeskParts &desk, const domain::RobotOrder &order)
{
    const QString id = order.clientId.isEmpty() ? newUuid() : order.clientId;
    NewRobot robot;
    robot.secret = order.secret.isEmpty() ? Secret(randomBytes(secretBytes).toHex()) : order.secret;
    robot.event = {id, order.name, id, desk.sealer.seal(robot.secret, secretPurpose), order.deviceIds};
    return robot;
}

void registerRobot(const Desk &desk, const JsonDocument &order, Registered then)
{
    const auto read = domain::readRobotOrder(desk->relay.ledger().state(), order.root());
    if (!read)
        return then(failureOf(read));
    if (read->deviceIds.isEmpty())
        return commitRobot(*desk, *read, then);
    desk->devices.list([desk, order, then = std::move(then)](const Result<QJsonArray> &devices) {
        desk->loop.post([desk, order, devices, then] {
            // Read again: another robot may have taken the client id meanwhile.
            const auto again = domain::readRobotOrder(desk->relay.ledger().state(), order.root());
            if (!devices || !again)
                return then(devices ? failureOf(again) : failureOf(devices));
            JsonProblems problems;
            refuseUnknown(*again, *devices, problems);
            problems.isEmpty() ? commitRobot(*desk, *again, then) : then(Failure(problems.toError()));
        });
    });
}

void removeRobot(const DeskParts &desk, const QString &robotId, relay::Ledger::Then then)
{
    const auto removed = domain::removeRobot(desk.relay.ledger().state(), robotId);
    if (!removed)
        return then(failureOf(removed));
    desk.relay.ledger().commit({*removed}, std::move(then));
}

Secret robotSecret(const DeskParts &desk, const domain::Robot &robot)
{
    return desk.sealer.open(robot.sealedSecret, secretPurpose).value_or(Secret(randomBytes(secretBytes)));
}

http::Response problem(const Error &error)
{
    QJsonObject body{{QStringLiteral("detail"), error.message}, {QStringLiteral("error_code"), error.code}};
    for (auto each = error.details.begin(); each != error.details.end(); ++each)
        body.insert(each.key(), each.value());
    return {relay::statusOf(error.code), {}, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace countersign::robot
