#include "core/backend/pending_op.h"

#include "core/signing/digest.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace countersign::backend {

namespace {

constexpr std::chrono::minutes shortestLife{10};
constexpr std::chrono::minutes longestLife{30};

/// Credentials: what a replay needs of them it must obtain anew.
constexpr std::array<QByteArrayView, 5> neverStored{"authorization", "proxy-authorization", "cookie",
                                                    "set-cookie", "x-sudo-instruction-key"};

http::Headers storable(const http::Headers &headers, const QList<QByteArray> &kept)
{
    http::Headers result;
    for (const http::Header &header : headers) {
        const auto isThis = [&header](QByteArrayView name) {
            return name.compare(header.name, Qt::CaseInsensitive) == 0;
        };
        if (std::ranges::any_of(kept, isThis) && std::ranges::none_of(neverStored, isThis))
            result.add(header.name, header.value);
    }
    return result;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QString toWire(PendingOpState state)
{
    switch (state) {
    case PendingOpState::Waiting: return QStringLiteral("waiting");
    case PendingOpState::Approved: return QStringLiteral("approved");
    case PendingOpState::Replaying: return QStringLiteral("replaying");
    case PendingOpState::Done: return QStringLiteral("done");
    case PendingOpState::Failed: return QStringLiteral("failed");
    case PendingOpState::PossiblyReplayed: return QStringLiteral("possibly_replayed");
    case PendingOpState::Rejected: return QStringLiteral("rejected");
    }
    Q_UNREACHABLE();
}

Result<PendingOp> begin(const NewPendingOp &operation, const QString &id, Instant now)
{
    if (operation.ttl < shortestLife || operation.ttl > longestLife) {
        return fail(QStringLiteral("PENDING_OP_INVALID"),
                    QStringLiteral("A pending operation cannot live %1 minutes; give %2 to %3.")
                        .arg(operation.ttl.count())
                        .arg(shortestLife.count())
                        .arg(longestLife.count()));
    }
    PendingOp begun;
    begun.id = id;
    begun.userSocketHash = operation.userSocketHash;
    begun.method = operation.request.method;
    begun.target = operation.request.target;
    begun.headers = storable(operation.request.headers, operation.keptHeaders);
    begun.body = operation.request.body;
    begun.lostReplay = operation.lostReplay;
    begun.createdAt = now;
    begun.expiresAt = now + operation.ttl;
    return begun;
}

QJsonObject toJson(const PendingOp &operation)
{
    QJsonArray headers;
    for (const http::Header &header : operation.headers) {
        headers.append(QJsonObject{{QStringLiteral("name"), QString::fromUtf8(header.name)},
                                   {QStringLiteral("value"), QString::fromUtf8(header.value)}});
    }
    return {{QStringLiteral("op_id"), operation.id},
            {QStringLiteral("state"), toWire(operation.state)},
            {QStringLiteral("user_socket_hash"), operation.userSocketHash},
            {QStringLiteral("method"), QString::fromUtf8(operation.method)},
            {QStringLiteral("path"), QString::fromUtf8(operation.target)},
            {QStringLiteral("body_hash"), QString::fromLatin1(signing::sha256(operation.body).toHex())},
            {QStringLiteral("body_length"), qint64(operation.body.size())},
            {QStringLiteral("headers"), headers},
            {QStringLiteral("reason"), textOrNull(operation.reason)},
            {QStringLiteral("outcome_status"),
             operation.outcome ? QJsonValue(operation.outcome->status) : QJsonValue()},
            {QStringLiteral("created_at"), toIso(operation.createdAt)},
            {QStringLiteral("expires_at"), toIso(operation.expiresAt)},
            {QStringLiteral("lease_ends_at"),
             textOrNull(operation.leaseEndsAt ? toIso(*operation.leaseEndsAt) : QString())}};
}

} // namespace countersign::backend
