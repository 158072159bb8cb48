#include "core/base/json_form.h"
#include "core/journal/entry_json.h"
#include "core/relay/control/control_api.h"
#include "core/relay/control/event_streams.h"
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
    const auto since = static_cast<quint64>(page->since);
    if (const Result<void> kept = checkKept(parts.journal, since); !kept)
        return call.reply.answer(kept.error());
    const auto entries = parts.journal.after(since, static_cast<std::size_t>(page->limit));
    if (!entries)
        return call.reply.answer(entries.error());
    QJsonArray list;
    for (const journal::Entry &entry : *entries)
        list.append(journal::toJson(entry));
    answerList(call.reply, "Journal", list);
}

bool wantsStream(const Call &call)
{
    const std::optional<QByteArray> accept = call.request.headers.find("Accept");
    return accept && accept->toLower().contains("text/event-stream");
}

/// A reader that comes back says in `Last-Event-ID` where it was. Errors: `VALIDATION_FAILED`.
Result<quint64> resumedFrom(const Call &call)
{
    const std::optional<QByteArray> lastId = call.request.headers.find("Last-Event-ID");
    if (!lastId || lastId->isEmpty()) {
        const Result<Page> page = readPage(call);
        return page ? Result<quint64>(static_cast<quint64>(page->since)) : failureOf(page);
    }
    bool isNumber = false;
    const quint64 last = lastId->toULongLong(&isNumber);
    if (isNumber)
        return last;
    JsonProblems problems;
    problems.add(QStringLiteral("Last-Event-ID"), QStringLiteral("must be the number of an event"));
    return Failure(problems.toError());
}

void streamEvents(EventStreams &streams, const Call &call)
{
    const Result<quint64> since = resumedFrom(call);
    if (!since)
        return call.reply.answer(since.error());
    const Result<std::shared_ptr<http::BodyStream>> stream = streams.open(*since);
    if (!stream)
        return call.reply.answer(stream.error());
    call.reply.answer(
        {200, {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}}, {}, *stream});
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
    const auto streams = std::make_shared<EventStreams>(control->journal, control->loop);
    control->relay.ledger().observe(
        [streams](const journal::Entry &, const domain::Event &) { streams->committed(); });
    addControlRoute(control, "GET", "/events", [streams](const ControlParts &parts, const Call &call) {
        wantsStream(call) ? streamEvents(*streams, call) : listEvents(parts, call);
    });
    addControlRoute(control, "GET", "/exchanges", listExchanges);
}

} // namespace countersign::relay
