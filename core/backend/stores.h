#pragma once

#include "core/backend/pending_op_store.h"
#include "core/backend/relay_settings.h"
#include "core/backend/sudo_instruction_store.h"

#include <memory>

namespace countersign::backend {

/// Whether an opened state may be changed.
enum class StateAccess { ReadOnly, ReadWrite };

/// Both stores of one tenant, on one engine.
/// Source: docs/backend.md, "Where the state is".
struct Stores
{
    std::shared_ptr<SudoInstructionStore> instructions;
    std::shared_ptr<PendingOpStore> operations;

    struct Options
    {
        StoreAddress address;
        QString tenantId;
        /// When things expire; must outlive the stores. Redis has its own.
        const Clock *clock = nullptr;
        StateAccess access = StateAccess::ReadWrite;
        QByteArray authorities = {}; ///< PEM, for Redis by TLS
        /// How long a call of Redis may take, and a connection to it.
        Milliseconds timeout{2'000};
    };
    /// Opened to look at, every change is refused with `STATE_READ_ONLY`. A Redis that is not there is no error: calls
    /// fail until it is. Errors, for SQLite: `STATE_UNREACHABLE`, `STATE_REFUSED`, `STATE_TIMED_OUT`.
    [[nodiscard]] static Result<Stores> open(const Options &options);

    /// As `settings`, which are checked, say.
    [[nodiscard]] static Result<Stores> open(const RelaySettings &settings, const Clock &clock);
};

} // namespace countersign::backend
