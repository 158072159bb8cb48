#pragma once

#include "core/base/byte_parts.h"
#include "core/base/clock.h"
#include "core/base/rare.h"
#include "core/base/shared_bytes.h"
#include "core/domain/display_digest.h"
#include "core/domain/is.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <concepts>
#include <deque>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

/// How what a RelayState knows becomes the bytes of a snapshot and comes back. For each record there is one function
///
///     void fields(auto &record, Is<Vote> auto &vote) { record.value(vote.at); record.value(vote.deviceId); … }
///
/// that both RecordWriter and RecordReader go through, so that what is written and what is read cannot differ. The order
/// of the calls is the format: where it changes, RelayState::snapshotFormat counts on. A million of them are read at
/// every start, which is why they are no JSON.
namespace countersign::domain {

class RecordWriter
{
public:
    void value(const QString &text) { value(text.toUtf8()); }
    void value(const QByteArray &bytes) { put(QByteArrayView(bytes)); }
    void value(const SharedBytes &bytes) { put(bytes.view()); }
    void value(const DisplayDigest &digest) { put(digest.hash()); }
    void value(const QStringList &texts);
    void value(std::integral auto number) { put(static_cast<qint64>(number)); }
    template<typename Enum>
    requires std::is_enum_v<Enum>
    void value(Enum word) { put(static_cast<qint64>(word)); }
    void value(Instant instant) { put(toUnixMs(instant)); }
    void value(Milliseconds duration) { put(duration.count()); }
    template<typename Value>
    void value(const std::optional<Value> &maybe)
    {
        value(maybe.has_value());
        if (maybe)
            value(*maybe);
    }
    template<typename Value>
    void value(const Rare<Value> &maybe)
    {
        value(static_cast<bool>(maybe));
        if (maybe)
            value(*maybe);
    }
    template<typename Value>
    void value(const std::vector<Value> &values)
    {
        all(values);
    }
    template<typename Value>
    void value(const std::deque<Value> &values)
    {
        all(values);
    }
    /// A record with fields() of its own.
    template<typename Record>
    requires std::is_class_v<Record>
    void value(const Record &record) { fields(*this, record); }
    /// A value with toJson(), and the way back.
    template<typename Value>
    void object(const Value &value, Value (*)(const QJsonObject &))
    {
        json(toJson(value));
    }

    [[nodiscard]] ByteParts take() { return std::exchange(m_bytes, {}); }

private:
    void put(qint64 number);
    void put(QByteArrayView bytes);
    void json(const QJsonObject &object);
    void all(const auto &values)
    {
        put(static_cast<qint64>(values.size()));
        for (const auto &each : values)
            value(each);
    }

    ByteParts m_bytes;
};

/// Reads what a RecordWriter wrote; of other bytes, and past their end, anything, but never outside of them.
class RecordReader
{
public:
    /// `bytes` must outlive the reader.
    explicit RecordReader(QByteArrayView bytes) : m_rest(bytes) {}

    void value(QString &text);
    void value(QByteArray &bytes);
    void value(SharedBytes &bytes) { bytes = SharedBytes(getBytes().toByteArray()); }
    void value(DisplayDigest &digest) { digest = DisplayDigest::fromHash(getBytes()); }
    void value(QStringList &texts);
    template<std::integral Integer>
    void value(Integer &number)
    {
        number = static_cast<Integer>(get());
    }
    template<typename Enum>
    requires std::is_enum_v<Enum>
    void value(Enum &word) { word = static_cast<Enum>(get()); }
    void value(Instant &instant) { instant = fromUnixMs(get()); }
    void value(Milliseconds &duration) { duration = Milliseconds(get()); }
    template<typename Value>
    void value(std::optional<Value> &maybe)
    {
        maybe.reset();
        if (get() != 0)
            value(maybe.emplace());
    }
    template<typename Value>
    void value(Rare<Value> &maybe)
    {
        maybe.reset();
        if (get() != 0)
            value(maybe.emplace());
    }
    template<typename Value>
    void value(std::vector<Value> &values)
    {
        values.clear();
        const qsizetype count = getCount();
        values.reserve(static_cast<std::size_t>(count));
        for (qsizetype i = 0; i < count; ++i)
            value(values.emplace_back());
    }
    template<typename Value>
    void value(std::deque<Value> &values)
    {
        values.clear();
        for (qsizetype i = getCount(); i > 0; --i)
            value(values.emplace_back());
    }
    template<typename Record>
    requires std::is_class_v<Record>
    void value(Record &record) { fields(*this, record); }
    template<typename Value>
    void object(Value &value, Value (*fromJson)(const QJsonObject &))
    {
        value = fromJson(json());
    }

    /// Everything was there, and nothing is left.
    [[nodiscard]] bool isWhole() const { return !m_isShort && m_rest.isEmpty(); }

private:
    [[nodiscard]] qint64 get();
    /// Never more than bytes are left: each value has one at least.
    [[nodiscard]] qsizetype getCount();
    [[nodiscard]] QByteArrayView getBytes();
    [[nodiscard]] QJsonObject json();

    QByteArrayView m_rest;
    bool m_isShort = false;
};

} // namespace countersign::domain
