#pragma once

#include "core/relay/ledger.h"
#include "core/relay/push_gateway.h"

namespace countersign::relay {

/// Pushes what was committed to the devices it concerns. Belongs to the relay's loop.
class Pusher
{
public:
    /// Both must outlive the pusher.
    Pusher(Ledger &ledger, PushGateway &gateway);

    /// Pending challenges again, to devices that lost theirs with the process.
    void resendPending();

private:
    void pushChallenge(const domain::Challenge &challenge);
    void pushClosed(const domain::Challenge &challenge);

    Ledger &m_ledger;
    PushGateway &m_gateway;
};

} // namespace countersign::relay
