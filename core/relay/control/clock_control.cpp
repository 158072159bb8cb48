#include "core/base/json_form.h"
#include "core/relay/control/control_api.h"
#include "core/relay/envelope.h"

#include <cmath>

/// Time travel: everything of ours that expires or is scheduled follows.
namespace countersign::relay {

namespace {

/// Ten years: far enough for any test, near enough that no arithmetic on milliseconds overflows.
constexpr int furthestSeconds = 315'360'000;

void answerClock(const ControlParts &parts, const Reply &reply)
{
    const Instant now = parts.clock.now();
    reply.answer(
        success(200, "Clock",
                QJsonObject{{QStringLiteral("now"), toIso(now)},
                            {QStringLiteral("now_ms"), toUnixMs(now)},
                            {QStringLiteral("real_now"), toIso(parts.relay.realClock().now())},
                            {QStringLiteral("offset_ms"), static_cast<qint64>(parts.clock.offset().count())},
                            {QStringLiteral("offset_seconds"),
                             static_cast<double>(parts.clock.offset().count()) / 1000.0}}));
}

/// Answers once what expired by the move is in the journal.
void moved(const ControlParts &parts, const Reply &reply)
{
    parts.relay.clockMoved();
    parts.clockMoved();
    parts.relay.ledger().whenDurable([&parts, reply](const Result<void> &durable) {
        durable ? answerClock(parts, reply) : reply.answer(durable.error());
    });
}

void advance(const ControlParts &parts, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const JsonValue value = form.value("seconds", Presence::Required, JsonType::Number);
    bool isFinite = false;
    const double seconds = value.source().toByteArray().toDouble(&isFinite);
    if (value.exists() && !(isFinite && seconds >= 0.0 && seconds <= furthestSeconds))
        form.refuse("seconds", QStringLiteral("must be 0 to %1").arg(furthestSeconds));
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    parts.clock.advance(Milliseconds(std::llround(seconds * 1000.0)));
    moved(parts, call.reply);
}

void reset(const ControlParts &parts, const Call &call)
{
    // What has expired by now must be journalled as expired before time goes back.
    parts.relay.clockMoved();
    parts.clockMoved();
    parts.clock.reset();
    moved(parts, call.reply);
}

} // namespace

void addClockControl(const Control &control)
{
    addControlRoute(control, "GET", "/clock",
                    [](const ControlParts &parts, const Call &call) { answerClock(parts, call.reply); });
    addControlRoute(control, "POST", "/clock/advance", advance);
    addControlRoute(control, "POST", "/clock/reset", reset);
}

} // namespace countersign::relay
