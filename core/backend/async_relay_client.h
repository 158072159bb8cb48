#pragma once

#include "core/backend/relay_messages.h"
#include "core/backend/relay_settings.h"
#include "core/http/client.h"
#include "core/http/loop.h"

namespace countersign::backend {

class RelayLine;

/// Calls a relay for one tenant (protocol, sections 2, 5 and 6). Signs the bytes it sends, each attempt anew
/// with real time.
///
/// A call is repeated only where that is safe: when no connection came about, and after 429, 502, 503 and 504
/// (as their `Retry-After` says), always with the same body and so the same `instruction_id`. A wait that
/// would pass the total time is not begun.
///
/// Thread-safe; nothing blocks the caller. Futures complete on the HTTP client's thread, or on the loop's.
/// Every error has a RelayErrorKind (relay_error.h).
class AsyncRelayClient
{
public:
    struct Timing
    {
        /// The whole call, repetitions and waits included.
        Milliseconds total{10'000};
        int attempts = 3;
        /// Before the second attempt; each further wait is twice as long.
        Milliseconds firstWait{200};
    };
    /// What is pointed to must outlive close().
    struct Parts
    {
        RelaySettings settings; ///< checked
        http::Client *http = nullptr;
        http::Loop *loop = nullptr;      ///< waits between attempts
        const Clock *realTime = nullptr; ///< signatures never use virtual time
        Timing timing = {};
    };
    explicit AsyncRelayClient(Parts parts);
    ~AsyncRelayClient();
    AsyncRelayClient(const AsyncRelayClient &) = delete;
    AsyncRelayClient &operator=(const AsyncRelayClient &) = delete;

    [[nodiscard]] QFuture<Result<PairingProof>> preparePairing(const PairingUser &user);
    [[nodiscard]] QFuture<Result<ChallengeReceipt>> sendAuthChallenge(const AuthChallenge &challenge);

    /// Calls under way end with the attempt they are at, new ones with `CLIENT_CLOSED`. Done by the
    /// destructor too.
    void close();

private:
    const std::shared_ptr<RelayLine> m_line;
};

} // namespace countersign::backend
