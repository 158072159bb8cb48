#pragma once

#include "core/domain/challenge_rules.h"
#include "core/relay/alarm.h"
#include "core/relay/courier.h"
#include "core/relay/faults.h"
#include "core/relay/keyring.h"
#include "core/relay/ledger.h"
#include "core/relay/login_links.h"
#include "core/relay/pusher.h"
#include "core/relay/router.h"
#include "core/relay/tenant_gate.h"
#include "core/relay/tokens.h"

#include <memory>

namespace countersign::relay {

/// The relay: its routes, its state, and what follows from each event. Everything in it belongs to one loop.
class Relay
{
public:
    struct Parts
    {
        http::Loop &loop;
        journal::Journal &journal;
        const signing::Sealer &sealer;
        PushGateway &gateway;
        http::Client &callbackClient;
        const Clock &clock;
        const Clock &realClock;
        Secret adminKey;
        RateLimiting rateLimiting = RateLimiting::On;
        IdSource newId;
        std::function<double()> jitter;
        /// Told of each committed entry, on the loop.
        std::function<void(const journal::Entry &)> committed;
        /// How much of the past is kept.
        journal::RetentionPolicy retention = {};
    };

    /// Folds the journal and mounts the routes under `/api/v1`. Errors: the journal's.
    [[nodiscard]] static Result<std::unique_ptr<Relay>> create(Parts parts);

    /// On the loop, once the devices listen: expires what is due, sends what a crash left unsent, pushes what is pending.
    void start();
    /// On the loop, after virtual time moved: what is due now happens now.
    void clockMoved();
    /// On the loop: delivers a callback again. `then` hears when that is durable. Errors: as domain::requeueCallback(), the journal's.
    void redeliver(const QString &eventId, Ledger::Then then);

    /// On the loop: answers a request, unless a fault does.
    void serve(const http::Request &request, http::Responder respond);
    /// On the loop. What a fault holds back goes out once nothing is to be delayed any more.
    void setFaults(const FaultPlan &plan);
    [[nodiscard]] const FaultPlan &faults() const { return m_faults.plan(); }
    /// Whether the push service takes a message for a push token, by the gateway and the faults.
    [[nodiscard]] domain::PushOutcome pushOutcome();

    [[nodiscard]] Router &router() { return m_router; }
    [[nodiscard]] Ledger &ledger() { return m_ledger; }
    [[nodiscard]] Keyring &keyring() { return m_keyring; }
    [[nodiscard]] TenantGate &gate() { return m_gate; }
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] const LoginLinks &loginLinks() const { return m_loginLinks; }
    [[nodiscard]] PushGateway &gateway() { return m_parts.gateway; }
    [[nodiscard]] const Clock &clock() const { return m_parts.clock; }
    [[nodiscard]] const Clock &realClock() const { return m_parts.realClock; }
    [[nodiscard]] const Secret &adminKey() const { return m_parts.adminKey; }
    [[nodiscard]] const IdSource &newId() const { return m_parts.newId; }

    /// Commits and then answers: with `response` when it is durable, else with the failure. Without events, `response`
    /// waits for what it was judged by.
    void commitAndAnswer(std::vector<domain::Event> events, const Reply &reply, http::Response response);

private:
    explicit Relay(Parts parts);
    void expireDue();
    void setAlarm();

    Parts m_parts;
    Ledger m_ledger;
    Keyring m_keyring;
    TenantGate m_gate;
    Tokens m_tokens;
    LoginLinks m_loginLinks;
    Router m_router;
    Faults m_faults;
    Alarm m_expiryAlarm;
    Alarm m_courierAlarm;
    Pusher m_pusher;
    std::unique_ptr<Courier> m_courier;
};

/// The routes under `/api/v1`, by who may call them. `relay` must outlive its router.
void addAdminRoutes(Relay &relay);
void addPairingRoutes(Relay &relay);
void addChallengeRoutes(Relay &relay);
void addDeliveryStatusRoutes(Relay &relay);
void addDispatchRoutes(Relay &relay);
void addGroupRoutes(Relay &relay);
void addDeviceRoutes(Relay &relay);
void addQrLoginRoutes(Relay &relay);
/// `/openapi.json`.
void addDocumentRoute(Relay &relay);

} // namespace countersign::relay
