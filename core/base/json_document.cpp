#include "core/base/json_document.h"

#include "core/base/json_scanner_p.h"
#include "core/base/json_text_p.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <limits>
#include <vector>

namespace countersign {

struct JsonValue::Tree
{
    QByteArray text;
    std::vector<JsonNode> nodes;

    [[nodiscard]] const JsonNode &at(int index) const { return nodes[static_cast<std::size_t>(index)]; }
    [[nodiscard]] QByteArrayView slice(int begin, int end) const
    {
        return QByteArrayView(text).sliced(begin, end - begin);
    }
    [[nodiscard]] QString nameOf(const JsonNode &node) const
    {
        const QByteArrayView body = slice(node.nameBegin, node.nameEnd);
        return node.nameEscaped ? unescapedJsonText(body) : jsonText(body);
    }
    [[nodiscard]] bool hasName(const JsonNode &node, QByteArrayView name) const
    {
        return node.nameEscaped ? nameOf(node).toUtf8() == name
                                : isSameName(slice(node.nameBegin, node.nameEnd), name);
    }
};

namespace {

/// Of a value with its name: room for so many is made at once.
constexpr qsizetype usualBytesOfValue = 18;

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
    if (const auto error = scanJson(tree->text, tree->nodes))
        return invalidJson(error->offset, QString::fromLatin1(error->text));
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
    const JsonNode &node = m_document->at(m_node);
    return m_document->slice(node.begin, node.end);
}

QString JsonValue::toString() const
{
    if (!is(JsonType::String))
        return {};
    const JsonNode &node = m_document->at(m_node);
    const QByteArrayView body = m_document->slice(node.begin + 1, node.end - 1);
    if (node.ascii)
        return QString::fromLatin1(body);
    return node.escaped ? unescapedJsonText(body) : jsonText(body);
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
