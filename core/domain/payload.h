#pragma once

#include "core/base/clock.h"
#include "core/base/json_document.h"
#include "core/base/json_writer.h"
#include "core/base/shared_bytes.h"
#include "core/domain/display_digest.h"
#include "core/domain/is.h"

#include <QJsonObject>

#include <concepts>
#include <optional>
#include <vector>

/// How an event becomes JSON and comes back. For each event there is one function
///
///     void fields(auto &payload, Is<ChallengeSeen> auto &event) { payload.text("tenant_id", event.tenantId); … }
///
/// that both PayloadWriter and PayloadReader go through, so that what is written and what is read cannot differ.
namespace countersign::domain {

/// A member is written only when it says something; reading gives the empty value for an absent one.
class PayloadWriter
{
public:
    PayloadWriter() { m_json.beginObject(); }

    void text(QByteArrayView name, const QString &value);
    /// Text that is kept as UTF-8.
    void utf8(QByteArrayView name, const QByteArray &value);
    void base64(QByteArrayView name, const QByteArray &value);
    void digest(QByteArrayView name, const DisplayDigest &value) { utf8(name, value.toUtf8()); }
    void texts(QByteArrayView name, const QStringList &values);
    void flag(QByteArrayView name, bool value) { m_json.name(name).boolean(value); }
    void number(QByteArrayView name, std::integral auto value) { m_json.name(name).number(value); }
    template<std::integral Integer>
    void number(QByteArrayView name, const std::optional<Integer> &value)
    {
        if (value)
            number(name, *value);
    }
    void instant(QByteArrayView name, Instant value) { number(name, toUnixMs(value)); }
    void instant(QByteArrayView name, const std::optional<Instant> &value);
    void duration(QByteArrayView name, Milliseconds value) { number(name, value.count()); }
    /// JSON as it is.
    void raw(QByteArrayView name, const QByteArray &json) { m_json.name(name).raw(json); }
    void raw(QByteArrayView name, const SharedBytes &json) { m_json.name(name).raw(json.view()); }
    /// A value with toWire(), and the way back.
    template<typename Enum>
    void word(QByteArrayView name, Enum value, std::optional<Enum> (*)(const QString &))
    {
        text(name, toWire(value));
    }
    /// A value with toJson(), and the way back.
    template<typename Value>
    void object(QByteArrayView name, const Value &value, Value (*)(const QJsonObject &))
    {
        m_json.name(name).raw(compact(toJson(value)));
    }
    /// Records with fields() of their own.
    template<typename Record>
    void list(QByteArrayView name, const std::vector<Record> &records)
    {
        m_json.name(name).beginArray();
        for (const Record &record : records) {
            m_json.beginObject();
            fields(*this, record);
            m_json.endObject();
        }
        m_json.endArray();
    }

    /// What was written; the writer is ready for another object.
    [[nodiscard]] QByteArray take()
    {
        QByteArray json = m_json.endObject().take();
        m_json.beginObject();
        return json;
    }

private:
    [[nodiscard]] static QByteArray compact(const QJsonObject &object);

    JsonWriter m_json;
};

class PayloadReader
{
public:
    explicit PayloadReader(JsonValue object) : m_object(object) {}

    void text(QByteArrayView name, QString &value) const { value = m_object.member(name).toString(); }
    void utf8(QByteArrayView name, QByteArray &value) const;
    void base64(QByteArrayView name, QByteArray &value) const;
    void digest(QByteArrayView name, DisplayDigest &value) const
    {
        value = DisplayDigest::fromText(m_object.member(name).toString());
    }
    void texts(QByteArrayView name, QStringList &values) const;
    void flag(QByteArrayView name, bool &value) const { value = m_object.member(name).toBool(); }
    template<std::integral Integer>
    void number(QByteArrayView name, Integer &value) const
    {
        value = static_cast<Integer>(m_object.member(name).toInteger().value_or(0));
    }
    template<std::integral Integer>
    void number(QByteArrayView name, std::optional<Integer> &value) const
    {
        value.reset();
        if (const std::optional<qint64> read = m_object.member(name).toInteger())
            value = static_cast<Integer>(*read);
    }
    void instant(QByteArrayView name, Instant &value) const;
    void instant(QByteArrayView name, std::optional<Instant> &value) const;
    void duration(QByteArrayView name, Milliseconds &value) const;
    void raw(QByteArrayView name, QByteArray &json) const;
    /// In bytes of its own: the payload is mostly read to be forgotten.
    void raw(QByteArrayView name, SharedBytes &json) const;
    template<typename Enum>
    void word(QByteArrayView name, Enum &value, std::optional<Enum> (*fromWire)(const QString &))
    {
        const JsonValue member = m_object.member(name);
        if (!member.exists())
            return;
        const std::optional<Enum> read = fromWire(member.toString());
        m_isUnderstood = m_isUnderstood && read;
        value = read.value_or(value);
    }
    template<typename Value>
    void object(QByteArrayView name, Value &value, Value (*fromJson)(const QJsonObject &)) const
    {
        value = fromJson(m_object.member(name).toQJson().toObject());
    }
    template<typename Record>
    void list(QByteArrayView name, std::vector<Record> &records)
    {
        records.clear();
        const JsonValue array = m_object.member(name);
        for (JsonValue each = array.firstChild(); each.exists(); each = each.nextSibling()) {
            PayloadReader reader(each);
            fields(reader, records.emplace_back());
            m_isUnderstood = m_isUnderstood && reader.m_isUnderstood;
        }
    }

    /// False once a word() had a value that this version does not know.
    [[nodiscard]] bool isUnderstood() const { return m_isUnderstood; }

private:
    JsonValue m_object;
    bool m_isUnderstood = true;
};

} // namespace countersign::domain
