#include "core/base/json_form.h"
#include "core/relay/control/callback_watch.h"
#include "core/relay/envelope.h"

#include <algorithm>

/// Callbacks: what the relay tells the backends of decisions, and whether it arrived.
namespace countersign::relay {

namespace {

QJsonArray describe(const std::vector<domain::CallbackAttempt> &attempts)
{
    QJsonArray array;
    for (const domain::CallbackAttempt &attempt : attempts) {
        array.append(QJsonObject{
            {QStringLiteral("at"), toIso(attempt.at)},
            {QStringLiteral("status"), attempt.status > 0 ? QJsonValue(attempt.status) : QJsonValue()},
            {QStringLiteral("error"), attempt.error.isEmpty() ? QJsonValue() : QJsonValue(attempt.error)},
            {QStringLiteral("duration_ms"), static_cast<qint64>(attempt.took.count())}});
    }
    return array;
}

QJsonObject describe(const domain::RelayState &state, const domain::Callback &callback)
{
    const bool pending = callback.state == domain::CallbackState::Pending;
    return {{QStringLiteral("number"), static_cast<qint64>(callback.number)},
            {QStringLiteral("event_id"), callback.eventId},
            {QStringLiteral("tenant_id"), callback.tenantId},
            {QStringLiteral("instruction_id"), callback.instructionId},
            {QStringLiteral("url"), state.tenant(callback.tenantId)->callbackUrl()},
            {QStringLiteral("status"), domain::toWire(callback.state)},
            {QStringLiteral("attempts"), describe(callback.attempts)},
            {QStringLiteral("redeliveries"), callback.round},
            {QStringLiteral("next_attempt_at"),
             pending ? QJsonValue(toIso(callback.nextAttemptAt)) : QJsonValue()}};
}

/// Which deliveries a caller wants to see; what is not set or empty does not matter.
struct Filter
{
    std::optional<domain::CallbackState> state;
    QString tenantId;

    [[nodiscard]] bool wants(const domain::Callback &callback) const
    {
        return (!state || callback.state == *state) && (tenantId.isEmpty() || callback.tenantId == tenantId);
    }
};

Result<Filter> readFilter(const Call &call)
{
    const QString status = call.query(QStringLiteral("status"));
    const Filter filter{domain::callbackStateFromWire(status), call.query(QStringLiteral("tenant_id"))};
    if (status.isEmpty() || filter.state)
        return filter;
    JsonProblems problems;
    problems.add(QStringLiteral("status"), QStringLiteral("must be pending, delivered, gone or failed"));
    return Failure(problems.toError());
}

void listDeliveries(const ControlParts &parts, const Call &call)
{
    const Result<Page> page = readPage(call);
    if (!page)
        return call.reply.answer(page.error());
    const Result<Filter> filter = readFilter(call);
    if (!filter)
        return call.reply.answer(filter.error());
    const domain::RelayState &state = parts.relay.ledger().state();
    const auto &all = state.callbacks();
    auto each =
        std::ranges::upper_bound(all, static_cast<quint64>(page->since), {}, &domain::Callback::number);
    QJsonArray list;
    for (; each != all.end() && list.size() < page->limit; ++each) {
        if (filter->wants(*each))
            list.append(describe(state, *each));
    }
    answerList(call.reply, "Callbacks", list);
}

/// Answers once the attempt was made, or after a second.
void redeliver(const ControlParts &parts, const Call &call)
{
    const QString eventId = QString::fromUtf8(call.pathParts.first());
    const domain::RelayState &state = parts.relay.ledger().state();
    const domain::Callback *callback = state.callback(eventId);
    const std::size_t attempts = callback ? callback->attempts.size() : 0;
    parts.relay.redeliver(
        eventId, [&parts, &state, eventId, attempts, reply = call.reply](const Result<void> &requeued) {
            if (!requeued)
                return reply.answer(requeued.error());
            afterAttempt(parts, eventId, attempts, [&state, eventId, reply] {
                if (const domain::Callback *now = state.callback(eventId))
                    reply.answer(success(202, "Callback goes out again", describe(state, *now)));
                else
                    reply.answer(Error{
                        QStringLiteral("DELIVERY_NOT_FOUND"),
                        QStringLiteral("The delivery of event \"%1\" is forgotten by now.").arg(eventId)});
            });
        });
}

} // namespace

void addDeliveryControl(const Control &control)
{
    addControlRoute(control, "GET", "/deliveries", listDeliveries);
    addControlRoute(control, "POST", "/deliveries/{event_id}/redeliver", redeliver);
}

} // namespace countersign::relay
