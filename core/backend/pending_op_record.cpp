#include "core/backend/pending_op_record_p.h"

#include "core/backend/store_error.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace countersign::backend {

namespace {

constexpr std::array states{PendingOpState::Waiting,   PendingOpState::Approved,
                            PendingOpState::Replaying, PendingOpState::Done,
                            PendingOpState::Failed,    PendingOpState::PossiblyReplayed,
                            PendingOpState::Rejected};

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QJsonArray toJson(const http::Headers &headers)
{
    QJsonArray array;
    for (const http::Header &header : headers)
        array.append(QJsonArray{base64(header.name), base64(header.value)});
    return array;
}

http::Headers headersOf(const QJsonValue &value)
{
    http::Headers headers;
    for (const QJsonValue &each : value.toArray())
        headers.add(bytesOf(each.toArray().at(0)), bytesOf(each.toArray().at(1)));
    return headers;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<http::Response> outcomeOf(const QByteArray &record)
{
    if (record.isEmpty())
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(record).object();
    return http::Response{object[QStringLiteral("status")].toInt(),
                          headersOf(object[QStringLiteral("headers")]),
                          bytesOf(object[QStringLiteral("body")])};
}

} // namespace

QByteArray toRecord(const PendingOp &operation)
{
    return compact({{QStringLiteral("user"), operation.userSocketHash},
                    {QStringLiteral("method"), base64(operation.method)},
                    {QStringLiteral("target"), base64(operation.target)},
                    {QStringLiteral("headers"), toJson(operation.headers)},
                    {QStringLiteral("body"), base64(operation.body)},
                    {QStringLiteral("retry"), operation.lostReplay == LostReplay::Retry}});
}

QByteArray toOutcomeRecord(const std::optional<http::Response> &outcome)
{
    if (!outcome)
        return {};
    return compact({{QStringLiteral("status"), outcome->status},
                    {QStringLiteral("headers"), toJson(outcome->headers)},
                    {QStringLiteral("body"), base64(outcome->body)}});
}

Result<PendingOp> fromStored(const StoredPendingOp &stored)
{
    const QJsonObject record = QJsonDocument::fromJson(stored.record).object();
    const auto state = std::ranges::find_if(
        states, [&](PendingOpState each) { return toWire(each).toLatin1() == stored.state; });
    if (record.isEmpty() || state == states.end())
        return stateMalformed(QStringLiteral("pending operation"), stored.id);
    PendingOp operation;
    operation.id = stored.id;
    operation.userSocketHash = record[QStringLiteral("user")].toString();
    operation.method = bytesOf(record[QStringLiteral("method")]);
    operation.target = bytesOf(record[QStringLiteral("target")]);
    operation.headers = headersOf(record[QStringLiteral("headers")]);
    operation.body = bytesOf(record[QStringLiteral("body")]);
    operation.lostReplay = record[QStringLiteral("retry")].toBool() ? LostReplay::Retry : LostReplay::Hold;
    operation.state = *state;
    operation.reason = stored.reason;
    operation.claimId = stored.claimId;
    if (stored.leaseEndsAtMs != 0)
        operation.leaseEndsAt = fromUnixMs(stored.leaseEndsAtMs);
    operation.outcome = outcomeOf(stored.outcome);
    operation.createdAt = fromUnixMs(stored.createdAtMs);
    operation.expiresAt = fromUnixMs(stored.expiresAtMs);
    return operation;
}

} // namespace countersign::backend
