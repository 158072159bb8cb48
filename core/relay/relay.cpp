#include "core/relay/relay.h"

#include "core/relay/envelope.h"

namespace countersign::relay {

Relay::Relay(Parts parts)
    : m_parts(std::move(parts)), m_ledger(m_parts.journal, m_parts.loop, m_parts.clock, m_parts.retention),
      m_keyring(m_parts.sealer),
      m_gate({m_ledger.state(), m_keyring, m_parts.clock, m_parts.realClock, m_parts.rateLimiting}),
      m_tokens(m_parts.sealer.derive("device tokens")), m_loginLinks(m_parts.sealer.derive("login links")),
      m_expiryAlarm(m_parts.loop, m_parts.clock, [this] { expireDue(); }),
      m_courierAlarm(m_parts.loop, m_parts.clock, [this] { m_courier->wake(); }),
      m_pusher({m_ledger, m_keyring, m_parts.gateway, m_parts.realClock})
{}

Result<std::unique_ptr<Relay>> Relay::create(Parts parts)
{
    std::unique_ptr<Relay> relay(new Relay(std::move(parts)));
    if (const Result<void> replayed = relay->m_ledger.replay(); !replayed)
        return failureOf(replayed);
    Relay &self = *relay;
    if (self.m_parts.committed) {
        self.m_ledger.observe(
            [&self](const journal::Entry &entry, const domain::Event &) { self.m_parts.committed(entry); });
    }
    self.m_ledger.observe([&self](const journal::Entry &, const domain::Event &) { self.setAlarm(); });
    self.m_courier = std::make_unique<Courier>(
        Courier::Parts{self.m_ledger, self.m_keyring, self.m_parts.loop, self.m_parts.callbackClient,
                       self.m_parts.realClock, self.m_parts.jitter, self.m_faults,
                       [&self] { self.m_courierAlarm.set(self.m_courier->nextAttempt()); }});
    addAdminRoutes(self);
    addPairingRoutes(self);
    addChallengeRoutes(self);
    addDeliveryStatusRoutes(self);
    addDispatchRoutes(self);
    addGroupRoutes(self);
    addDeviceRoutes(self);
    addQrLoginRoutes(self);
    addDocumentRoute(self);
    return relay;
}

void Relay::start()
{
    expireDue();
    m_courier->wake();
    m_pusher.resendPending();
}

void Relay::clockMoved()
{
    m_expiryAlarm.clockMoved();
    m_courierAlarm.clockMoved();
    expireDue();
    m_courier->wake();
}

void Relay::serve(const http::Request &request, http::Responder respond)
{
    const std::optional<int> status = m_faults.takeRequest(request.path());
    if (!status)
        return m_router.dispatch(request, std::move(respond));
    const Error asked{
        QStringLiteral("FAULT_INJECTED"),
        QStringLiteral(
            "The control API asked for this answer; %1 more follow. DELETE /_sim/v1/faults ends it.")
            .arg(m_faults.plan().failRequests)};
    respond(failure(*status, asked), {});
}

void Relay::setFaults(const FaultPlan &plan)
{
    m_faults.set(plan);
    if (plan.delayCallbacks == 0)
        m_courier->releaseHeld();
}

domain::PushOutcome Relay::pushOutcome()
{
    return [this](const QString &pushToken) {
        return !m_faults.takePush() && m_parts.gateway.reach(pushToken) != PushReach::Nobody;
    };
}

void Relay::redeliver(const QString &eventId, Ledger::Then then)
{
    const Result<domain::CallbackRequeued> requeued = domain::requeueCallback(m_ledger.state(), eventId);
    if (!requeued)
        return then(failureOf(requeued));
    m_ledger.commit({*requeued}, std::move(then));
}

void Relay::expireDue()
{
    m_ledger.retainWhenDue();
    std::vector<domain::Event> expired = m_ledger.expire(m_parts.newId);
    if (expired.empty())
        setAlarm();
    else
        m_ledger.commit(std::move(expired), [this](const Result<void> &) { setAlarm(); });
}

void Relay::setAlarm()
{
    m_expiryAlarm.set(domain::earliest(m_ledger.nextExpiry(), m_ledger.nextRetention()));
}

void Relay::commitAndAnswer(std::vector<domain::Event> events, const Reply &reply, http::Response response)
{
    m_ledger.commit(std::move(events),
                    [reply, response = std::move(response)](const Result<void> &committed) {
                        committed ? reply.answer(response) : reply.answer(committed.error());
                    });
}

} // namespace countersign::relay
