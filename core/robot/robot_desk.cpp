#include "core/robot/robot_desk.h"

#include "core/relay/envelope.h"

#include <QJsonDocument>

namespace countersign::robot {

namespace {

constexpr QByteArrayView secretPurpose("robot secret");
constexpr int secretBytes = 32;

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
