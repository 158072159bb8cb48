#include "core/http/request_parser_p.h"

#include "core/http/loopback.h"

#include <algorithm>

namespace countersign::http {

namespace beast = boost::beast::http;

namespace {

/// A body is not given more room than this before its bytes are there.
constexpr std::uint64_t trustedBytes = 64 * 1024;
constexpr std::size_t usualHeaders = 12;

template<typename StringView>
QByteArrayView toView(const StringView &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// The bytes of empty lines before a request, which RFC 9112 section 2.2 wants ignored.
qsizetype emptyLines(QByteArrayView bytes)
{
    qsizetype count = 0;
    while (bytes.sliced(count).startsWith("\r\n"))
        count += 2;
    return count;
}

bool isPort(QByteArrayView text)
{
    return text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The name or address alone; all of it when what follows is no port, so that it is taken for no name that we know.
QByteArrayView withoutPort(QByteArrayView host)
{
    const qsizetype close = host.startsWith('[') ? host.indexOf(']') : -1;
    const qsizetype colon = host.indexOf(':', close < 0 ? 0 : close);
    const QByteArrayView name = colon < 0 ? host : host.first(colon);
    if (colon >= 0 && !isPort(host.sliced(colon + 1)))
        return host;
    return close > 0 && close == name.size() - 1 ? name.sliced(1, close - 1) : name;
}

} // namespace

RequestParser::RequestParser(const ServerLimits &limits, ServerConfig::HostCheck hostCheck,
                             KnownFields &known)
    : m_limits(&limits), m_hostCheck(hostCheck), m_known(&known)
{
    m_request.method.clear();
    m_request.headers.reserve(usualHeaders);
    eager(true);
    body_limit(limits.bodyBytes);
    header_limit(static_cast<std::uint32_t>(limits.headerBytes));
}

std::size_t RequestParser::feed(boost::asio::const_buffer bytes)
{
    const QByteArrayView all(static_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    const QByteArrayView useful = got_some() ? all : all.sliced(emptyLines(all));
    std::size_t consumed = static_cast<std::size_t>(all.size() - useful.size());
    if (useful.isEmpty() || (!got_some() && useful == "\r"))
        return consumed;

    ErrorCode error;
    consumed += put({useful.data(), static_cast<std::size_t>(useful.size())}, error);
    // Beast sets no bound to the line before a chunk nor to what follows the last one.
    if (error == beast::error::need_more && bytes.size() - consumed > m_limits->headerBytes)
        error = beast::error::header_limit;
    if (error && error != beast::error::need_more) {
        if (!m_refusal)
            m_refusal = explain(error);
        m_progress = Progress::Refused;
    } else if (is_done()) {
        m_progress = Progress::Complete;
    }
    return consumed;
}

bool RequestParser::keepsAlive() const
{
    return keep_alive();
}

bool RequestParser::takeContinue()
{
    return is_header_done() && std::exchange(m_expectsContinue, false) && m_request.body.isEmpty();
}

void RequestParser::on_request_impl(beast::verb, StringView method, StringView target, int version,
                                    ErrorCode &error)
{
    m_request.method = m_known->method(toView(method));
    m_version = version;
    countHeader(method.size() + target.size() + std::string_view("  HTTP/1.1\r\n").size(), error);
    if (!error)
        readTarget(toView(target), error);
}

void RequestParser::on_field_impl(beast::field field, StringView name, StringView value, ErrorCode &error)
{
    countHeader(name.size() + value.size() + std::string_view(": \r\n").size(), error);
    if (error || is_header_done())
        return;
    const std::size_t place = m_request.headers.size();
    QByteArray text = m_known->value(place, toView(value));
    switch (field) {
    case beast::field::host:
        ++m_hosts;
        if (!m_targetHasHost)
            m_host = text;
        break;
    case beast::field::expect:
        m_expectsContinue = text.compare("100-continue", Qt::CaseInsensitive) == 0 && !isHttp10();
        break;
    case beast::field::transfer_encoding:
        if (isHttp10())
            refuse(error, 400, QStringLiteral("REQUEST_MALFORMED"),
                   QStringLiteral("HTTP/1.0 has no Transfer-Encoding; send Content-Length or HTTP/1.1."));
        else if (text.compare("chunked", Qt::CaseInsensitive) != 0)
            refuse(
                error, 501, QStringLiteral("TRANSFER_ENCODING_UNSUPPORTED"),
                QStringLiteral("Transfer-Encoding '%1' is not supported; send 'chunked' or Content-Length.")
                    .arg(QString::fromUtf8(text)));
        break;
    default: break;
    }
    m_request.headers.add(m_known->name(place, toView(name)), std::move(text));
}

void RequestParser::on_header_impl(ErrorCode &error)
{
    checkHost(error);
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t> &length, ErrorCode &)
{
    if (length)
        m_request.body.reserve(static_cast<qsizetype>(std::min<std::uint64_t>(*length, trustedBytes)));
}

std::size_t RequestParser::on_body_impl(StringView piece, ErrorCode &)
{
    m_request.body.append(piece.data(), static_cast<qsizetype>(piece.size()));
    return piece.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, StringView piece, ErrorCode &error)
{
    return on_body_impl(piece, error);
}

/// Origin form stays; absolute form is split, and its host counts instead of the header's (RFC 9112 section 3.2.2).
void RequestParser::readTarget(QByteArrayView target, ErrorCode &error)
{
    constexpr QByteArrayView scheme("http://");
    if (target.startsWith('/') || target == "*") {
        m_request.target = m_known->target(target);
        return;
    }
    if (target.size() < scheme.size()
        || target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0) {
        m_request.target = target.toByteArray();
        refuse(error, 400, QStringLiteral("REQUEST_MALFORMED"),
               QStringLiteral("The request target '%1' is not a path; it must begin with '/'.")
                   .arg(QString::fromUtf8(target)));
        return;
    }
    const QByteArrayView rest = target.sliced(scheme.size());
    const auto end = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
    m_host = rest.first(end - rest.begin()).toByteArray();
    m_targetHasHost = true;
    m_request.target = rest.sliced(end - rest.begin()).toByteArray();
    if (!m_request.target.startsWith('/'))
        m_request.target.prepend('/');
}

/// Beast measures only what is still to be parsed, so that a header sent line by line would never end.
void RequestParser::countHeader(std::size_t bytes, ErrorCode &error)
{
    m_headerBytes += bytes;
    if (m_headerBytes > m_limits->headerBytes)
        error = beast::error::header_limit;
}

void RequestParser::checkHost(ErrorCode &error)
{
    if (m_hosts != 1) {
        refuse(error, 400, QStringLiteral("REQUEST_MALFORMED"),
               m_hosts == 0
                   ? QStringLiteral("The request has no Host header; send exactly one.")
                   : QStringLiteral("The request has %1 Host headers; send exactly one.").arg(m_hosts));
    } else if (m_hostCheck == ServerConfig::HostCheck::LoopbackNames
               && !isLoopbackName(withoutPort(m_host))) {
        refuse(error, 421, QStringLiteral("HOST_NOT_ALLOWED"),
               QStringLiteral(
                   "The host '%1' is not a loopback name; call this server as 127.0.0.1 or localhost.")
                   .arg(QString::fromUtf8(m_host)));
    }
}

void RequestParser::refuse(ErrorCode &error, int status, QString code, QString message)
{
    m_refusal = Refusal{status, std::move(code), std::move(message)};
    error = beast::error::bad_value;
}

Refusal RequestParser::explain(const ErrorCode &error) const
{
    if (error == beast::error::body_limit)
        return {
            413, QStringLiteral("BODY_TOO_LARGE"),
            QStringLiteral("The body is over the limit of %1 bytes; send less.").arg(m_limits->bodyBytes)};
    if (error == beast::error::header_limit)
        return {431, QStringLiteral("HEADER_TOO_LARGE"),
                QStringLiteral("The header is over the limit of %1 bytes; send fewer or shorter fields.")
                    .arg(m_limits->headerBytes)};
    return {400, QStringLiteral("REQUEST_MALFORMED"),
            QStringLiteral("This is not an HTTP/1.1 request (%1); correct what the client sends.")
                .arg(QString::fromStdString(error.message()))};
}

} // namespace countersign::http
