#pragma once

#include "core/http/known_fields_p.h"
#include "core/http/server.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

namespace countersign::http {

/// Why the server itself answers a request, and with what status.
struct Refusal
{
    int status;
    QString code;
    QString message;
};

/// Reads one request from the bytes of a connection and refuses what RFC 9112 or the limits forbid.
/// Trailer fields are dropped, as RFC 9110 section 6.5.1 allows: nobody may smuggle a header past the checks.
class RequestParser final : private boost::beast::http::basic_parser<true>
{
public:
    /// `known` is of the requests before on the same connection, and outlives the parser.
    RequestParser(const ServerLimits &limits, ServerConfig::HostCheck hostCheck, KnownFields &known);

    enum class Progress { NeedsMore, Complete, Refused };

    /// Takes from the front of `bytes` what it can use and returns how much that was; the rest must come again,
    /// with more behind it. Not to be called any more once the request is Complete or Refused.
    [[nodiscard]] std::size_t feed(boost::asio::const_buffer bytes);
    [[nodiscard]] Progress progress() const { return m_progress; }
    [[nodiscard]] const Refusal &refusal() const { return *m_refusal; }

    /// What is known of it by now.
    [[nodiscard]] Request &request() { return m_request; }
    /// Whether the connection may go on after this request.
    [[nodiscard]] bool keepsAlive() const;
    [[nodiscard]] bool isHttp10() const { return m_version < 11; }
    /// True once if the caller waits for `100 Continue` before it sends the body (RFC 9110 section 10.1.1).
    [[nodiscard]] bool takeContinue();

private:
    using ErrorCode = boost::beast::error_code;
    using StringView = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb, StringView method, StringView target, int version,
                         ErrorCode &error) override;
    void on_response_impl(int, StringView, int, ErrorCode &) override {}
    void on_field_impl(boost::beast::http::field field, StringView name, StringView value,
                       ErrorCode &error) override;
    void on_header_impl(ErrorCode &error) override;
    void on_body_init_impl(const boost::optional<std::uint64_t> &length, ErrorCode &) override;
    std::size_t on_body_impl(StringView piece, ErrorCode &) override;
    void on_chunk_header_impl(std::uint64_t, StringView, ErrorCode &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, StringView piece, ErrorCode &error) override;
    void on_finish_impl(ErrorCode &) override {}

    void readTarget(QByteArrayView target, ErrorCode &error);
    void countHeader(std::size_t bytes, ErrorCode &error);
    void checkHost(ErrorCode &error);
    void refuse(ErrorCode &error, int status, QString code, QString message);
    [[nodiscard]] Refusal explain(const ErrorCode &error) const;

    const ServerLimits *m_limits;
    ServerConfig::HostCheck m_hostCheck;
    KnownFields *m_known;
    Progress m_progress = Progress::NeedsMore;
    std::optional<Refusal> m_refusal;
    Request m_request;
    QByteArray m_host;
    std::size_t m_headerBytes = 0;
    int m_version = 11;
    int m_hosts = 0;
    bool m_targetHasHost = false;
    bool m_expectsContinue = false;
};

} // namespace countersign::http
