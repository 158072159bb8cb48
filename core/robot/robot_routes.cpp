#include "core/base/json_form.h"
#include "core/relay/hmac_auth.h"
#include "core/robot/iso_duration.h"
#include "core/robot/robot_desk.h"

#include <QJsonDocument>

/// What a robot asks of the relay: batches, results, renewals.
namespace countersign::robot {

namespace {

using domain::Robot;
using relay::Call;
using RobotRoute = std::function<void(const DeskParts &, const Call &, const Robot &)>;

const QByteArray batches("/v1/robot-enhancement-batches/");
const QByteArray requests("/v1/enhancement-requests/");

void refuse(const Call &call, const Error &error)
{
    call.reply.answer(problem(error));
}

/// Commits and answers; refuses in the robots' way what cannot be committed.
void commit(const DeskParts &desk, const Call &call, std::vector<domain::Event> events,
            std::function<QJsonObject()> answer)
{
    desk.relay.ledger().commit(
        std::move(events), [reply = call.reply, answer](const Result<void> &committed) {
            reply.answer(committed
                             ? http::Response{200, {}, QJsonDocument(answer()).toJson(QJsonDocument::Compact)}
                             : problem(committed.error()));
        });
}

QJsonObject describeBatch(const DeskParts &desk, const http::Request &request, const QString &batchId,
                          Instant leaseUntil, std::size_t references)
{
    const Instant now = desk.relay.clock().now();
    return {
        {QStringLiteral("id"), batchId},
        {QStringLiteral("reference_storage_url"),
         desk.links.compose(request, Storage::References, batchId, now)},
        {QStringLiteral("result_storage_url"), desk.links.compose(request, Storage::Results, batchId, now)},
        {QStringLiteral("extra_fields"),
         QJsonObject{{QStringLiteral("lease_until"), toIso(leaseUntil)},
                     {QStringLiteral("references"), static_cast<qint64>(references)}}}};
}

QJsonObject readBack(const domain::RobotBatch &batch)
{
    return {{QStringLiteral("id"), batch.id},
            {QStringLiteral("robot_id"), batch.robotId},
            {QStringLiteral("lease_until"), toIso(batch.leaseUntil)},
            {QStringLiteral("error"), batch.error.isEmpty() ? QJsonValue() : QJsonValue(batch.error)}};
}

QJsonObject readBack(const domain::RelayState &state, const domain::RobotBook::Handled &handled)
{
    const domain::RobotBatch *batch = state.robots().batch(handled.batchId);
    return {{QStringLiteral("id"), handled.reference.id},
            {QStringLiteral("robot_id"), batch->robotId},
            {QStringLiteral("reference_ids"), QJsonArray{handled.reference.id}},
            {QStringLiteral("source"), handled.reference.tenantId},
            {QStringLiteral("request_status"), domain::toWire(domain::statusOf(state, handled))},
            {QStringLiteral("instruction_id"), handled.reference.instructionId},
            {QStringLiteral("error"), handled.error.isEmpty() ? QJsonValue() : QJsonValue(handled.error)}};
}

Milliseconds readLease(const Call &call, JsonProblems &problems)
{
    const QString text = call.query(QStringLiteral("lease"));
    if (text.isEmpty())
        return domain::defaultLease;
    const std::optional<Milliseconds> lease = readIsoDuration(text);
    if (lease && *lease >= domain::shortestLease && *lease <= domain::longestLease)
        return *lease;
    problems.add(QStringLiteral("lease"),
                 QStringLiteral("must be an ISO 8601 duration from PT1S to PT24H, such as PT10M"));
    return domain::defaultLease;
}

void poll(const DeskParts &desk, const Call &call, const Robot &robot)
{
    JsonProblems problems;
    domain::LeaseOrder order;
    order.limit = static_cast<int>(
        call.queryNumber(QStringLiteral("limit"), {domain::defaultBatch, 1, domain::largestBatch}, problems));
    order.lease = readLease(call, problems);
    const QString robotId = call.query(QStringLiteral("robot_id")).toLower();
    if (robotId.isEmpty())
        problems.add(QStringLiteral("robot_id"), QStringLiteral("is required"));
    if (!problems.isEmpty())
        return refuse(call, problems.toError());
    if (robotId != robot.id) {
        return refuse(call,
                      {QStringLiteral("ROBOT_NOT_FOUND"),
                       QStringLiteral("This client is not the robot \"%1\".").arg(robotId)});
    }
    std::optional<domain::BatchLeased> leased =
        domain::leaseBatch(desk.relay.ledger().state(), robot, order, desk.relay.clock().now(), newUuid);
    if (!leased)
        return call.reply.answer(http::Response{204, {}, {}});
    const QJsonObject answer =
        describeBatch(desk, call.request, leased->batchId, leased->leaseUntil, leased->references.size());
    commit(desk, call, {*std::move(leased)}, [answer] { return answer; });
}

/// The running batch that the address names; answers the refusal itself.
const domain::RobotBatch *runningBatch(const DeskParts &desk, const Call &call, const Robot &robot)
{
    const QString batchId = QString::fromUtf8(call.pathParts.first()).toLower();
    const auto batch = domain::findBatch(desk.relay.ledger().state(), robot, batchId);
    const std::optional<Error> error =
        batch ? domain::leaseEnded(**batch, desk.relay.clock().now()) : std::optional(batch.error());
    if (error)
        refuse(call, *error);
    return error ? nullptr : *batch;
}

void showBatch(const DeskParts &desk, const Call &call, const Robot &robot)
{
    if (const domain::RobotBatch *batch = runningBatch(desk, call, robot)) {
        const QJsonObject answer =
            describeBatch(desk, call.request, batch->id, batch->leaseUntil, batch->references.size());
        commit(desk, call, {}, [answer] { return answer; });
    }
}

void renew(const DeskParts &desk, const Call &call, const Robot &robot)
{
    JsonProblems problems;
    const Milliseconds lease = readLease(call, problems);
    if (!problems.isEmpty())
        return refuse(call, problems.toError());
    const domain::RelayState &state = desk.relay.ledger().state();
    const auto renewed = domain::renewLease(state, robot, QString::fromUtf8(call.pathParts.first()).toLower(),
                                            lease, desk.relay.clock().now());
    if (!renewed)
        return refuse(call, renewed.error());
    commit(desk, call, {*renewed},
           [&state, batchId = renewed->batchId] { return readBack(*state.robots().batch(batchId)); });
}

using Judge = Result<std::vector<domain::Event>> (*)(const domain::RelayState &, const Robot &,
                                                     const domain::RobotReport &, Instant);

/// Hears a result; `answer` reads back what it was about.
void hear(const DeskParts &desk, const Call &call, const Robot &robot, Judge judge,
          const std::function<QJsonObject(const domain::RelayState &, const QString &)> &answer)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return refuse(call, body.error());
    const auto report =
        domain::readRobotReport(body->root(), QString::fromUtf8(call.pathParts.first()).toLower());
    if (!report)
        return refuse(call, report.error());
    const domain::RelayState &state = desk.relay.ledger().state();
    Result<std::vector<domain::Event>> events = judge(state, robot, *report, desk.relay.clock().now());
    if (!events)
        return refuse(call, events.error());
    commit(desk, call, *std::move(events),
           [&state, id = report->requestId, answer] { return answer(state, id); });
}

void hearBatch(const DeskParts &desk, const Call &call, const Robot &robot)
{
    hear(desk, call, robot, domain::reportBatch, [](const domain::RelayState &state, const QString &id) {
        return readBack(*state.robots().batch(id));
    });
}

void hearRequest(const DeskParts &desk, const Call &call, const Robot &robot)
{
    hear(desk, call, robot, domain::reportReference, [](const domain::RelayState &state, const QString &id) {
        return readBack(state, *state.robots().handled(id));
    });
}

void readRequest(const DeskParts &desk, const Call &call, const Robot &robot)
{
    const domain::RelayState &state = desk.relay.ledger().state();
    const auto handled =
        domain::findReference(state, robot, QString::fromUtf8(call.pathParts.first()).toLower());
    if (!handled)
        return refuse(call, handled.error());
    const QJsonObject answer = readBack(state, **handled);
    commit(desk, call, {}, [answer] { return answer; });
}

relay::RouteGuard makeGuard(const Desk &desk)
{
    const auto secretOf = [desk](const QUuid &clientId) -> std::optional<Secret> {
        const Robot *robot =
            desk->relay.ledger().state().robots().findByClient(clientId.toString(QUuid::WithoutBraces));
        return robot ? std::optional(robotSecret(*desk, *robot)) : std::nullopt;
    };
    return relay::HmacMultiClientAuth(secretOf, desk->relay.realClock());
}

} // namespace

void addRobotRoutes(const Desk &desk)
{
    const auto add = [&desk, guard = makeGuard(desk)](const char *method, const QByteArray &path,
                                                      RobotRoute route) {
        relay::addGuardedRoute(desk->relay.router(), method, path, guard,
                               [desk, route = std::move(route)](const Call &call, const QUuid &client) {
                                   const QString clientId = client.toString(QUuid::WithoutBraces);
                                   route(*desk, call,
                                         *desk->relay.ledger().state().robots().findByClient(clientId));
                               });
    };
    add("POST", batches, poll);
    add("GET", batches + "{id}/", showBatch);
    add("POST", batches + "{id}/results/", hearBatch);
    add("PATCH", batches + "{id}/renew-lease/", renew);
    add("GET", requests + "{id}/", readRequest);
    add("POST", requests + "{id}/results/", hearRequest);
}

} // namespace countersign::robot
