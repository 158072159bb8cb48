#include "core/base/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace countersign {

namespace {

/// Most of what is written fits, and what is longer would be a burden to keep.
constexpr qsizetype usualRoom = 2 * 1024;
constexpr qsizetype mostRoomKept = 64 * 1024;

/// What the last writer of this thread wrote into: asking for it anew each time costs more than filling it.
thread_local QByteArray spareRoom;

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

/// Whether a byte or unit cannot stand in a JSON string as it is. Without a branch: over a whole text the compiler makes
/// vector code of it.
template<typename Unit>
unsigned isSpecial(Unit unit)
{
    return static_cast<unsigned>(unit < 0x20) | static_cast<unsigned>(unit == '"')
        | static_cast<unsigned>(unit == '\\');
}

bool isPlain(QByteArrayView utf8)
{
    unsigned special = 0;
    for (const char byte : utf8)
        special |= isSpecial(static_cast<unsigned char>(byte));
    return special == 0;
}

/// Copies the units as bytes; false when they are not plain ASCII and the copy is worth nothing.
bool copyPlainAscii(QStringView text, char *to)
{
    unsigned special = 0;
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        special |= isSpecial(unit) | static_cast<unsigned>(unit > 0x7F);
        *to++ = static_cast<char>(unit);
    }
    return special == 0;
}

} // namespace

void appendJsonString(QByteArray &json, QByteArrayView utf8)
{
    json += JsonWriter().utf8(utf8).take();
}

JsonWriter::JsonWriter() : m_room(std::exchange(spareRoom, {})) {}

JsonWriter::~JsonWriter()
{
    if (m_room.size() > spareRoom.size() && m_room.size() <= mostRoomKept)
        spareRoom = std::move(m_room);
}

void JsonWriter::enlarge(qsizetype bytes)
{
    m_room.resize(std::max({m_size + bytes, 2 * m_room.size(), usualRoom}));
}

void JsonWriter::append(QByteArrayView bytes)
{
    std::copy(bytes.begin(), bytes.end(), grow(bytes.size()));
}

void JsonWriter::separate()
{
    if (std::exchange(m_needsComma, true))
        *grow(1) = ',';
}

QByteArray JsonWriter::take()
{
    m_needsComma = false;
    return QByteArray(m_room.constData(), std::exchange(m_size, 0));
}

void JsonWriter::begin(char bracket)
{
    separate();
    *grow(1) = bracket;
    m_needsComma = false;
}

void JsonWriter::end(char bracket)
{
    *grow(1) = bracket;
    m_needsComma = true;
}

JsonWriter &JsonWriter::beginObject()
{
    begin('{');
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    end('}');
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    begin('[');
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    end(']');
    return *this;
}

JsonWriter &JsonWriter::name(QByteArrayView literal)
{
    separate();
    char *to = grow(literal.size() + 3);
    *to++ = '"';
    to = std::copy(literal.begin(), literal.end(), to);
    *to++ = '"';
    *to = ':';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::string(QStringView text)
{
    // Most texts are ids and words, and need no conversion: they are copied and looked at in one pass.
    const qsizetype from = m_size;
    const bool needsComma = m_needsComma;
    separate();
    char *const to = grow(text.size() + 2);
    if (copyPlainAscii(text, to + 1)) {
        *to = '"';
        to[text.size() + 1] = '"';
        return *this;
    }
    m_size = from;
    m_needsComma = needsComma;
    return utf8(text.toUtf8());
}

JsonWriter &JsonWriter::utf8(QByteArrayView utf8)
{
    separate();
    *grow(1) = '"';
    isPlain(utf8) ? append(utf8) : appendEscaped(utf8);
    *grow(1) = '"';
    return *this;
}

void JsonWriter::appendEscaped(QByteArrayView utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    for (const char each : utf8) {
        const auto byte = static_cast<unsigned char>(each);
        if (isSpecial(byte) == 0)
            *grow(1) = each;
        else if (const char escape = shortEscape(byte))
            append(std::array{'\\', escape});
        else
            append(std::array{'\\', 'u', '0', '0', hex[byte >> 4U], hex[byte & 15U]});
    }
}

JsonWriter &JsonWriter::number(qint64 integer)
{
    constexpr std::size_t longest = std::numeric_limits<qint64>::digits10 + 2;
    std::array<char, longest> digits{};
    const auto written = std::to_chars(digits.begin(), digits.end(), integer);
    return raw({digits.data(), written.ptr});
}

JsonWriter &JsonWriter::boolean(bool truth)
{
    return raw(truth ? "true" : "false");
}

JsonWriter &JsonWriter::null()
{
    return raw("null");
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    append(json);
    return *this;
}

} // namespace countersign
