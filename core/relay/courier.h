#pragma once

#include "core/domain/callback_rules.h"
#include "core/http/client.h"
#include "core/relay/delivery_queue.h"
#include "core/relay/faults.h"
#include "core/relay/keyring.h"
#include "core/relay/ledger.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace countersign::relay {

/// Tells backends of decisions (protocol, section 8): at least once, in the order of each instruction's events, at most
/// four at a time for a tenant, again after a while when it fails. A slow backend holds up nobody else's callbacks.
/// Belongs to the relay's loop.
class Courier
{
public:
    struct Parts
    {
        Ledger &ledger;
        Keyring &keyring;
        http::Loop &loop;
        http::Client &client;
        const Clock &realClock;              ///< callbacks are signed with real time
        std::function<double()> jitter;      ///< −1 to 1, evenly
        Faults &faults;                      ///< what is dropped or held back on purpose
        std::function<void()> scheduleMoved; ///< nextAttempt() may have changed
    };
    explicit Courier(Parts parts);

    /// Sends what is due. Call after a start, when a timer set by nextAttempt() rings, and when virtual time moved.
    void wake();
    /// The earliest time at which wake() has something to do; nothing when it has not. What waits for another attempt
    /// to end is not in it: that end wakes.
    [[nodiscard]] std::optional<Instant> nextAttempt() const;
    /// What a fault holds back goes out with the next wake().
    void releaseHeld();

private:
    /// wake() from the loop, once for all that ask before it comes.
    void wakeSoon();
    /// As the faults let it: at once, later, or never.
    void dispatch(const domain::Callback &callback);
    void send(const domain::Callback &callback);
    void arrived(const QString &eventId, domain::AttemptOutcome outcome);

    Parts m_parts;
    DeliveryQueue m_queue;
    std::multimap<Instant, QString> m_held; ///< under way for the queue, not sent yet
    bool m_wakesSoon = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace countersign::relay
