#include "core/base/json_form.h"
#include "core/relay/control/control_api.h"
#include "core/relay/envelope.h"

/// Faults: what goes wrong on purpose. The control API itself never does.
namespace countersign::relay {

namespace {

constexpr qint64 mostFaults = 10'000;
constexpr qint64 longestDelayMs = 600'000;
constexpr JsonForm::TextRule pathRule{1, 256};

void answerPlan(const ControlParts &parts, const Reply &reply)
{
    const FaultPlan &plan = parts.relay.faults();
    reply.answer(success(
        200, "Faults",
        QJsonObject{{QStringLiteral("fail_pushes"), plan.failPushes},
                    {QStringLiteral("fail_requests"), plan.failRequests},
                    {QStringLiteral("request_status"), plan.requestStatus},
                    {QStringLiteral("request_path"), QString::fromUtf8(plan.requestPath)},
                    {QStringLiteral("drop_callbacks"), plan.dropCallbacks},
                    {QStringLiteral("delay_callbacks"), plan.delayCallbacks},
                    {QStringLiteral("callback_delay_ms"), static_cast<qint64>(plan.callbackDelay.count())}}));
}

/// Reads a count into the plan; false when the member is not there.
bool readCount(JsonForm &form, QByteArrayView name, int &count)
{
    const std::optional<qint64> read = form.integer(name, Presence::Optional, 0, mostFaults);
    count = static_cast<int>(read.value_or(count));
    return read.has_value();
}

void readRequests(JsonForm &form, FaultPlan &plan)
{
    plan.requestStatus = static_cast<int>(
        form.integer("request_status", Presence::Optional, 500, 599).value_or(plan.requestStatus));
    const std::optional<QString> path = form.text("request_path", Presence::Optional, pathRule);
    if (!path)
        return;
    plan.requestPath = path->toUtf8();
    if (!path->startsWith(QLatin1String("/api/v1/")))
        form.refuse("request_path", QStringLiteral("must begin with /api/v1/"));
}

/// What the body names changes, the rest stays. Errors: those of a body, `VALIDATION_FAILED`.
Result<FaultPlan> readPlan(const Call &call, FaultPlan plan)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return failureOf(body);
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    bool names = readCount(form, "fail_pushes", plan.failPushes);
    names = readCount(form, "fail_requests", plan.failRequests) || names;
    names = readCount(form, "drop_callbacks", plan.dropCallbacks) || names;
    const bool delays = readCount(form, "delay_callbacks", plan.delayCallbacks);
    readRequests(form, plan);
    const std::optional<qint64> delay =
        form.integer("callback_delay_ms", Presence::Optional, 1, longestDelayMs);
    plan.callbackDelay = Milliseconds(delay.value_or(plan.callbackDelay.count()));
    if (delays && plan.delayCallbacks > 0 && plan.callbackDelay == Milliseconds::zero())
        form.refuse("callback_delay_ms", QStringLiteral("is required with delay_callbacks"));
    if (problems.isEmpty() && !names && !delays)
        form.refuse(
            "fail_pushes",
            QStringLiteral("is required unless fail_requests, drop_callbacks or delay_callbacks is given"));
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return plan;
}

void setFaults(const ControlParts &parts, const Call &call)
{
    const Result<FaultPlan> plan = readPlan(call, parts.relay.faults());
    if (!plan)
        return call.reply.answer(plan.error());
    parts.relay.setFaults(*plan);
    answerPlan(parts, call.reply);
}

void clearFaults(const ControlParts &parts, const Call &call)
{
    parts.relay.setFaults({});
    answerPlan(parts, call.reply);
}

} // namespace

void addFaultControl(const Control &control)
{
    addControlRoute(control, "GET", "/faults",
                    [](const ControlParts &parts, const Call &call) { answerPlan(parts, call.reply); });
    addControlRoute(control, "POST", "/faults", setFaults);
    addControlRoute(control, "DELETE", "/faults", clearFaults);
}

} // namespace countersign::relay
