#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>

#include <memory>
#include <optional>

namespace countersign {

class JsonDocument;

enum class JsonType { Null, Boolean, Number, String, Array, Object };

/// A place in a parsed JsonDocument: cheap to copy, valid as long as any copy of the document lives.
/// Asking a value for what it is not gives the empty answer of that kind; ask type() first where it matters.
class JsonValue
{
public:
    JsonValue() = default;

    /// False for a member or element that is not there.
    [[nodiscard]] bool exists() const { return m_document != nullptr; }
    [[nodiscard]] JsonType type() const;
    [[nodiscard]] bool is(JsonType wanted) const { return exists() && type() == wanted; }

    /// The text of this value exactly as it was received, quotes included.
    [[nodiscard]] QByteArrayView source() const;

    /// A string's text with its escapes resolved.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] bool toBool() const;
    /// A number without fraction or exponent that fits; else nothing.
    [[nodiscard]] std::optional<qint64> toInteger() const;

    [[nodiscard]] int size() const;
    /// How many arrays and objects lie within each other here, this one counted: 0 of a text, 1 of an empty array.
    [[nodiscard]] int height() const;
    /// Element of an array, or value of the n-th member of an object; takes time in proportion to `index`.
    [[nodiscard]] JsonValue at(int index) const;
    /// Walking over an array or object: `for (v = x.firstChild(); v.exists(); v = v.nextSibling())`.
    [[nodiscard]] JsonValue firstChild() const;
    [[nodiscard]] JsonValue nextSibling() const;
    /// The name under which this value stands in its object; empty for an element or the root.
    [[nodiscard]] QString name() const;
    [[nodiscard]] JsonValue member(QByteArrayView name) const;

    /// The same value in Qt's own form, for what is passed on without being looked at. An integer of 64 bits stays
    /// exact, another number becomes the nearest double, one that no double can hold the text of its digits.
    [[nodiscard]] QJsonValue toQJson() const;

private:
    friend class JsonDocument;
    struct Tree;
    JsonValue(const Tree *document, int node) : m_document(document), m_node(node) {}

    const Tree *m_document = nullptr;
    int m_node = 0;
};

/// Strict JSON (RFC 8259): UTF-8 only, no duplicate members (two readers could differ), no trailing text, arrays
/// and objects at most 64 deep and of 10 000 values, at most 2 GiB. Keeps the source: numbers survive digit by digit.
///
/// Immutable once parsed; copies share one tree. Thread-safe to read.
class JsonDocument
{
public:
    /// Errors: `JSON_INVALID`, details `{"offset": byte}`: the byte that could not be read on from.
    [[nodiscard]] static Result<JsonDocument> parse(QByteArray text);

    [[nodiscard]] JsonValue root() const;
    [[nodiscard]] const QByteArray &text() const;

private:
    explicit JsonDocument(std::shared_ptr<const JsonValue::Tree> tree) : m_tree(std::move(tree)) {}
    std::shared_ptr<const JsonValue::Tree> m_tree;
};

} // namespace countersign
