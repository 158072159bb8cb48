#pragma once

#include "core/backend/pending_op.h"

namespace countersign::backend {

/// The mutation and whose it is, which never change, as an engine keeps them beside the state: JSON.
[[nodiscard]] QByteArray toRecord(const PendingOp &operation);
/// What a replay answered, as JSON; empty where there is none.
[[nodiscard]] QByteArray toOutcomeRecord(const std::optional<http::Response> &outcome);

/// What an engine keeps of an operation: the record, and what moves.
struct StoredPendingOp
{
    QString id;
    QByteArray record;
    QByteArray state; ///< as toWire(PendingOpState)
    QString reason;
    QString claimId;
    qint64 leaseEndsAtMs = 0; ///< 0 for none
    QByteArray outcome;
    qint64 createdAtMs = 0;
    qint64 expiresAtMs = 0;
};
/// Errors: `STATE_MALFORMED`, for a row that is none of ours.
[[nodiscard]] Result<PendingOp> fromStored(const StoredPendingOp &stored);

} // namespace countersign::backend
