#pragma once

#include "core/http/message.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

namespace countersign::http {

/// Reads one answer from the bytes of a connection, and refuses what is longer than wanted as soon as that shows.
/// Trailer fields are dropped, as RFC 9110 section 6.5.1 allows.
class AnswerParser final : private boost::beast::http::basic_parser<false>
{
public:
    enum class Progress { NeedsMore, Complete, TooLarge, Malformed };
    enum class To { Head, Other }; ///< an answer to HEAD has no body, whatever its header says

    /// `mostBytes` holds for the header and for the body, each by itself.
    AnswerParser(qint64 mostBytes, To to);

    /// Takes from the front of `unread` what it can use; the rest must come again, with more behind it. Not to be called any
    /// more once the answer is not NeedsMore.
    [[nodiscard]] Progress feed(QByteArray &unread);
    /// The connection ended: that completes an answer whose header says no length.
    [[nodiscard]] Progress end();

    [[nodiscard]] bool hasBegun() const { return got_some(); }
    /// Says only that the answer is still to come (RFC 9110 section 15.2).
    [[nodiscard]] bool isInterim() const;
    /// Of a complete answer: whether another may follow on its connection.
    [[nodiscard]] bool keepsAlive() const;
    [[nodiscard]] Response &response() { return m_response; }

private:
    using ErrorCode = boost::beast::error_code;
    using StringView = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb, StringView, StringView, int, ErrorCode &) override {}
    void on_response_impl(int status, StringView reason, int version, ErrorCode &error) override;
    void on_field_impl(boost::beast::http::field field, StringView name, StringView value,
                       ErrorCode &error) override;
    void on_header_impl(ErrorCode &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &length, ErrorCode &error) override;
    std::size_t on_body_impl(StringView piece, ErrorCode &error) override;
    void on_chunk_header_impl(std::uint64_t, StringView, ErrorCode &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, StringView piece, ErrorCode &error) override;
    void on_finish_impl(ErrorCode &) override {}

    void countHeader(std::size_t bytes, ErrorCode &error);
    [[nodiscard]] Progress progressAfter(const ErrorCode &error) const;

    const std::uint64_t m_mostBytes;
    Response m_response;
    std::uint64_t m_headerBytes = 0;
};

} // namespace countersign::http
