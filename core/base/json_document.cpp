#include "core/base/json_document.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace countersign {

namespace {

constexpr int maxDepth = 64;
constexpr int maxChildren = 10'000;
/// Of a value with its name: room for so many is made at once.
constexpr qsizetype usualBytesOfValue = 18;
/// Up to this many members a linear search beats a hash.
constexpr int linearMembers = 12;

struct Node
{
    JsonType type = JsonType::Null;
    bool truth = false;
    bool escaped = false; ///< a string with a backslash in it
    bool ascii = false;   ///< a string of nothing else, and without escapes
    int begin = 0;        ///< byte offsets in the text, quotes included
    int end = 0;
    int nameBegin = 0; ///< of a member's name, quotes excluded
    int nameEnd = 0;
    bool nameEscaped = false;
    quint8 height = 0; ///< levels of arrays and objects from here down
    int next = -1;     ///< next element of the same parent
    int first = -1;    ///< first element
    int count = 0;
};

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Asked of every member that is looked for, and mostly false: the lengths and the first letters tell.
bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

/// The bytes at which a plain run of a string ends: its quote, an escape, and what must not stand there.
constexpr std::array<bool, 256> runEnds = [] {
    std::array<bool, 256> ends{};
    std::fill_n(ends.begin(), 0x20, true);
    ends['"'] = true;
    ends['\\'] = true;
    return ends;
}();

/// Every character of `utf8`: QString::fromUtf8() drops a byte order mark at the front, which inside a text is a
/// character like any other.
QString fromUtf8(QByteArrayView utf8)
{
    QString text = QString::fromUtf8(utf8);
    if (utf8.startsWith("\xEF\xBB\xBF"))
        text.prepend(QChar(QChar::ByteOrderMark));
    return text;
}

/// `body` is a valid string body: the scanner has checked every escape.
QString unescape(QByteArrayView body)
{
    QString result;
    qsizetype plainFrom = 0;
    const auto flush = [&](qsizetype until) {
        result += fromUtf8(body.sliced(plainFrom, until - plainFrom));
    };
    for (qsizetype i = 0; i < body.size();) {
        if (body[i] != '\\') {
            ++i;
            continue;
        }
        flush(i);
        const char kind = body[i + 1];
        i += 2;
        switch (kind) {
        case 'b': result += QLatin1Char('\b'); break;
        case 'f': result += QLatin1Char('\f'); break;
        case 'n': result += QLatin1Char('\n'); break;
        case 'r': result += QLatin1Char('\r'); break;
        case 't': result += QLatin1Char('\t'); break;
        case 'u': {
            int unit = 0;
            for (int digit = 0; digit < 4; ++digit)
                unit = unit * 16 + hexDigit(body[i + digit]);
            result += QChar(static_cast<char16_t>(unit));
            i += 4;
            break;
        }
        default: result += QLatin1Char(kind);
        }
        plainFrom = i;
    }
    flush(body.size());
    return result;
}

} // namespace

struct JsonValue::Tree
{
    QByteArray text;
    std::vector<Node> nodes;

    [[nodiscard]] const Node &at(int index) const { return nodes[static_cast<std::size_t>(index)]; }
    [[nodiscard]] QByteArrayView slice(int begin, int end) const
    {
        return QByteArrayView(text).sliced(begin, end - begin);
    }
    [[nodiscard]] QString nameOf(const Node &node) const
    {
        const QByteArrayView body = slice(node.nameBegin, node.nameEnd);
        return node.nameEscaped ? unescape(body) : fromUtf8(body);
    }
    [[nodiscard]] bool hasName(const Node &node, QByteArrayView name) const
    {
        return node.nameEscaped ? nameOf(node).toUtf8() == name
                                : isSame(slice(node.nameBegin, node.nameEnd), name);
    }
};

namespace {

/// One pass over the text. Throws nothing; the first error ends it.
class Scanner
{
public:
    Scanner(QByteArrayView text, std::vector<Node> &nodes) : m_text(text), m_nodes(nodes) {}

    /// The node's index, or -1 when there is an error.
    int scanDocument()
    {
        skipSpace();
        const int root = scanValue(0);
        if (root < 0)
            return -1;
        skipSpace();
        return atEnd() ? root : refuse("nothing may follow the value");
    }

    [[nodiscard]] int errorOffset() const { return m_errorOffset; }
    [[nodiscard]] const char *errorText() const { return m_errorText; }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] Node &node(int index) { return m_nodes[static_cast<std::size_t>(index)]; }

    int refuse(const char *why) { return refuseAt(m_at, why); }
    int refuseAt(qsizetype offset, const char *why)
    {
        if (!m_errorText) {
            m_errorOffset = static_cast<int>(offset);
            m_errorText = why;
        }
        return -1;
    }

    void skipSpace()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }

    int addNode(JsonType type)
    {
        Node added;
        added.type = type;
        added.begin = static_cast<int>(m_at);
        m_nodes.push_back(added);
        return static_cast<int>(m_nodes.size()) - 1;
    }

    int finish(int index)
    {
        node(index).end = static_cast<int>(m_at);
        return index;
    }

    int scanValue(int depth)
    {
        if (atEnd())
            return refuse("a value was expected, the text ends here");
        switch (peek()) {
        case '{': return scanContainer(JsonType::Object, '}', depth);
        case '[': return scanContainer(JsonType::Array, ']', depth);
        case '"': {
            const int index = addNode(JsonType::String);
            StringForm form;
            if (!scanString(form))
                return -1;
            node(index).escaped = form.escaped;
            node(index).ascii = form.ascii && !form.escaped;
            return finish(index);
        }
        case 't': return scanWord("true", JsonType::Boolean, true);
        case 'f': return scanWord("false", JsonType::Boolean, false);
        case 'n': return scanWord("null", JsonType::Null, false);
        default: return scanNumber();
        }
    }

    int scanWord(QByteArrayView word, JsonType type, bool truth)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return refuse("a value was expected");
        const int index = addNode(type);
        node(index).truth = truth;
        m_at += word.size();
        return finish(index);
    }

    bool skipDigits()
    {
        const qsizetype from = m_at;
        while (peek() >= '0' && peek() <= '9')
            ++m_at;
        return m_at > from;
    }

    int scanNumber()
    {
        const int index = addNode(JsonType::Number);
        if (peek() == '-')
            ++m_at;
        if (peek() == '0')
            ++m_at;
        else if (!skipDigits())
            return refuse("a value was expected");
        if (peek() == '.') {
            ++m_at;
            if (!skipDigits())
                return refuse("a digit was expected after the decimal point");
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            if (!skipDigits())
                return refuse("a digit was expected in the exponent");
        }
        return finish(index);
    }

    struct StringForm
    {
        bool escaped = false;
        bool ascii = true;
    };

    /// From the opening quote past the closing one.
    bool scanString(StringForm &form)
    {
        ++m_at;
        while (skipRun(form)) {
            const char byte = m_text[m_at];
            if (byte == '"') {
                ++m_at;
                return true;
            }
            if (byte != '\\') {
                refuse("a control character must be escaped in a string");
                return false;
            }
            form.escaped = true;
            if (!scanEscape())
                return false;
        }
        refuse("the string is not closed");
        return false;
    }

    /// To the byte that ends a run, if one does.
    bool skipRun(StringForm &form)
    {
        const char *at = m_text.begin() + m_at;
        unsigned char seen = 0;
        for (; at != m_text.end() && !runEnds[static_cast<unsigned char>(*at)]; ++at)
            seen |= static_cast<unsigned char>(*at);
        form.ascii = form.ascii && seen < 0x80;
        m_at = at - m_text.begin();
        return !atEnd();
    }

    int scanUnit()
    {
        int unit = 0;
        for (int digit = 0; digit < 4; ++digit) {
            const int value = m_at + 2 + digit < m_text.size() ? hexDigit(m_text[m_at + 2 + digit]) : -1;
            if (value < 0)
                return refuse("four hex digits must follow \\u");
            unit = unit * 16 + value;
        }
        m_at += 6;
        return unit;
    }

    bool scanEscape()
    {
        const qsizetype from = m_at;
        const char kind = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (kind != 'u') {
            if (kind == '\0' || !QByteArrayView("\"\\/bfnrt").contains(kind)) {
                refuse("not an escape that JSON knows");
                return false;
            }
            m_at += 2;
            return true;
        }
        const int unit = scanUnit();
        if (unit < 0)
            return false;
        if (!QChar::isSurrogate(static_cast<char32_t>(unit)))
            return true;
        const bool pairFollows = QChar::isHighSurrogate(static_cast<char32_t>(unit)) && peek() == '\\'
            && m_at + 1 < m_text.size() && m_text[m_at + 1] == 'u';
        const int low = pairFollows ? scanUnit() : -1;
        if (low >= 0 && QChar::isLowSurrogate(static_cast<char32_t>(low)))
            return true;
        refuseAt(from, "half of a surrogate pair stands alone");
        return false;
    }

    int scanContainer(JsonType type, char close, int depth)
    {
        if (depth >= maxDepth)
            return refuse("arrays and objects may be nested 64 deep");
        const int index = addNode(type);
        node(index).height = 1;
        ++m_at;
        skipSpace();
        if (peek() == close) {
            ++m_at;
            return finish(index);
        }
        int last = -1;
        while (true) {
            const int child = type == JsonType::Object ? scanMember(depth) : scanValue(depth + 1);
            if (child < 0)
                return -1;
            (last < 0 ? node(index).first : node(last).next) = child;
            node(index).height = std::max(node(index).height, static_cast<quint8>(node(child).height + 1));
            if (++node(index).count > maxChildren)
                return refuse("an array or object may hold 10000 values");
            last = child;
            skipSpace();
            if (peek() == close) {
                ++m_at;
                return type == JsonType::Object && !namesAreUnique(index) ? -1 : finish(index);
            }
            if (peek() != ',')
                return refuse(type == JsonType::Object ? "',' or '}' was expected"
                                                       : "',' or ']' was expected");
            ++m_at;
            skipSpace();
        }
    }

    int scanMember(int depth)
    {
        if (peek() != '"')
            return refuse("a member name in quotes was expected");
        const auto nameBegin = static_cast<int>(m_at) + 1;
        StringForm form;
        if (!scanString(form))
            return -1;
        const auto nameEnd = static_cast<int>(m_at) - 1;
        skipSpace();
        if (peek() != ':')
            return refuse("':' was expected");
        ++m_at;
        skipSpace();
        const int child = scanValue(depth + 1);
        if (child >= 0) {
            node(child).nameBegin = nameBegin;
            node(child).nameEnd = nameEnd;
            node(child).nameEscaped = form.escaped;
        }
        return child;
    }

    [[nodiscard]] QByteArray plainName(const Node &member) const
    {
        const QByteArrayView body = m_text.sliced(member.nameBegin, member.nameEnd - member.nameBegin);
        return member.nameEscaped ? unescape(body).toUtf8()
                                  : QByteArray::fromRawData(body.data(), body.size());
    }

    bool namesAreUnique(int object)
    {
        if (node(object).count <= linearMembers)
            return namesAreUniqueInFew(object);
        QSet<QByteArray> seen;
        for (int child = node(object).first; child >= 0; child = node(child).next) {
            const QByteArray name = plainName(node(child));
            if (seen.contains(name))
                return refuseDuplicate(child);
            seen.insert(name);
        }
        return true;
    }

    bool namesAreUniqueInFew(int object)
    {
        for (int child = node(object).first; child >= 0; child = node(child).next) {
            for (int earlier = node(object).first; earlier != child; earlier = node(earlier).next) {
                if (haveSameName(node(earlier), node(child)))
                    return refuseDuplicate(child);
            }
        }
        return true;
    }

    [[nodiscard]] bool haveSameName(const Node &a, const Node &b) const
    {
        if (a.nameEscaped || b.nameEscaped)
            return plainName(a) == plainName(b);
        return isSame(m_text.sliced(a.nameBegin, a.nameEnd - a.nameBegin),
                      m_text.sliced(b.nameBegin, b.nameEnd - b.nameBegin));
    }

    bool refuseDuplicate(int member)
    {
        refuseAt(node(member).nameBegin - 1, "this member stands twice in its object");
        return false;
    }

    QByteArrayView m_text;
    std::vector<Node> &m_nodes;
    qsizetype m_at = 0;
    int m_errorOffset = 0;
    const char *m_errorText = nullptr;
};

/// Where the first sequence starts that is not UTF-8, or -1.
qsizetype firstInvalidUtf8(QByteArrayView text)
{
    if (text.isValidUtf8())
        return -1;
    qsizetype at = 0;
    while (true) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const qsizetype length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (!text.sliced(at, std::min(length, text.size() - at)).isValidUtf8())
            return at;
        at += length;
    }
}

Failure invalidJson(qsizetype offset, const QString &why)
{
    return fail(QStringLiteral("JSON_INVALID"),
                QStringLiteral("The body is not valid JSON: %1, at byte %2.").arg(why).arg(offset),
                {{QStringLiteral("offset"), static_cast<qint64>(offset)}});
}

/// QByteArray::toDouble() answers 0 for what no double can hold; the digits say more.
QJsonValue toDoubleOrText(const QByteArray &digits)
{
    bool fits = false;
    const double number = digits.toDouble(&fits);
    return fits ? QJsonValue(number) : QJsonValue(QString::fromLatin1(digits));
}

} // namespace

Result<JsonDocument> JsonDocument::parse(QByteArray text)
{
    constexpr qsizetype longest = std::numeric_limits<int>::max();
    if (text.size() > longest)
        return invalidJson(longest, QStringLiteral("longer than 2 GiB"));
    const qsizetype badByte = firstInvalidUtf8(text);
    if (badByte >= 0)
        return invalidJson(badByte, QStringLiteral("this byte is not UTF-8"));

    auto tree = std::make_shared<JsonValue::Tree>();
    tree->text = std::move(text);
    tree->nodes.reserve(static_cast<std::size_t>(tree->text.size() / usualBytesOfValue + 4));
    Scanner scanner(tree->text, tree->nodes);
    if (scanner.scanDocument() < 0)
        return invalidJson(scanner.errorOffset(), QString::fromLatin1(scanner.errorText()));
    return JsonDocument(std::move(tree));
}

JsonValue JsonDocument::root() const
{
    return {m_tree.get(), 0};
}

const QByteArray &JsonDocument::text() const
{
    return m_tree->text;
}

JsonType JsonValue::type() const
{
    return m_document ? m_document->at(m_node).type : JsonType::Null;
}

QByteArrayView JsonValue::source() const
{
    if (!m_document)
        return {};
    const Node &node = m_document->at(m_node);
    return m_document->slice(node.begin, node.end);
}

QString JsonValue::toString() const
{
    if (!is(JsonType::String))
        return {};
    const Node &node = m_document->at(m_node);
    const QByteArrayView body = m_document->slice(node.begin + 1, node.end - 1);
    if (node.ascii)
        return QString::fromLatin1(body);
    return node.escaped ? unescape(body) : fromUtf8(body);
}

bool JsonValue::toBool() const
{
    return is(JsonType::Boolean) && m_document->at(m_node).truth;
}

std::optional<qint64> JsonValue::toInteger() const
{
    if (!is(JsonType::Number))
        return std::nullopt;
    bool fits = false;
    const qint64 number = source().toByteArray().toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

int JsonValue::size() const
{
    return m_document ? m_document->at(m_node).count : 0;
}

int JsonValue::height() const
{
    return m_document ? m_document->at(m_node).height : 0;
}

JsonValue JsonValue::at(int index) const
{
    if (index < 0 || index >= size())
        return {};
    int child = m_document->at(m_node).first;
    for (; index > 0; --index)
        child = m_document->at(child).next;
    return {m_document, child};
}

JsonValue JsonValue::firstChild() const
{
    return size() > 0 ? JsonValue(m_document, m_document->at(m_node).first) : JsonValue();
}

JsonValue JsonValue::nextSibling() const
{
    if (!m_document || m_document->at(m_node).next < 0)
        return {};
    return {m_document, m_document->at(m_node).next};
}

QString JsonValue::name() const
{
    return m_document ? m_document->nameOf(m_document->at(m_node)) : QString();
}

JsonValue JsonValue::member(QByteArrayView name) const
{
    if (!is(JsonType::Object))
        return {};
    for (int child = m_document->at(m_node).first; child >= 0; child = m_document->at(child).next) {
        if (m_document->hasName(m_document->at(child), name))
            return {m_document, child};
    }
    return {};
}

QJsonValue JsonValue::toQJson() const
{
    switch (type()) {
    case JsonType::Null: return QJsonValue::Null;
    case JsonType::Boolean: return toBool();
    case JsonType::String: return toString();
    case JsonType::Number:
        if (const std::optional<qint64> integer = toInteger())
            return *integer;
        return toDoubleOrText(source().toByteArray());
    case JsonType::Array: {
        QJsonArray array;
        for (JsonValue child = firstChild(); child.exists(); child = child.nextSibling())
            array.append(child.toQJson());
        return array;
    }
    case JsonType::Object: {
        QJsonObject object;
        for (JsonValue child = firstChild(); child.exists(); child = child.nextSibling())
            object.insert(child.name(), child.toQJson());
        return object;
    }
    }
    return QJsonValue::Undefined;
}

} // namespace countersign
