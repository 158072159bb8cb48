#include "core/base/json_writer.h"

#include <utility>

namespace countersign {

namespace {

/// The two-character escape of RFC 8785, or 0 when the byte has none.
char shortEscape(unsigned char byte)
{
    switch (byte) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return '\0';
    }
}

} // namespace

void appendJsonString(QByteArray &json, QByteArrayView utf8)
{
    json.append('"');
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        json.append(utf8.data() + plainFrom, i - plainFrom);
        plainFrom = i + 1;
        if (const char escape = shortEscape(byte)) {
            json.append('\\').append(escape);
        } else {
            static constexpr char hex[] = "0123456789abcdef";
            json.append("\\u00").append(hex[byte >> 4U]).append(hex[byte & 15U]);
        }
    }
    json.append(utf8.data() + plainFrom, utf8.size() - plainFrom);
    json.append('"');
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_json.append(',');
    m_needsComma = true;
}

QByteArray JsonWriter::take()
{
    m_needsComma = false;
    return std::exchange(m_json, {});
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_json.append('{');
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_json.append('}');
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_json.append('[');
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_json.append(']');
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::name(QByteArrayView literal)
{
    separate();
    m_json.append('"').append(literal).append("\":");
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::string(QStringView text)
{
    return utf8(text.toUtf8());
}

JsonWriter &JsonWriter::utf8(QByteArrayView utf8)
{
    separate();
    appendJsonString(m_json, utf8);
    return *this;
}

JsonWriter &JsonWriter::number(qint64 integer)
{
    separate();
    m_json.append(QByteArray::number(integer));
    return *this;
}

JsonWriter &JsonWriter::boolean(bool truth)
{
    separate();
    m_json.append(truth ? "true" : "false");
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_json.append("null");
    return *this;
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_json.append(json);
    return *this;
}

} // namespace countersign
