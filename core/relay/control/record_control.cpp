#include "core/journal/entry_json.h"
#include "core/relay/control/control_api.h"
#include "core/relay/envelope.h"

#include <QJsonDocument>

/// What happened: the journal and the HTTP exchanges.
namespace countersign::relay {

namespace {

QJsonArray describe(const http::Headers &headers)
{
    QJsonArray array;
    for (const http::Header &header : headers)
        array.append(QJsonArray{QString::fromUtf8(header.name), QString::fromUtf8(header.value)});
    return array;
}

/// A body that is text is shown as text; what is not UTF-8 as base 64.
void addBody(QJsonObject &object, const QByteArray &body)
{
    if (QByteArrayView(body).isValidUtf8())
        object[QStringLiteral("body")] = QString::fromUtf8(body);
    else
        object[QStringLiteral("body_base64")] = QString::fromLatin1(body.toBase64());
}

QJsonObject describe(const http::Exchange &exchange)
{
    const QJsonObject verdict = exchange.verdict.toJson();
    QJsonObject request{{QStringLiteral("method"), QString::fromLatin1(exchange.request.method)},
                        {QStringLiteral("target"), QString::fromUtf8(exchange.request.target)},
                        {QStringLiteral("headers"), describe(exchange.request.headers)}};
    addBody(request, exchange.request.body);
    QJsonObject response{{QStringLiteral("status"), exchange.response.status},
                         {QStringLiteral("headers"), describe(exchange.response.headers)}};
    addBody(response, exchange.response.body);
    return {{QStringLiteral("number"), static_cast<qint64>(exchange.number)},
            {QStringLiteral("direction"),
             exchange.direction == http::Direction::Inbound ? QStringLiteral("inbound")
                                                            : QStringLiteral("outbound")},
            {QStringLiteral("party"), QString::fromUtf8(exchange.party)},
            {QStringLiteral("at"), toIso(exchange.at)},
            {QStringLiteral("duration_us"), static_cast<qint64>(exchange.duration.count())},
            {QStringLiteral("instruction_id"), exchange.instructionId},
            {QStringLiteral("request"), request},
            {QStringLiteral("response"), response},
            {QStringLiteral("verdict"), verdict.isEmpty() ? QJsonValue() : QJsonValue(verdict)}};
}

void listEvents(const ControlParts &parts, const Call &call)
{
    const Result<Page> page = readPage(call);
    if (!page)
        return call.reply.answer(page.error());
    const auto entries =
        parts.journal.after(static_cast<quint64>(page->since), static_cast<std::size_t>(page->limit));
    if (!entries)
        return call.reply.answer(entries.error());
    QJsonArray list;
    for (const journal::Entry &entry : *entries)
        list.append(journal::toJson(entry));
    answerList(call.reply, "Journal", list);
}

void listExchanges(const ControlParts &parts, const Call &call)
{
    const Result<Page> page = readPage(call);
    if (!page)
        return call.reply.answer(page.error());
    QJsonArray list;
    for (const http::Exchange &exchange :
         parts.exchanges.after(static_cast<quint64>(page->since), static_cast<std::size_t>(page->limit)))
        list.append(describe(exchange));
    answerList(call.reply, "Exchanges", list);
}

} // namespace

void addRecordControl(const Control &control)
{
    addControlRoute(control, "GET", "/events", listEvents);
    addControlRoute(control, "GET", "/exchanges", listExchanges);
}

} // namespace countersign::relay
