#include "core/relay/pusher.h"

#include "core/relay/push_message.h"

namespace countersign::relay {

Pusher::Pusher(Ledger &ledger, PushGateway &gateway) : m_ledger(ledger), m_gateway(gateway)
{
    m_ledger.observe([this](const journal::Entry &, const domain::Event &event) {
        const domain::RelayState &state = m_ledger.state();
        if (const auto *created = std::get_if<domain::ChallengeCreated>(&event))
            pushChallenge(*state.challenge(created->tenantId, created->instructionId));
        else if (const auto *decided = std::get_if<domain::ChallengeDecided>(&event))
            pushClosed(*state.challenge(decided->tenantId, decided->instructionId));
    });
}

void Pusher::resendPending()
{
    for (const domain::Challenge &challenge : m_ledger.state().challenges()) {
        if (challenge.state == domain::ChallengeState::Pending)
            pushChallenge(challenge);
    }
}

void Pusher::pushChallenge(const domain::Challenge &challenge)
{
    const domain::Tenant &tenant = *m_ledger.state().tenant(challenge.tenantId);
    for (const domain::Delivery &delivery : challenge.deliveries) {
        const domain::PairedDevice *device = m_ledger.state().device(delivery.deviceId);
        if (device && m_gateway.reach(device->pushToken) == PushReach::Here)
            m_gateway.push(device->pushToken, challengeMessage(tenant, challenge, delivery));
    }
}

void Pusher::pushClosed(const domain::Challenge &challenge)
{
    for (const domain::Delivery &delivery : challenge.deliveries) {
        const domain::PairedDevice *device = m_ledger.state().device(delivery.deviceId);
        if (device && m_gateway.reach(device->pushToken) == PushReach::Here)
            m_gateway.push(device->pushToken, closedMessage(challenge));
    }
}

} // namespace countersign::relay
