#include "core/http/answer_parser_p.h"

#include <algorithm>
#include <limits>

namespace countersign::http {

namespace beast = boost::beast::http;

namespace {

/// Beast takes any three digits; a status of 0 would say that no answer came.
constexpr int lowestStatus = 100;
constexpr int switchingProtocols = 101;

QByteArray toBytes(boost::beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

AnswerParser::AnswerParser(qint64 mostBytes, To to) : m_mostBytes(static_cast<std::uint64_t>(mostBytes))
{
    m_response.status = 0;
    eager(true);
    skip(to == To::Head);
    body_limit(m_mostBytes);
    header_limit(static_cast<std::uint32_t>(
        std::min<std::uint64_t>(m_mostBytes, std::numeric_limits<std::uint32_t>::max())));
}

AnswerParser::Progress AnswerParser::feed(QByteArray &unread)
{
    if (unread.isEmpty())
        return Progress::NeedsMore;
    ErrorCode error;
    const std::size_t used = put({unread.constData(), static_cast<std::size_t>(unread.size())}, error);
    unread.remove(0, static_cast<qsizetype>(used));
    // Beast sets no bound to the line before a chunk nor to what follows the last one.
    if (error == beast::error::need_more && static_cast<std::uint64_t>(unread.size()) > m_mostBytes)
        return Progress::TooLarge;
    return progressAfter(error);
}

AnswerParser::Progress AnswerParser::end()
{
    if (!is_header_done())
        return Progress::Malformed;
    ErrorCode error;
    put_eof(error);
    const Progress progress = progressAfter(error);
    return progress == Progress::NeedsMore ? Progress::Malformed : progress;
}

bool AnswerParser::isInterim() const
{
    return m_response.status < 200 && m_response.status != switchingProtocols;
}

bool AnswerParser::keepsAlive() const
{
    return keep_alive() && m_response.status != switchingProtocols;
}

void AnswerParser::on_response_impl(int status, StringView reason, int, ErrorCode &error)
{
    m_response.status = status;
    if (status < lowestStatus)
        error = beast::error::bad_status;
    else
        countHeader(reason.size() + std::string_view("HTTP/1.1 200 \r\n").size(), error);
}

void AnswerParser::on_field_impl(beast::field, StringView name, StringView value, ErrorCode &error)
{
    countHeader(name.size() + value.size() + std::string_view(": \r\n").size(), error);
    if (!error && !is_header_done())
        m_response.headers.add(toBytes(name), toBytes(value));
}

/// Beast 1.74 reads on past a length over the limit when some of the body is there already.
void AnswerParser::on_body_init_impl(const boost::optional<std::uint64_t> &length, ErrorCode &error)
{
    if (length.value_or(0) > m_mostBytes)
        error = beast::error::body_limit;
}

std::size_t AnswerParser::on_body_impl(StringView piece, ErrorCode &error)
{
    if (static_cast<std::uint64_t>(m_response.body.size()) + piece.size() > m_mostBytes) {
        error = beast::error::body_limit;
        return 0;
    }
    m_response.body.append(piece.data(), static_cast<qsizetype>(piece.size()));
    return piece.size();
}

std::size_t AnswerParser::on_chunk_body_impl(std::uint64_t, StringView piece, ErrorCode &error)
{
    return on_body_impl(piece, error);
}

/// Beast measures only what is still to be parsed, so that a header sent line by line would never end.
void AnswerParser::countHeader(std::size_t bytes, ErrorCode &error)
{
    m_headerBytes += bytes;
    if (m_headerBytes > m_mostBytes)
        error = beast::error::header_limit;
}

AnswerParser::Progress AnswerParser::progressAfter(const ErrorCode &error) const
{
    if (error == beast::error::body_limit || error == beast::error::header_limit)
        return Progress::TooLarge;
    if (error && error != beast::error::need_more)
        return Progress::Malformed;
    return is_done() ? Progress::Complete : Progress::NeedsMore;
}

} // namespace countersign::http
