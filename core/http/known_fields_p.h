#pragma once

#include "core/http/message.h"

#include <array>

namespace countersign::http {

/// What the last request of a connection began with. Callers send nearly the same again and again: what did not change
/// is shared with the request before, and only the rest takes memory of its own. Long texts are not remembered; a short one,
/// a key among them, stays as long as the connection or until the next request has another.
class KnownFields
{
public:
    [[nodiscard]] QByteArray method(QByteArrayView text) { return shared(m_method, text); }
    [[nodiscard]] QByteArray target(QByteArrayView text) { return shared(m_target, text); }
    /// `place`: the how-maniest field of the request, from 0.
    [[nodiscard]] QByteArray name(std::size_t place, QByteArrayView text)
    {
        return place < m_fields.size() ? shared(m_fields[place].name, text) : text.toByteArray();
    }
    [[nodiscard]] QByteArray value(std::size_t place, QByteArrayView text)
    {
        return place < m_fields.size() ? shared(m_fields[place].value, text) : text.toByteArray();
    }

private:
    static constexpr std::size_t mostFields = 16;
    static constexpr qsizetype longestText = 128;

    [[nodiscard]] static QByteArray shared(QByteArray &last, QByteArrayView text)
    {
        if (last == text)
            return last;
        QByteArray bytes = text.toByteArray();
        if (bytes.size() <= longestText)
            last = bytes;
        return bytes;
    }

    QByteArray m_method;
    QByteArray m_target;
    std::array<Header, mostFields> m_fields;
};

} // namespace countersign::http
