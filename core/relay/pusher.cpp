#include "core/relay/pusher.h"

#include "core/domain/overloaded.h"
#include "core/relay/push_message.h"
#include "core/relay/tokens.h"

#include <algorithm>

namespace countersign::relay {

void Pusher::pushTo(const std::vector<domain::Delivery> &deliveries, const auto &message)
{
    for (const domain::Delivery &delivery : deliveries) {
        const domain::PairedDevice *device = m_parts.ledger.state().device(delivery.deviceId);
        const bool taken = !delivery.messageId.isEmpty();
        if (taken && device && m_parts.gateway.reach(device->pushToken) == PushReach::Here)
            m_parts.gateway.push(device->pushToken, message(delivery));
    }
}

Pusher::Pusher(Parts parts) : m_parts(parts)
{
    m_parts.ledger.observe([this](const journal::Entry &, const domain::Event &event) {
        const domain::RelayState &state = m_parts.ledger.state();
        std::visit(domain::Overloaded{
                       [this, &state](const domain::ChallengeCreated &created) {
                           pushChallenge(*state.challenge(created.tenantId, created.instructionId));
                       },
                       [this, &state](const domain::AlertSent &sent) {
                           pushAlert(*state.challenge(sent.tenantId, sent.instructionId));
                       },
                       [this, &state](const domain::ChallengeDecided &decided) {
                           pushClosed(*state.challenge(decided.tenantId, decided.instructionId));
                       },
                       [this, &state](const domain::DispatchCreated &created) {
                           pushDispatch(*state.dispatch(created.eventId));
                       },
                       [this, &state](const domain::ValidatorVoted &voted) {
                           const domain::Dispatch &dispatch = *state.dispatch(voted.eventId);
                           pushVoted(dispatch, *dispatch.validator(voted.pairingId));
                       },
                       [this, &state](const domain::DispatchEnded &ended) {
                           pushEnded(*state.dispatch(ended.eventId));
                       },
                       [](const auto &) {},
                   },
                   event);
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
    for (const domain::Dispatch &dispatch : m_parts.ledger.state().dispatches()) {
        if (dispatch.state == domain::ChallengeState::Pending)
            pushDispatch(dispatch);
    }
}

void Pusher::pushChallenge(const domain::Challenge &challenge)
{
    const domain::Tenant &tenant = *m_parts.ledger.state().tenant(challenge.tenantId);
    pushTo(challenge.deliveries, [&](const domain::Delivery &delivery) {
        return challengeMessage(tenant, challenge, delivery, responseTokenFor(tenant, challenge, delivery));
    });
}

void Pusher::pushAlert(const domain::Challenge &alert)
{
    const auto seen = [](const domain::Delivery &delivery) { return delivery.seenAt.has_value(); };
    if (std::ranges::any_of(alert.deliveries, seen))
        return;
    const domain::Tenant &tenant = *m_parts.ledger.state().tenant(alert.tenantId);
    pushTo(alert.deliveries,
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
    pushTo(challenge.deliveries, [&](const domain::Delivery &) { return closedMessage(challenge); });
}

void Pusher::pushDispatch(const domain::Dispatch &dispatch)
{
    for (const domain::Validator &validator : dispatch.validators) {
        if (validator.vote)
            continue;
        pushTo(validator.deliveries, [&](const domain::Delivery &delivery) {
            return dispatchMessage(m_parts.ledger.state(), dispatch, validator, delivery);
        });
    }
}

void Pusher::pushVoted(const domain::Dispatch &dispatch, const domain::Validator &voter)
{
    pushTo(voter.deliveries, [&](const domain::Delivery &) { return closedMessage(dispatch, voter); });
    for (const domain::Validator &validator : dispatch.validators) {
        pushTo(validator.deliveries,
               [&](const domain::Delivery &) { return progressMessage(dispatch, validator); });
    }
}

void Pusher::pushEnded(const domain::Dispatch &dispatch)
{
    for (const domain::Validator &validator : dispatch.validators) {
        pushTo(validator.deliveries, [&](const domain::Delivery &) {
            return validator.vote ? progressMessage(dispatch, validator) : closedMessage(dispatch, validator);
        });
    }
}

} // namespace countersign::relay
