#include "core/tamper/tampering.h"

#include "core/signing/device_key.h"
#include "core/tamper/json_bytes.h"
#include "core/tamper/lab_bank.h"

#include <QJsonDocument>

namespace countersign::tamper {

namespace {

/// The field in `root`, or `root` itself where its fields stand in another order.
Alteration ofBlock(const QString &root, const BlockChange &change)
{
    const QString part = change.key.isEmpty() ? root : QStringLiteral("%1.%2").arg(root, change.key);
    return {part, change.before, change.after};
}

Altered<QByteArray> alterString(const QByteArray &json, const QByteArrayList &path, const QString &after)
{
    return {withValueAt(json, path, jsonString(after)),
            {QString::fromUtf8(path.join('.')), stringAt(json, path), after}};
}

Altered<QByteArray> alterSignature(const QByteArray &json)
{
    const QByteArrayList path{"device_signature"};
    Result<QByteArray> signature = signing::decodeDeviceSignature(stringAt(json, path));
    Q_ASSERT(signature);
    signature->front() = static_cast<char>(signature->front() ^ 1);
    return alterString(json, path, signing::encodeDeviceSignature(*signature));
}

/// The rows of the report as the changed block would have them.
QByteArray changedRows(const QByteArray &answer, const BlockChange &change)
{
    const Result<JsonDocument> document = JsonDocument::parse(answer);
    Q_ASSERT(document);
    const JsonValue rows = document->root().member("painted").member("fields");
    QByteArrayList changed;
    for (const display::ValidationField &field : change.block.fields) {
        JsonValue row = rows.firstChild();
        while (row.member("key").toString() != field.key)
            row = row.nextSibling();
        changed.append(withValueAt(row.source().toByteArray(), {"value"}, jsonString(field.value)));
    }
    return '[' + changed.join(',') + ']';
}

} // namespace

Altered<QByteArray> alterPush(const QByteArray &push, const BlockChange &change)
{
    const QByteArray block = QJsonDocument(display::toJson(change.block)).toJson(QJsonDocument::Compact);
    return {withValueAt(push, {"display"}, block), ofBlock(QStringLiteral("display.fields"), change)};
}

Alteration alterPhone(LabPhone &phone)
{
    const QString before = phone.locale();
    phone.setLocale(otherLocale);
    return {QStringLiteral("locale"), before, otherLocale};
}

Altered<QByteArray> alterAnswer(const QByteArray &answer, TamperWhat what, const BlockChange &change)
{
    if (what == TamperWhat::Bit)
        return alterSignature(answer);
    if (what == TamperWhat::Locale)
        return alterString(answer, {"painted", "locale"}, otherLocale);
    const QByteArray rows = withValueAt(answer, {"painted", "fields"}, changedRows(answer, change));
    return {withValueAt(rows, {"display_digest"}, jsonString(display::displayDigest(change.block))),
            ofBlock(QStringLiteral("painted.fields"), change)};
}

Altered<http::Request> alterCallback(const http::Request &callback, TamperWhat what,
                                     const BlockChange &change)
{
    http::Request passedOn = callback;
    if (what == TamperWhat::Locale) {
        passedOn.body.chop(1);
        passedOn.body += ",\"locale\":" + jsonString(otherLocale) + '}';
        return {passedOn, {QStringLiteral("locale"), {}, otherLocale}};
    }
    Altered<QByteArray> body = what == TamperWhat::Bit
        ? alterSignature(callback.body)
        : alterString(callback.body, {"display_digest"}, display::displayDigest(change.block));
    passedOn.body = body.passedOn;
    return {passedOn, body.alteration};
}

Altered<http::Request> alterRequest(const http::Request &request, TamperWhat what, const BlockChange &change)
{
    http::Request passedOn = request;
    if (what == TamperWhat::Locale) {
        const QByteArray header("Accept-Language");
        passedOn.headers.set(header, "de-DE");
        return {passedOn,
                {QLatin1String(header),
                 QString::fromUtf8(request.headers.find(header).value_or(QByteArray())),
                 QStringLiteral("de-DE")}};
    }
    passedOn.body = operationOf(change.block);
    return {passedOn, ofBlock(QStringLiteral("body"), change)};
}

} // namespace countersign::tamper
