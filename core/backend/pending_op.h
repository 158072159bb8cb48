#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/http/message.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace countersign::backend {

/// `waiting → approved → replaying → done | failed | possibly_replayed`, or `rejected`; gone once its time is
/// over.
/// Source: docs/backend.md, "Several approve, the server runs it".
enum class PendingOpState { Waiting, Approved, Replaying, Done, Failed, PossiblyReplayed, Rejected };
[[nodiscard]] QString toWire(PendingOpState state);

/// What becomes of an operation whose server died between running the mutation and recording the outcome.
enum class LostReplay {
    Hold,  ///< an operator decides
    Retry, ///< replay again: the mutation is idempotent under the operation's id
};

/// A mutation to be run by the server itself once it is approved.
struct NewPendingOp
{
    QString userSocketHash;
    http::Request request;
    /// Names of the headers to keep; `Authorization`, cookies and the like are dropped even when named.
    QList<QByteArray> keptHeaders;
    LostReplay lostReplay = LostReplay::Hold;
    std::chrono::minutes ttl{20}; ///< 10 to 30
};

struct PendingOp
{
    QString id;
    QString userSocketHash;
    QByteArray method;
    QByteArray target; ///< path with query, undecoded
    http::Headers headers;
    QByteArray body;
    LostReplay lostReplay = LostReplay::Hold;
    PendingOpState state = PendingOpState::Waiting;
    QString reason; ///< why rejected or failed
    /// Who replays: drawn anew by every claim, so that only its holder can record the outcome.
    QString claimId;
    std::optional<Instant> leaseEndsAt; ///< while replaying
    /// What the mutation answered when it was replayed, for the client that waits for it.
    std::optional<http::Response> outcome;
    Instant createdAt{};
    Instant expiresAt{};
};

/// The operation as a store begins it. Errors: `PENDING_OP_INVALID`, for a `ttl` out of range.
[[nodiscard]] Result<PendingOp> begin(const NewPendingOp &operation, const QString &id, Instant now);

/// As inspectors show it:
/// `{"op_id","state","user_socket_hash","method","path","body_hash","body_length","headers",
/// "reason","outcome_status","created_at","expires_at","lease_ends_at"}`.
[[nodiscard]] QJsonObject toJson(const PendingOp &operation);

} // namespace countersign::backend
