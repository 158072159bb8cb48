#include "core/domain/payload.h"

#include <QJsonDocument>

namespace countersign::domain {

void PayloadWriter::text(QByteArrayView name, const QString &value)
{
    if (!value.isEmpty())
        m_json.name(name).string(value);
}

void PayloadWriter::utf8(QByteArrayView name, const QByteArray &value)
{
    if (!value.isEmpty())
        m_json.name(name).utf8(value);
}

void PayloadWriter::base64(QByteArrayView name, const QByteArray &value)
{
    utf8(name, value.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

void PayloadWriter::texts(QByteArrayView name, const QStringList &values)
{
    m_json.name(name).beginArray();
    for (const QString &value : values)
        m_json.string(value);
    m_json.endArray();
}

void PayloadWriter::instant(QByteArrayView name, const std::optional<Instant> &value)
{
    if (value)
        instant(name, *value);
}

QByteArray PayloadWriter::compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void PayloadReader::utf8(QByteArrayView name, QByteArray &value) const
{
    value = m_object.member(name).toString().toUtf8();
}

void PayloadReader::base64(QByteArrayView name, QByteArray &value) const
{
    value = QByteArray::fromBase64(m_object.member(name).toString().toUtf8(), QByteArray::Base64UrlEncoding);
}

void PayloadReader::texts(QByteArrayView name, QStringList &values) const
{
    values.clear();
    const JsonValue array = m_object.member(name);
    for (JsonValue each = array.firstChild(); each.exists(); each = each.nextSibling())
        values.append(each.toString());
}

void PayloadReader::instant(QByteArrayView name, Instant &value) const
{
    value = fromUnixMs(m_object.member(name).toInteger().value_or(0));
}

void PayloadReader::instant(QByteArrayView name, std::optional<Instant> &value) const
{
    value.reset();
    if (const std::optional<qint64> read = m_object.member(name).toInteger())
        value = fromUnixMs(*read);
}

void PayloadReader::duration(QByteArrayView name, Milliseconds &value) const
{
    qint64 ms = 0;
    number(name, ms);
    value = Milliseconds(ms);
}

void PayloadReader::raw(QByteArrayView name, QByteArray &json) const
{
    json = m_object.member(name).source().toByteArray();
}

void PayloadReader::raw(QByteArrayView name, SharedBytes &json) const
{
    json = SharedBytes(m_object.member(name).source().toByteArray());
}

} // namespace countersign::domain
