#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <string>

namespace countersign {

/// Writes compact JSON in the order it is told: for answers and journal payloads on the hot path, where building a
/// QJsonObject would cost more than the work it reports.
class JsonWriter
{
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    /// The name of the next value. Must be a plain ASCII literal that needs no escape.
    JsonWriter &name(QByteArrayView literal);

    JsonWriter &string(QStringView text);
    /// `utf8` is valid UTF-8 text.
    JsonWriter &utf8(QByteArrayView utf8);
    JsonWriter &number(qint64 integer);
    JsonWriter &boolean(bool truth);
    JsonWriter &null();
    /// JSON that is already written.
    JsonWriter &raw(QByteArrayView json);

    /// What was written; the writer is empty again and ready for another value.
    [[nodiscard]] QByteArray take();
    void reserve(qsizetype bytes) { m_json.reserve(static_cast<std::size_t>(bytes)); }

private:
    void separate();
    [[nodiscard]] char *grow(qsizetype bytes);
    void append(QByteArrayView bytes) { m_json.append(bytes.data(), static_cast<std::size_t>(bytes.size())); }

    /// Grows piece by piece at a fraction of what that costs a QByteArray, and leaves one of the exact size.
    std::string m_json;
    bool m_needsComma = false;
};

/// `text` as a JSON string with its quotes, escaped as RFC 8785 section 3.2.2.2 wants it: the shortest escapes, lower-case hex.
void appendJsonString(QByteArray &json, QByteArrayView utf8);

} // namespace countersign
