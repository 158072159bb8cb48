#include "core/tamper/tamper_control.h"

#include "core/base/json_form.h"
#include "core/relay/envelope.h"
#include "core/tamper/example_block.h"
#include "core/tamper/tamper_json.h"

namespace countersign::tamper {

namespace {

using relay::Call;
using relay::ControlParts;

struct Order
{
    TamperCase tampered;
    display::DisplayBlock block;
};

template<typename Value, std::size_t n>
QStringList namesOf(const std::array<Value, n> &values)
{
    QStringList names;
    for (const Value value : values)
        names.append(toWire(value));
    return names;
}

/// Errors: those of a body, `VALIDATION_FAILED`.
Result<Order> readOrder(const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return failureOf(body);
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    Order order{{}, exampleBlock()};
    if (const auto what = form.choice("what", Presence::Required, namesOf(allWhats)))
        order.tampered.what = *tamperWhatFromWire(*what);
    if (const auto where = form.choice("where", Presence::Required, namesOf(allWheres)))
        order.tampered.where = *tamperWhereFromWire(*where);
    if (const JsonValue block = form.value("block", Presence::Optional, JsonType::Object); block.exists())
        order.block = display::readDisplayBlock(block, form.pathOf("block"), problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return order;
}

void tryOne(const ControlParts &parts, const Call &call)
{
    const Result<Order> order = readOrder(call);
    if (!order)
        return call.reply.answer(order.error());
    const Result<TamperTrial> trial =
        tryTampering(order->tampered, order->block, parts.relay.realClock().now());
    if (!trial)
        return call.reply.answer(trial.error());
    call.reply.answer(relay::success(200, "Tamper trial", toJson(*trial)));
}

void tryAll(const ControlParts &parts, const Call &call)
{
    QJsonArray table;
    for (const TamperCase tampered : allCases()) {
        const Result<TamperTrial> trial =
            tryTampering(tampered, exampleBlock(), parts.relay.realClock().now());
        if (!trial)
            return call.reply.answer(trial.error());
        table.append(toJson(*trial));
    }
    relay::answerList(call.reply, "Tamper trials", table);
}

} // namespace

void addTamperControl(const relay::Control &control)
{
    addControlRoute(control, "GET", "/tamper", tryAll);
    addControlRoute(control, "POST", "/tamper", tryOne);
}

} // namespace countersign::tamper
