#include "core/http/client.h"

#include "core/http/client_worker_p.h"

#include <QThread>

namespace countersign::http {

struct Client::Private
{
    explicit Private(const Config &config) : worker(new ClientWorker(config)) {}

    QThread thread;
    ClientWorker *worker; ///< deletes itself at the end of the thread
};

Client::Client(const Config &config) : m_private(std::make_unique<Private>(config))
{
    m_private->worker->moveToThread(&m_private->thread);
    QObject::connect(&m_private->thread, &QThread::finished, m_private->worker, &QObject::deleteLater);
    m_private->thread.setObjectName(QStringLiteral("http client"));
    m_private->thread.start();
}

Client::~Client()
{
    m_private->thread.quit();
    m_private->thread.wait();
}

bool Client::isCurrent() const
{
    return QThread::currentThread() == &m_private->thread;
}

QFuture<Result<Response>> Client::send(Request request, Options options)
{
    Errand errand{std::move(request), std::move(options), {}};
    errand.promise.start();
    QFuture<Result<Response>> future = errand.promise.future();
    m_private->worker->submit(std::move(errand));
    return future;
}

} // namespace countersign::http
