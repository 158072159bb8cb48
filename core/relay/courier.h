#pragma once

#include "core/http/client.h"
#include "core/relay/keyring.h"
#include "core/relay/ledger.h"

#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace countersign::relay {

/// Tells backends of decisions (protocol, section 8): at least once, in the order of each instruction's events, at most
/// four at a time for a tenant, again after a while when it fails. Belongs to the relay's loop.
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
        std::function<void()> scheduleMoved; ///< nextAttempt() may have changed
    };
    explicit Courier(Parts parts);

    /// Sends what is due. Call after a start, when a timer set by nextAttempt() rings, and when virtual time moved.
    void wake();
    /// The earliest time at which wake() has something to do; nothing when it has not. What waits for another attempt
    /// to end is not in it: that end wakes.
    [[nodiscard]] std::optional<Instant> nextAttempt() const { return m_nextAttempt; }

private:
    /// wake() from the loop, once for all that ask before it comes.
    void wakeSoon();
    [[nodiscard]] bool mayGo(const domain::Callback &callback) const;
    void send(const domain::Callback &callback);
    void arrived(const QString &eventId, const Result<http::Response> &answer);

    Parts m_parts;
    QHash<QString, int> m_inFlight; ///< by tenant
    QSet<QString> m_underWay;       ///< event ids
    /// Not yet ended, in order: what wake() looks through.
    QList<QString> m_open;
    std::optional<Instant> m_nextAttempt;
    bool m_wakesSoon = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace countersign::relay
