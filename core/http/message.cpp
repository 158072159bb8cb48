#include "core/http/message.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>

namespace countersign::http {

namespace {

bool isNamed(const Header &header, QByteArrayView name)
{
    return header.name.size() == name.size()
        && QByteArrayView(header.name).compare(name, Qt::CaseInsensitive) == 0;
}

bool isControl(char c)
{
    return (c >= 0 && c < ' ' && c != '\t') || c == 127;
}

bool endsName(char c)
{
    return isControl(c) || c == ' ' || c == ':' || c == '\t';
}

} // namespace

bool isSendable(const Header &header)
{
    return !header.name.isEmpty() && std::none_of(header.name.begin(), header.name.end(), endsName)
        && std::none_of(header.value.begin(), header.value.end(), isControl);
}

void Headers::set(const QByteArray &name, QByteArray value)
{
    std::erase_if(m_headers, [&](const Header &header) { return isNamed(header, name); });
    add(name, std::move(value));
}

std::optional<QByteArray> Headers::find(QByteArrayView name) const
{
    const auto found =
        std::find_if(begin(), end(), [&](const Header &header) { return isNamed(header, name); });
    return found == end() ? std::nullopt : std::optional(found->value);
}

std::vector<QByteArray> Headers::all(QByteArrayView name) const
{
    std::vector<QByteArray> values;
    for (const Header &header : m_headers) {
        if (isNamed(header, name))
            values.push_back(header.value);
    }
    return values;
}

QByteArrayView Request::path() const
{
    const QByteArrayView whole(target);
    const qsizetype mark = whole.indexOf('?');
    return mark < 0 ? whole : whole.first(mark);
}

QUrlQuery Request::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QUrlQuery() : QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
}

QByteArray reasonPhrase(int status)
{
    namespace beast = boost::beast::http;
    const auto known = beast::int_to_status(static_cast<unsigned>(status));
    if (known == beast::status::unknown)
        return {};
    const auto phrase = beast::obsolete_reason(known);
    return QByteArray(phrase.data(), static_cast<qsizetype>(phrase.size()));
}

} // namespace countersign::http
