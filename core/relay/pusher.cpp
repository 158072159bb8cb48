#include "core/relay/pusher.h"

#include "core/relay/push_message.h"
#include "core/relay/tokens.h"

#include <algorithm>

namespace countersign::relay {

Pusher::Pusher(Parts parts) : m_parts(parts)
{
    m_parts.ledger.observe([this](const journal::Entry &, const domain::Event &event) {
        const domain::RelayState &state = m_parts.ledger.state();
        if (const auto *created = std::get_if<domain::ChallengeCreated>(&event))
            pushChallenge(*state.challenge(created->tenantId, created->instructionId));
        else if (const auto *sent = std::get_if<domain::AlertSent>(&event))
            pushAlert(*state.challenge(sent->tenantId, sent->instructionId));
        else if (const auto *decided = std::get_if<domain::ChallengeDecided>(&event))
            pushClosed(*state.challenge(decided->tenantId, decided->instructionId));
    });
}

void Pusher::resendPending()
{
    for (const domain::Challenge &challenge : m_parts.ledger.state().challenges()) {
        if (challenge.state == domain::ChallengeState::Pending)
            pushChallenge(challenge);
        else if (challenge.isAlert())
            pushAlert(challenge);
    }
}

template<typename Message>
void Pusher::pushToDevices(const domain::Challenge &challenge, Message message)
{
    for (const domain::Delivery &delivery : challenge.deliveries) {
        const domain::PairedDevice *device = m_parts.ledger.state().device(delivery.deviceId);
        const bool taken = !delivery.messageId.isEmpty();
        if (taken && device && m_parts.gateway.reach(device->pushToken) == PushReach::Here)
            m_parts.gateway.push(device->pushToken, message(delivery));
    }
}

void Pusher::pushChallenge(const domain::Challenge &challenge)
{
    const domain::Tenant &tenant = *m_parts.ledger.state().tenant(challenge.tenantId);
    pushToDevices(challenge, [&](const domain::Delivery &delivery) {
        return challengeMessage(tenant, challenge, delivery, responseTokenFor(tenant, challenge, delivery));
    });
}

void Pusher::pushAlert(const domain::Challenge &alert)
{
    const auto seen = [](const domain::Delivery &delivery) { return delivery.seenAt.has_value(); };
    if (std::ranges::any_of(alert.deliveries, seen))
        return;
    const domain::Tenant &tenant = *m_parts.ledger.state().tenant(alert.tenantId);
    pushToDevices(alert,
                  [&](const domain::Delivery &delivery) { return alertMessage(tenant, alert, delivery); });
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
    pushToDevices(challenge, [&](const domain::Delivery &) { return closedMessage(challenge); });
}

} // namespace countersign::relay
