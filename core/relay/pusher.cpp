#include "core/relay/pusher.h"

#include "core/relay/push_message.h"
#include "core/relay/tokens.h"

namespace countersign::relay {

Pusher::Pusher(Parts parts) : m_parts(parts)
{
    m_parts.ledger.observe([this](const journal::Entry &, const domain::Event &event) {
        const domain::RelayState &state = m_parts.ledger.state();
        if (const auto *created = std::get_if<domain::ChallengeCreated>(&event))
            pushChallenge(*state.challenge(created->tenantId, created->instructionId));
        else if (const auto *decided = std::get_if<domain::ChallengeDecided>(&event))
            pushClosed(*state.challenge(decided->tenantId, decided->instructionId));
    });
}

void Pusher::resendPending()
{
    for (const domain::Challenge &challenge : m_parts.ledger.state().challenges()) {
        if (challenge.state == domain::ChallengeState::Pending)
            pushChallenge(challenge);
    }
}

void Pusher::pushChallenge(const domain::Challenge &challenge)
{
    const domain::Tenant &tenant = *m_parts.ledger.state().tenant(challenge.tenantId);
    for (const domain::Delivery &delivery : challenge.deliveries) {
        const domain::PairedDevice *device = m_parts.ledger.state().device(delivery.deviceId);
        const bool taken = !delivery.messageId.isEmpty();
        if (taken && device && m_parts.gateway.reach(device->pushToken) == PushReach::Here)
            m_parts.gateway.push(
                device->pushToken,
                challengeMessage(tenant, challenge, delivery, responseTokenFor(tenant, challenge, delivery)));
    }
}

QByteArray Pusher::responseTokenFor(const domain::Tenant &tenant, const domain::Challenge &challenge,
                                    const domain::Delivery &delivery) const
{
    if (challenge.answerPath != domain::AnswerPath::Backend)
        return {};
    return responseToken(m_parts.keyring.tenantSecret(tenant), challenge, delivery, m_parts.realClock.now());
}

void Pusher::pushClosed(const domain::Challenge &challenge)
{
    for (const domain::Delivery &delivery : challenge.deliveries) {
        const domain::PairedDevice *device = m_parts.ledger.state().device(delivery.deviceId);
        if (device && m_parts.gateway.reach(device->pushToken) == PushReach::Here)
            m_parts.gateway.push(device->pushToken, closedMessage(challenge));
    }
}

} // namespace countersign::relay
