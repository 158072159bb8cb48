#pragma once

#include "core/backend/pending_op_store.h"

#include <functional>
#include <memory>

namespace countersign::backend {

/// Runs approved operations, once each, however many servers share their store. Whoever claims one has it for the lease;
/// what a server left behind when it died is taken over by any other that looks: an operation that nobody claimed yet, and
/// one whose lease ended, where its LostReplay is Retry. Under Hold that one stays `possibly_replayed` for an operator.
///
/// Thread-safe. The mutation runs on a thread of the replayer's own, one at a time, and may block it.
/// Source: docs/backend.md, "Several approve, the server runs it".
class Replayer
{
public:
    /// Runs the mutation and says what came of it. `operation.id` is the same each time: by it a mutation under Retry
    /// knows that it ran before.
    using Replay = std::function<ReplayReport(const PendingOp &operation)>;

    struct Parts
    {
        std::shared_ptr<PendingOpStore> store;
        Replay replay;
        /// Longer than any replay takes.
        std::chrono::seconds lease{60};
        /// How often to look for what others left behind.
        Milliseconds round{2'000};
    };
    /// Begins to look.
    explicit Replayer(Parts parts);
    /// Waits for the replay under way. Not to happen inside it.
    ~Replayer();

    /// There is an approved operation: claims and replays it, unless another has.
    void replay(const QString &operationId);

private:
    class Work;
    const std::shared_ptr<Work> m_work;
};

} // namespace countersign::backend
