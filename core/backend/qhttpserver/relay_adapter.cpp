#include "core/backend/qhttpserver/relay_adapter.h"

#include <QHttpServerRouterRule>
#include <QPointer>
#include <QTcpSocket>

namespace countersign::qhttpserver {

namespace {

QByteArray methodOf(const QHttpServerRequest &request)
{
    using Method = QHttpServerRequest::Method;
    switch (request.method()) {
    case Method::Get: return "GET";
    case Method::Put: return "PUT";
    case Method::Delete: return "DELETE";
    case Method::Post: return "POST";
    case Method::Head: return "HEAD";
    case Method::Options: return "OPTIONS";
    case Method::Patch: return "PATCH";
    case Method::Connect: return "CONNECT";
    default: return "UNKNOWN";
    }
}

/// An answer as HTTP/1.1 has it.
QByteArray toBytes(const http::Response &answer)
{
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + http::reasonPhrase(answer.status) + "\r\n";
    for (const http::Header &header : answer.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    return bytes + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
}

} // namespace

http::Request toRequest(const QHttpServerRequest &request)
{
    http::Request converted;
    converted.method = methodOf(request);
    const QUrl url = request.url();
    converted.target = url.path(QUrl::FullyEncoded).toUtf8();
    if (url.hasQuery())
        converted.target += '?' + url.query(QUrl::FullyEncoded).toUtf8();
    for (const auto &[name, value] : request.headers())
        converted.headers.add(name, value);
    converted.body = request.body();
    converted.peer = request.remoteAddress().toString().toUtf8();
    return converted;
}

RelayAdapter::RelayAdapter(QHttpServer &server, std::shared_ptr<backend::RelayBackend> backend)
    : m_backend(std::move(backend)), m_server(&server),
      m_home(new QObject, [](QObject *home) { home->deleteLater(); })
{
    const auto receive = [known = m_backend](const http::Request &request,
                                             const std::function<void(const http::Response &)> &respond) {
        const bool isOurs = known->receive(
            request, [respond](const http::Response &answer, const http::Remarks &) { respond(answer); });
        Q_ASSERT(isOurs);
    };
    const auto any = QHttpServerRequest::Method::AnyKnown;
    route(m_backend->settings().callbackPath, any, receive);
    route(QLatin1String(backend::submitResponsePath), any, receive);
}

bool RelayAdapter::route(const QString &path, QHttpServerRequest::Methods methods, GuardedHandler handler)
{
    const auto answerLater = [handler = std::move(handler), home = m_home](const QRegularExpressionMatch &,
                                                                           const QHttpServerRequest &request,
                                                                           QTcpSocket *socket) {
        const auto respond = [home, connection = QPointer(socket)](const http::Response &answer) {
            QMetaObject::invokeMethod(home.get(), [connection, bytes = toBytes(answer)] {
                if (connection) // else the client has left
                    connection->write(bytes);
            });
        };
        handler(toRequest(request), respond);
    };
    using View = std::function<void()>; // the path has no parts that a handler takes
    return m_server->router()->addRule<View>(
        std::make_unique<QHttpServerRouterRule>(path, methods, answerLater));
}

Result<std::unique_ptr<RelayAdapter>> RelayAdapter::fromEnvironment(QHttpServer &server,
                                                                    backend::RelayBackend::Options options)
{
    return backend::RelayBackend::fromEnvironment(std::move(options)).map([&server](const auto &started) {
        return std::unique_ptr<RelayAdapter>(new RelayAdapter(server, started));
    });
}

Result<std::unique_ptr<RelayAdapter>> RelayAdapter::mount(QHttpServer &server,
                                                          const backend::RelaySettings &settings,
                                                          backend::RelayBackend::Options options)
{
    return backend::RelayBackend::start(settings, std::move(options)).map([&server](const auto &started) {
        return std::unique_ptr<RelayAdapter>(new RelayAdapter(server, started));
    });
}

GuardedHandler RelayAdapter::sudoRequired(backend::SudoRequirement requirement, Handler handler) const
{
    return [guard = m_backend->guard(std::move(requirement)), handler = std::move(handler), home = m_home](
               const http::Request &request, const std::function<void(const http::Response &)> &respond) {
        guard.check(request, [request, handler, home, respond](const backend::GuardOutcome &outcome) {
            if (const auto *answer = std::get_if<backend::Answer>(&outcome))
                return respond(answer->response);
            QMetaObject::invokeMethod(home.get(), [request, handler, respond] { respond(handler(request)); });
        });
    };
}

GuardedHandler RelayAdapter::quorumRequired(backend::QuorumRequirement requirement) const
{
    return [guard = m_backend->guard(std::move(requirement))](
               const http::Request &request, const std::function<void(const http::Response &)> &respond) {
        guard.check(request, [respond](const backend::Answer &answer) { respond(answer.response); });
    };
}

} // namespace countersign::qhttpserver
