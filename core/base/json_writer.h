#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace countersign {

/// Writes compact JSON in the order it is told: for answers and journal payloads on the hot path, where building a
/// QJsonObject would cost more than the work it reports.
class JsonWriter
{
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(const JsonWriter &) = delete;
    JsonWriter &operator=(const JsonWriter &) = delete;

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

    /// What was written, in bytes of its exact size; the writer is empty again and ready for another value.
    [[nodiscard]] QByteArray take();

private:
    /// Room for so many bytes at the end.
    [[nodiscard]] char *grow(qsizetype bytes)
    {
        if (m_room.size() - m_size < bytes)
            enlarge(bytes);
        char *const from = m_room.data() + m_size;
        m_size += bytes;
        return from;
    }
    void enlarge(qsizetype bytes);
    void begin(char bracket);
    void end(char bracket);
    void separate();
    void append(QByteArrayView bytes);
    void appendEscaped(QByteArrayView utf8);

    QByteArray m_room; ///< the thread lends it, and the next writer has it
    qsizetype m_size = 0;
    bool m_needsComma = false;
};

/// `text` as a JSON string with its quotes, escaped as RFC 8785 section 3.2.2.2 wants it: the shortest escapes, lower-case hex.
void appendJsonString(QByteArray &json, QByteArrayView utf8);

} // namespace countersign
