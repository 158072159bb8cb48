#pragma once

#include "core/backend/callback_receiver.h"
#include "core/backend/quorum_guard.h"
#include "core/backend/replayer.h"
#include "core/backend/response_receiver.h"
#include "core/backend/stores.h"
#include "core/backend/sudo_guard.h"

namespace countersign::backend {

/// All that the routes of one backend share, whatever server they run in: settings, stores, relay client, receivers, and
/// guards made of them. The adapters are thin over this.
///
/// Thread-safe. A QCoreApplication must exist.
/// Source: docs/backend.md.
class RelayBackend
{
public:
    struct Options
    {
        AsyncRelayClient::Timing timing = {};
        /// Runs what a quorum approved; without it approved operations wait for another server of this backend.
        Replayer::Replay replay = {};
        std::chrono::seconds lease{60}; ///< longer than any replay takes
    };
    /// Errors: `SETTINGS_INVALID`, and those of Stores::open().
    [[nodiscard]] static Result<std::shared_ptr<RelayBackend>> start(const RelaySettings &settings,
                                                                     Options options);
    /// As `BLOONIO_RELAY_…` in the process's environment say.
    [[nodiscard]] static Result<std::shared_ptr<RelayBackend>> fromEnvironment(Options options);
    ~RelayBackend();

    [[nodiscard]] const RelaySettings &settings() const;
    [[nodiscard]] AsyncRelayClient &relay();
    [[nodiscard]] SudoInstructionStore &instructions();
    [[nodiscard]] PendingOpStore &operations();

    /// For one route; may outlive the backend, and then fails closed.
    [[nodiscard]] SudoGuard guard(SudoRequirement requirement) const;
    [[nodiscard]] QuorumGuard guard(QuorumRequirement requirement) const;

    /// The answer to a request of a path that is the library's own: the settings' callbackPath and submitResponsePath, by
    /// POST. False for any other request, which it leaves alone. `respond` is called as the receivers say.
    [[nodiscard]] bool receive(const http::Request &request, const http::Responder &respond) const;

private:
    struct Private;
    explicit RelayBackend(std::unique_ptr<Private> d);
    const std::unique_ptr<Private> m_private;
};

} // namespace countersign::backend
