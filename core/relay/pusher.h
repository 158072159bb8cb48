#pragma once

#include "core/relay/keyring.h"
#include "core/relay/ledger.h"
#include "core/relay/push_gateway.h"

namespace countersign::relay {

/// Pushes what was committed to the devices it concerns. Belongs to the relay's loop.
class Pusher
{
public:
    /// What is pointed to must outlive the pusher.
    struct Parts
    {
        Ledger &ledger;
        Keyring &keyring; ///< signs what lets a device answer the backend itself
        PushGateway &gateway;
        const Clock &realClock;
    };
    explicit Pusher(Parts parts);

    /// Pending challenges again, and alerts that nobody has seen, to devices that lost theirs with the process.
    void resendPending();

private:
    void pushChallenge(const domain::Challenge &challenge);
    void pushAlert(const domain::Challenge &alert);
    void pushClosed(const domain::Challenge &challenge);
    void pushDispatch(const domain::Dispatch &dispatch);
    /// One answered: the other devices of theirs are told that it is done, everybody how far it is.
    void pushVoted(const domain::Dispatch &dispatch, const domain::Validator &voter);
    void pushEnded(const domain::Dispatch &dispatch);

    /// To those of the devices that are ours and whose message the push service took. `message` makes a delivery's.
    void pushTo(const std::vector<domain::Delivery> &deliveries, const auto &message);

    [[nodiscard]] QByteArray responseTokenFor(const domain::Tenant &tenant,
                                              const domain::Challenge &challenge,
                                              const domain::Delivery &delivery) const;

    Parts m_parts;
};

} // namespace countersign::relay
