#include "core/relay/control/control_api.h"

#include "core/relay/envelope.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace countersign::relay {

namespace {

const QByteArray base = "/_sim/v1";

void answerHealth(const ControlParts &parts, const Call &call)
{
    const domain::RelayState &state = parts.relay.ledger().state();
    const QJsonObject data{{QStringLiteral("status"), QStringLiteral("ok")},
                           {QStringLiteral("version"), QStringLiteral(COUNTERSIGN_VERSION)},
                           {QStringLiteral("tenants"), static_cast<qint64>(state.tenants().size())},
                           {QStringLiteral("challenges"), static_cast<qint64>(state.challenges().size())},
                           {QStringLiteral("journal"), static_cast<qint64>(parts.journal.newest())},
                           {QStringLiteral("faults"), !parts.relay.faults().isOver()}};
    QJsonObject body = data;
    body[QStringLiteral("success")] = true;
    body[QStringLiteral("status_code")] = 200;
    body[QStringLiteral("message")] = QStringLiteral("ok");
    body[QStringLiteral("data")] = data;
    call.reply.answer({200, {}, QJsonDocument(body).toJson(QJsonDocument::Compact)});
}

} // namespace

void addControlRoute(const Control &control, QByteArray method, const QByteArray &path, ControlRoute route)
{
    addGuardedRoute(
        control->relay.router(), std::move(method), base + path, control->guard,
        [control, route = std::move(route)](Call call, const QUuid &) { route(*control, std::move(call)); });
}

PortDone<QJsonObject> answerObject(const Reply &reply, int status, QByteArray message)
{
    return [reply, status, message = std::move(message)](const Result<QJsonObject> &object) {
        object ? reply.answer(success(status, message, *object)) : reply.answer(object.error());
    };
}

std::optional<PortDone<QJsonArray>> answerArray(const Call &call, QByteArray message)
{
    const Result<Page> page = readPage(call);
    if (!page) {
        call.reply.answer(page.error());
        return std::nullopt;
    }
    return [reply = call.reply, page = *page, message = std::move(message)](const Result<QJsonArray> &all) {
        all ? answerList(reply, message, pageOf(*all, page)) : reply.answer(all.error());
    };
}

Result<Page> readPage(const Call &call)
{
    const Result<qint64> since =
        call.queryNumber(QStringLiteral("since"), 0, 0, std::numeric_limits<qint64>::max());
    if (!since)
        return failureOf(since);
    const Result<qint64> limit = call.queryNumber(QStringLiteral("limit"), defaultPage, 1, largestPage);
    if (!limit)
        return failureOf(limit);
    return Page{*since, *limit};
}

QJsonArray pageOf(const QJsonArray &all, const Page &page)
{
    QJsonArray some;
    for (qsizetype place = static_cast<qsizetype>(std::min<qint64>(page.since, all.size()));
         place < all.size() && some.size() < page.limit; ++place)
        some.append(all[place]);
    return some;
}

void answerList(const Reply &reply, const QByteArray &message, const QJsonArray &list)
{
    reply.answer(success(200, message, QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

void addControlRoutes(std::shared_ptr<const ControlParts> parts)
{
    // Health is never authenticated: a script must be able to wait for us without a secret.
    parts->relay.router().add("GET", base + "/health",
                              [parts](const Call &call) { answerHealth(*parts, call); });
    addChallengeControl(parts);
    addClockControl(parts);
    addDeliveryControl(parts);
    addDeviceControl(parts);
    addFaultControl(parts);
    addLoginControl(parts);
    addRecordControl(parts);
    addStoreControl(parts);
}

} // namespace countersign::relay
