#include "core/backend/httplib/relay_adapter.h"

#include <future>

namespace countersign::httplib_server {

namespace {

void write(const http::Response &answer, httplib::Response &response)
{
    response.status = answer.status;
    const QByteArray type = answer.headers.find("Content-Type").value_or(QByteArray("application/json"));
    response.set_content(answer.body.toStdString(), type.constData());
    for (const http::Header &header : answer.headers) {
        if (header.name.compare("Content-Type", Qt::CaseInsensitive) != 0)
            response.set_header(header.name.constData(), header.value.toStdString());
    }
}

/// What `ask(done)` says `done` with, on whatever thread: waits for it.
template<typename T, typename Ask>
T await(Ask ask)
{
    const auto promise = std::make_shared<std::promise<T>>();
    std::future<T> future = promise->get_future();
    ask([promise](T value) { promise->set_value(std::move(value)); });
    return future.get();
}

/// A path as cpp-httplib's routes want it: a regular expression that fits it alone.
std::string literally(const QString &path)
{
    static const QString special = QStringLiteral("\\^$.|?*+()[]{}");
    QString pattern;
    for (const QChar c : path) {
        if (special.contains(c))
            pattern += QLatin1Char('\\');
        pattern += c;
    }
    return pattern.toStdString();
}

} // namespace

http::Request toRequest(const httplib::Request &request)
{
    http::Request converted;
    converted.method = QByteArray::fromStdString(request.method);
    converted.target = QByteArray::fromStdString(request.target);
    for (const auto &[name, value] : request.headers)
        converted.headers.add(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    converted.body = QByteArray::fromStdString(request.body);
    converted.peer = QByteArray::fromStdString(request.remote_addr);
    return converted;
}

RelayAdapter::RelayAdapter(httplib::Server &server, std::shared_ptr<backend::RelayBackend> backend)
    : m_backend(std::move(backend))
{
    const auto receive = [known = m_backend](const httplib::Request &request, httplib::Response &response) {
        const auto answer = await<http::Response>([&](const auto &done) {
            const bool isOurs =
                known->receive(toRequest(request),
                               [done](const http::Response &heard, const http::Remarks &) { done(heard); });
            Q_ASSERT(isOurs);
        });
        write(answer, response);
    };
    for (const QString &path :
         {m_backend->settings().callbackPath, QString(QLatin1String(backend::submitResponsePath))}) {
        server.Get(literally(path), receive);
        server.Put(literally(path), receive);
        server.Post(literally(path), receive);
    }
}

Result<std::unique_ptr<RelayAdapter>> RelayAdapter::fromEnvironment(httplib::Server &server,
                                                                    backend::RelayBackend::Options options)
{
    return backend::RelayBackend::fromEnvironment(std::move(options)).map([&server](const auto &started) {
        return std::unique_ptr<RelayAdapter>(new RelayAdapter(server, started));
    });
}

Result<std::unique_ptr<RelayAdapter>> RelayAdapter::mount(httplib::Server &server,
                                                          const backend::RelaySettings &settings,
                                                          backend::RelayBackend::Options options)
{
    return backend::RelayBackend::start(settings, std::move(options)).map([&server](const auto &started) {
        return std::unique_ptr<RelayAdapter>(new RelayAdapter(server, started));
    });
}

httplib::Server::Handler RelayAdapter::sudoRequired(backend::SudoRequirement requirement,
                                                    httplib::Server::Handler handler) const
{
    return [guard = m_backend->guard(std::move(requirement)),
            handler = std::move(handler)](const httplib::Request &request, httplib::Response &response) {
        const auto outcome =
            await<backend::GuardOutcome>([&](const auto &done) { guard.check(toRequest(request), done); });
        if (const auto *answer = std::get_if<backend::Answer>(&outcome))
            write(answer->response, response);
        else
            handler(request, response);
    };
}

httplib::Server::Handler RelayAdapter::quorumRequired(backend::QuorumRequirement requirement) const
{
    return [guard = m_backend->guard(std::move(requirement))](const httplib::Request &request,
                                                              httplib::Response &response) {
        const auto answer =
            await<backend::Answer>([&](const auto &done) { guard.check(toRequest(request), done); });
        write(answer.response, response);
    };
}

} // namespace countersign::httplib_server
