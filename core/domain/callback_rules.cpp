#include "core/domain/callback_rules.h"

namespace countersign::domain {

CallbackAttempted endAttempt(const Callback &callback, AttemptOutcome outcome, Instant now, double jitter)
{
    const CallbackVerdict verdict = outcome.round == callback.round
        ? judgeAttempt(callback.triesInRound + 1, outcome.status, now, jitter)
        : CallbackVerdict{CallbackState::Pending, callback.nextAttemptAt};
    return {callback.eventId, outcome.status, std::move(outcome.error), verdict.state, verdict.nextAttemptAt,
            outcome.took,     outcome.round};
}

Result<CallbackRequeued> requeueCallback(const RelayState &state, const QString &eventId)
{
    const Callback *callback = state.callback(eventId);
    if (!callback) {
        return fail(
            QStringLiteral("DELIVERY_NOT_FOUND"),
            QStringLiteral("There is no delivery of event \"%1\"; GET /_sim/v1/deliveries lists them.")
                .arg(eventId));
    }
    const Tenant *tenant = state.tenant(callback->tenantId);
    if (tenant->callbackUrl().isEmpty()) {
        return fail(QStringLiteral("CALLBACK_URL_MISSING"),
                    QStringLiteral("Tenant \"%1\" has no callback_url_base any more, so there is nowhere to "
                                   "deliver to; set one with update/tenant.")
                        .arg(tenant->id));
    }
    return CallbackRequeued{eventId};
}

} // namespace countersign::domain
