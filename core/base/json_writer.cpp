#include "core/base/json_writer.h"

#include <algorithm>

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

bool isPlain(char32_t character)
{
    return character >= 0x20 && character != '"' && character != '\\';
}

void appendEscape(std::string &json, unsigned char byte)
{
    static constexpr char hex[] = "0123456789abcdef";
    json += '\\';
    if (const char escape = shortEscape(byte)) {
        json += escape;
    } else {
        json += "u00";
        json += hex[byte >> 4U];
        json += hex[byte & 15U];
    }
}

void appendQuoted(std::string &json, QByteArrayView utf8)
{
    json += '"';
    const char *plainFrom = utf8.begin();
    for (const char *at = utf8.begin(); at != utf8.end(); ++at) {
        const auto byte = static_cast<unsigned char>(*at);
        if (isPlain(byte))
            continue;
        json.append(plainFrom, at);
        appendEscape(json, byte);
        plainFrom = at + 1;
    }
    json.append(plainFrom, utf8.end());
    json += '"';
}

} // namespace

void appendJsonString(QByteArray &json, QByteArrayView utf8)
{
    std::string quoted;
    quoted.reserve(static_cast<std::size_t>(utf8.size()) + 2);
    appendQuoted(quoted, utf8);
    json.append(quoted.data(), static_cast<qsizetype>(quoted.size()));
}

/// Room for so many bytes at the end.
char *JsonWriter::grow(qsizetype bytes)
{
    const std::size_t from = m_json.size();
    m_json.resize(from + static_cast<std::size_t>(bytes));
    return m_json.data() + from;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_json += ',';
    m_needsComma = true;
}

QByteArray JsonWriter::take()
{
    m_needsComma = false;
    QByteArray json(m_json.data(), static_cast<qsizetype>(m_json.size()));
    m_json.clear();
    return json;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_json += '{';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_json += '}';
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_json += '[';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_json += ']';
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::name(QByteArrayView literal)
{
    separate();
    m_json += '"';
    append(literal);
    m_json += "\":";
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::string(QStringView text)
{
    // Most texts are ids and words, and need no conversion: they are copied and looked at in one pass.
    const std::size_t from = m_json.size();
    const bool comma = m_needsComma;
    separate();
    m_json += '"';
    char *to = grow(text.size());
    bool isPlainAscii = true;
    for (const QChar unit : text) {
        isPlainAscii = isPlainAscii && isPlain(unit.unicode()) && unit.unicode() < 0x80;
        *to++ = static_cast<char>(unit.unicode());
    }
    m_json += '"';
    if (isPlainAscii)
        return *this;
    m_json.resize(from);
    m_needsComma = comma;
    return utf8(text.toUtf8());
}

JsonWriter &JsonWriter::utf8(QByteArrayView utf8)
{
    separate();
    appendQuoted(m_json, utf8);
    return *this;
}

JsonWriter &JsonWriter::number(qint64 integer)
{
    separate();
    m_json += std::to_string(integer);
    return *this;
}

JsonWriter &JsonWriter::boolean(bool truth)
{
    separate();
    m_json += truth ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_json += "null";
    return *this;
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    append(json);
    return *this;
}

} // namespace countersign
