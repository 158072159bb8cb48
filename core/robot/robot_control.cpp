#include "core/base/json_form.h"
#include "core/relay/envelope.h"
#include "core/robot/robot_desk.h"

#include <QJsonDocument>

#include <algorithm>

/// Robots as whoever registers them sees them.
namespace countersign::robot {

namespace {

using relay::Call;
using relay::ControlParts;

QJsonObject describe(const domain::RelayState &state, const domain::Robot &robot)
{
    const auto &batches = state.robots().batches();
    const auto leased = std::ranges::count_if(batches, [&robot](const domain::RobotBatch &batch) {
        return batch.robotId == robot.id && batch.state == domain::BatchState::Leased;
    });
    return {{QStringLiteral("robot_id"), robot.id},
            {QStringLiteral("name"), robot.name},
            {QStringLiteral("client_id"), robot.clientId},
            {QStringLiteral("device_ids"), QJsonArray::fromStringList(robot.deviceIds)},
            {QStringLiteral("registered_at"), toIso(robot.registeredAt)},
            {QStringLiteral("running_batches"), static_cast<qint64>(leased)}};
}

void commitRobot(const DeskParts &desk, const relay::Reply &reply, const domain::RobotOrder &order)
{
    const NewRobot robot = newRobot(desk, order);
    const domain::RelayState &state = desk.relay.ledger().state();
    desk.relay.ledger().commit({robot.event}, [&state, reply, robot](const Result<void> &committed) {
        const domain::Robot *known = state.robots().find(robot.event.robotId);
        if (!committed)
            return reply.answer(committed.error());
        QJsonObject data = known ? describe(state, *known) : QJsonObject();
        data[QStringLiteral("client_secret")] = QString::fromUtf8(robot.secret.reveal());
        reply.answer(relay::success(201, "Robot registered", data));
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

void registerRobot(const Desk &desk, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const auto order = domain::readRobotOrder(desk->relay.ledger().state(), body->root());
    if (!order)
        return call.reply.answer(order.error());
    if (order->deviceIds.isEmpty())
        return commitRobot(*desk, call.reply, *order);
    desk->devices.list([desk, reply = call.reply, body = *body](const Result<QJsonArray> &devices) {
        desk->loop.post([desk, reply, body, devices] {
            // Read again: another robot may have taken the client id meanwhile.
            const auto again = domain::readRobotOrder(desk->relay.ledger().state(), body.root());
            if (!devices || !again)
                return reply.answer(devices ? again.error() : devices.error());
            JsonProblems problems;
            refuseUnknown(*again, *devices, problems);
            problems.isEmpty() ? commitRobot(*desk, reply, *again) : reply.answer(problems.toError());
        });
    });
}

void listRobots(const DeskParts &desk, const Call &call)
{
    const domain::RelayState &state = desk.relay.ledger().state();
    QJsonArray list;
    for (const domain::Robot &robot : state.robots().all()) {
        if (!robot.removed)
            list.append(describe(state, robot));
    }
    relay::answerList(call.reply, "Robots", list);
}

void removeRobot(const DeskParts &desk, const Call &call)
{
    const domain::RelayState &state = desk.relay.ledger().state();
    const auto removed = domain::removeRobot(state, QString::fromUtf8(call.pathParts.first()).toLower());
    if (!removed)
        return call.reply.answer(removed.error());
    const QJsonObject last = describe(state, *state.robots().find(removed->robotId));
    desk.relay.commitAndAnswer({*removed}, call.reply, relay::success(200, "Robot removed", last));
}

} // namespace

void addRobotControl(const relay::Control &control, const Desk &desk)
{
    addControlRoute(control, "GET", "/robots",
                    [desk](const ControlParts &, const Call &call) { listRobots(*desk, call); });
    addControlRoute(control, "POST", "/robots",
                    [desk](const ControlParts &, const Call &call) { registerRobot(desk, call); });
    addControlRoute(control, "DELETE", "/robots/{id}",
                    [desk](const ControlParts &, const Call &call) { removeRobot(*desk, call); });
}

} // namespace countersign::robot
