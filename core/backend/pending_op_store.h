#pragma once

#include "core/backend/pending_op.h"
#include "core/base/result.h"

#include <QFuture>

namespace countersign::backend {

/// How one compare-and-set ended, and the operation as it then was; nothing when it was unknown or expired.
struct PendingOpMove
{
    bool moved = false;
    std::optional<PendingOp> now;
};

enum class OpDecision { Approved, Rejected };
enum class ReplayOutcome { Done, Failed };

/// What came of a replay.
struct ReplayReport
{
    ReplayOutcome outcome = ReplayOutcome::Done;
    QString reason = {}; ///< why it failed
    /// What the mutation answered; a client that polls is given it.
    std::optional<http::Response> answer = {};
};

/// Keeps mutations until others have approved them, for the server to replay. Every move is one atomic
/// compare-and-set, and a replay is claimed with a lease: of any number of callers, threads or machines
/// exactly one replays.
///
/// A lease that ends with no outcome recorded makes the operation `possibly_replayed`. An operation that was
/// claimed is kept for half an hour after its lease, so that an operator finds it. What expired is unknown.
///
/// Thread-safe. A future may complete on any thread, before the call returns too. Any error means that the
/// state could not be read or written; whoever asked must then not go on.
/// Source: docs/backend.md, "Several approve, the server runs it".
class PendingOpStore
{
public:
    virtual ~PendingOpStore() = default;

    /// Begins a waiting operation under an id of its own. Errors: `PENDING_OP_INVALID`.
    [[nodiscard]] virtual QFuture<Result<PendingOp>> create(const NewPendingOp &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<std::optional<PendingOp>>> find(const QString &id) = 0;
    /// waiting → approved or rejected.
    [[nodiscard]] virtual QFuture<Result<PendingOpMove>> decide(const QString &id, OpDecision decision,
                                                                const QString &reason) = 0;
    /// approved → replaying, and possibly_replayed → replaying where LostReplay is Retry. Whoever moved it
    /// replays the mutation, and says finish() with the `claimId` of the answer before `lease` is over.
    [[nodiscard]] virtual QFuture<Result<PendingOpMove>> claim(const QString &id,
                                                               std::chrono::seconds lease) = 0;
    /// replaying → done or failed; also possibly_replayed, for the holder of the last claim, who knows after
    /// all.
    [[nodiscard]] virtual QFuture<Result<PendingOpMove>> finish(const QString &id, const QString &claimId,
                                                                const ReplayReport &report) = 0;
    /// An operator's word on a possibly_replayed one: → done or failed.
    [[nodiscard]] virtual QFuture<Result<PendingOpMove>> settle(const QString &id, ReplayOutcome outcome,
                                                                const QString &reason) = 0;
    /// True when there was one.
    [[nodiscard]] virtual QFuture<Result<bool>> remove(const QString &id) = 0;
    /// Oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<PendingOp>>> list() = 0;
};

} // namespace countersign::backend
