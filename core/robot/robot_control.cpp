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

void registerCalled(const Desk &desk, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    registerRobot(desk, *body, [desk, reply = call.reply](const Result<NewRobot> &robot) {
        if (!robot)
            return reply.answer(robot.error());
        const domain::RelayState &state = desk->relay.ledger().state();
        const domain::Robot *known = state.robots().find(robot->event.robotId);
        QJsonObject data = known ? describe(state, *known) : QJsonObject();
        data[QStringLiteral("client_secret")] = QString::fromUtf8(robot->secret.reveal());
        reply.answer(relay::success(201, "Robot registered", data));
    });
}

void listRobots(const DeskParts &desk, const Call &call)
{
    const Result<relay::Page> page = relay::readPage(call);
    if (!page)
        return call.reply.answer(page.error());
    const domain::RelayState &state = desk.relay.ledger().state();
    QJsonArray list;
    for (const domain::Robot &robot : state.robots().all()) {
        if (!robot.removed)
            list.append(describe(state, robot));
    }
    relay::answerList(call.reply, "Robots", relay::pageOf(list, *page));
}

void removeCalled(const DeskParts &desk, const Call &call)
{
    const QString id = QString::fromUtf8(call.pathParts.first()).toLower();
    const domain::RelayState &state = desk.relay.ledger().state();
    const domain::Robot *robot = state.robots().find(id);
    const QJsonObject last = robot ? describe(state, *robot) : QJsonObject();
    removeRobot(desk, id, [reply = call.reply, last](const Result<void> &removed) {
        removed ? reply.answer(relay::success(200, "Robot removed", last)) : reply.answer(removed.error());
    });
}

} // namespace

void addRobotControl(const relay::Control &control, const Desk &desk)
{
    addControlRoute(control, "GET", "/robots",
                    [desk](const ControlParts &, const Call &call) { listRobots(*desk, call); });
    addControlRoute(control, "POST", "/robots",
                    [desk](const ControlParts &, const Call &call) { registerCalled(desk, call); });
    addControlRoute(control, "DELETE", "/robots/{id}",
                    [desk](const ControlParts &, const Call &call) { removeCalled(*desk, call); });
}

} // namespace countersign::robot
