#include "core/http/response_writer_p.h"

#include <QDateTime>
#include <QLocale>

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/status.hpp>

namespace countersign::http {

namespace beast = boost::beast::http;

namespace {

bool isOurs(const QByteArray &name)
{
    switch (beast::string_to_field({name.constData(), static_cast<std::size_t>(name.size())})) {
    case beast::field::content_length:
    case beast::field::transfer_encoding:
    case beast::field::connection:
    case beast::field::date: return true;
    default: return false;
    }
}

void append(std::string &head, const QByteArray &bytes)
{
    head.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

} // namespace

void appendHead(std::string &head, const Response &response, const QByteArray &date, Ending ending)
{
    const auto phrase = beast::obsolete_reason(beast::int_to_status(static_cast<unsigned>(response.status)));
    head += "HTTP/1.1 ";
    head += std::to_string(response.status);
    head += ' ';
    head.append(phrase.data(), phrase.size());
    head += "\r\nDate: ";
    append(head, date);
    for (const Header &header : response.headers) {
        if (isOurs(header.name) || !isSendable(header))
            continue;
        head += "\r\n";
        append(head, header.name);
        head += ": ";
        append(head, header.value);
    }
    if (!isBodiless(response.status) && !response.stream) {
        head += "\r\nContent-Length: ";
        head += std::to_string(response.body.size());
    }
    if (ending == Ending::Close)
        head += "\r\nConnection: close";
    else if (ending == Ending::KeepAliveTold)
        head += "\r\nConnection: keep-alive";
    head += "\r\n\r\n";
}

QByteArray httpDate(Instant instant)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(toUnixMs(instant), Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

} // namespace countersign::http
