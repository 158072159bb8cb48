#include "core/tamper/tamper_json.h"

#include "core/base/json_document.h"

namespace countersign::tamper {

namespace {

QJsonValue describe(const std::optional<Catch> &caught)
{
    if (!caught)
        return {};
    return QJsonObject{{QStringLiteral("check"), toWire(caught->check)},
                       {QStringLiteral("by"), toWire(caught->by)},
                       {QStringLiteral("error_code"), caught->error.code},
                       {QStringLiteral("message"), caught->error.message}};
}

} // namespace

QJsonObject toJson(const TamperTrial &trial)
{
    const std::optional<Clause> clause = trial.clause();
    const Result<JsonDocument> painted = JsonDocument::parse(trial.painted);
    Q_ASSERT(painted);
    return {{QStringLiteral("what"), toWire(trial.tampered.what)},
            {QStringLiteral("where"), toWire(trial.tampered.where)},
            {QStringLiteral("part"), trial.part.plain()},
            {QStringLiteral("before"), trial.before.plain()},
            {QStringLiteral("after"), trial.after.plain()},
            {QStringLiteral("caught"), describe(trial.caught)},
            {QStringLiteral("clause"), clause ? QJsonValue(toWire(*clause)) : QJsonValue()},
            {QStringLiteral("behind"), describe(trial.behind)},
            {QStringLiteral("effect"), toWire(trial.effect)},
            {QStringLiteral("asked_digest"), trial.askedDigest},
            {QStringLiteral("signed_digest"), trial.signedDigest},
            {QStringLiteral("painted"), painted->root().toQJson()}};
}

} // namespace countersign::tamper
