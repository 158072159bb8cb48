#include "core/robot/storage_links.h"

#include "core/signing/digest.h"

namespace countersign::robot {

namespace {

const QByteArray beforeBatch("/v1/robot-storage/");

QByteArray nameOf(Storage storage)
{
    return storage == Storage::References ? "references" : "results";
}

} // namespace

QByteArray StorageLinks::route(Storage storage)
{
    return beforeBatch + "{batch}/" + nameOf(storage) + '/';
}

QString StorageLinks::compose(const http::Request &request, Storage storage, const QString &batchId,
                              Instant now) const
{
    const qint64 expires = toUnixMs(now + lifetime);
    return QString::fromLatin1("http://" + request.headers.find("Host").value_or(QByteArray()) + beforeBatch
                               + batchId.toLatin1() + '/' + nameOf(storage)
                               + "/?expires=" + QByteArray::number(expires)
                               + "&signature=" + sign(storage, batchId, expires));
}

Result<QString> StorageLinks::check(const relay::Call &call, Storage storage, Instant now) const
{
    const QString batchId = QString::fromUtf8(call.pathParts.first());
    const qint64 expires = call.query(QStringLiteral("expires")).toLongLong();
    const QByteArray signature = call.query(QStringLiteral("signature")).toUtf8();
    if (!signing::equalInConstantTime(signature, sign(storage, batchId, expires))) {
        return Failure(invalid());
    }
    if (expires <= toUnixMs(now)) {
        return fail(QStringLiteral("STORAGE_URL_EXPIRED"),
                    QStringLiteral("This storage URL was good until %1; GET the batch for fresh ones.")
                        .arg(toIso(fromUnixMs(expires))));
    }
    return batchId;
}

Error StorageLinks::invalid()
{
    return {QStringLiteral("STORAGE_URL_INVALID"),
            QStringLiteral("This is no storage URL that was handed out; take the batch's as it is.")};
}

QByteArray StorageLinks::sign(Storage storage, const QString &batchId, qint64 expires) const
{
    return signing::hmacSha256(m_key,
                               nameOf(storage) + '\n' + batchId.toUtf8() + '\n' + QByteArray::number(expires))
        .toHex();
}

} // namespace countersign::robot
