#include "bare_server.h"

#include "core/signing/hmac1.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdio>
#include <memory>

namespace countersign::bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

/// A keep-alive connection: reads a request, answers it, reads the next.
class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket socket, const Secret &secret) : m_socket(std::move(socket)), m_secret(secret)
    {
        m_socket.set_option(tcp::no_delay(true));
    }

    void read()
    {
        m_request = {};
        http::async_read(m_socket, m_buffer, m_request,
                         [self = shared_from_this()](const beast::error_code &error, std::size_t) {
                             if (!error)
                                 self->answer();
                         });
    }

private:
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const
    {
        const auto found = m_request.find({name.data(), static_cast<std::size_t>(name.size())});
        if (found == m_request.end())
            return std::nullopt;
        return QByteArray(found->value().data(), static_cast<qsizetype>(found->value().size()));
    }

    void answer()
    {
        const std::string &body = m_request.body();
        const signing::Verdict verdict =
            signing::verifyHmac1(m_secret, header(signing::timestampHeader), header(signing::signatureHeader),
                                 {body.data(), static_cast<qsizetype>(body.size())}, m_clock.now());
        m_response = {verdict.isValid() ? http::status::ok : http::status::unauthorized, m_request.version()};
        m_response.set(http::field::content_type, "application/json");
        m_response.keep_alive(m_request.keep_alive());
        m_response.body() = "{}";
        m_response.prepare_payload();
        http::async_write(m_socket, m_response,
                          [self = shared_from_this()](const beast::error_code &error, std::size_t) {
                              if (!error && self->m_response.keep_alive())
                                  self->read();
                          });
    }

    tcp::socket m_socket;
    const Secret &m_secret;
    const SystemClock m_clock;
    beast::flat_buffer m_buffer;
    http::request<http::string_body> m_request;
    http::response<http::string_body> m_response;
};

void accept(tcp::acceptor &acceptor, const Secret &secret)
{
    acceptor.async_accept([&acceptor, &secret](const beast::error_code &error, tcp::socket socket) {
        if (!error)
            std::make_shared<Session>(std::move(socket), secret)->read();
        accept(acceptor, secret);
    });
}

} // namespace

int runBareServer(const QByteArray &tenantSecret)
{
    const Secret secret(tenantSecret);
    asio::io_context context{1};
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    accept(acceptor, secret);
    std::printf("{\"port\":%d}\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    context.run();
    return 0;
}

} // namespace countersign::bench
