#include "core/base/json_scanner_p.h"

#include "core/base/json_text_p.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr int maxDepth = 64;
constexpr int maxChildren = 10'000;
/// Up to this many members a linear search beats a hash.
constexpr int linearMembers = 12;

/// The bytes at which a plain run of a string ends: its quote, an escape, and what must not stand there.
constexpr std::array<bool, 256> runEnds = [] {
    std::array<bool, 256> ends{};
    std::fill_n(ends.begin(), 0x20, true);
    ends['"'] = true;
    ends['\\'] = true;
    return ends;
}();

/// One pass over the text. Throws nothing; the first error ends it.
class Scanner
{
public:
    Scanner(QByteArrayView text, std::vector<JsonNode> &nodes) : m_text(text), m_nodes(nodes) {}

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
    [[nodiscard]] JsonNode &node(int index) { return m_nodes[static_cast<std::size_t>(index)]; }

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
        JsonNode added;
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
            const int value = m_at + 2 + digit < m_text.size() ? jsonHexDigit(m_text[m_at + 2 + digit]) : -1;
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

    [[nodiscard]] QByteArray plainName(const JsonNode &member) const
    {
        const QByteArrayView body = m_text.sliced(member.nameBegin, member.nameEnd - member.nameBegin);
        return member.nameEscaped ? unescapedJsonText(body).toUtf8()
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

    [[nodiscard]] bool haveSameName(const JsonNode &a, const JsonNode &b) const
    {
        if (a.nameEscaped || b.nameEscaped)
            return plainName(a) == plainName(b);
        return isSameName(m_text.sliced(a.nameBegin, a.nameEnd - a.nameBegin),
                          m_text.sliced(b.nameBegin, b.nameEnd - b.nameBegin));
    }

    bool refuseDuplicate(int member)
    {
        refuseAt(node(member).nameBegin - 1, "this member stands twice in its object");
        return false;
    }

    QByteArrayView m_text;
    std::vector<JsonNode> &m_nodes;
    qsizetype m_at = 0;
    int m_errorOffset = 0;
    const char *m_errorText = nullptr;
};

} // namespace

std::optional<JsonScanError> scanJson(QByteArrayView text, std::vector<JsonNode> &nodes)
{
    Scanner scanner(text, nodes);
    if (scanner.scanDocument() >= 0)
        return std::nullopt;
    return JsonScanError{scanner.errorOffset(), scanner.errorText()};
}

} // namespace countersign
