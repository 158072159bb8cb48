#include "core/http/client_call_p.h"

#include "core/http/exchange_log.h"

namespace countersign::http {

namespace {

bool isUsable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

} // namespace

ClientCall::ClientCall(ClientWorker &worker, Errand errand, QUrl url)
    : QObject(&worker), m_worker(worker), m_errand(std::move(errand)), m_url(std::move(url))
{
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        stop(unconnected(QStringLiteral("no connection came about within %1 ms")
                             .arg(m_worker.config().connectTimeout.count())));
    });
    connect(&m_timer, &QTimer::timeout, this, [this] {
        stop(failure(QStringLiteral("TIMED_OUT"),
                     QStringLiteral(
                         "No whole answer came within %1 ms; see whether the server is busy, or wait longer.")
                         .arg(timeout().count())));
    });
}

ClientCall::~ClientCall()
{
    if (!m_isComplete) {
        end(failure(QStringLiteral("CLIENT_CLOSED"),
                    QStringLiteral("The client was closed before the answer came; nothing is known of it.")));
    }
}

void ClientCall::start()
{
    m_began = std::chrono::steady_clock::now();
    if (const Clock *clock = m_worker.config().clock)
        m_at = clock->now();
    if (!isUsable(m_url)) {
        return end(
            failure(QStringLiteral("URL_INVALID"),
                    QStringLiteral("It is not a whole URL; give one that begins with http:// or https://.")));
    }
    // A single shot would outlive the call and pile up with those of ten seconds' other calls.
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    m_timer.start(timeout());
    watchWish();
    send();
}

void ClientCall::connectingBegins()
{
    m_connecting.setSingleShot(true);
    m_connecting.start(m_worker.config().connectTimeout);
}

void ClientCall::connectingEnds()
{
    m_connecting.stop();
}

void ClientCall::watchWish()
{
    if (!m_errand.options.wantedBy)
        return;
    connect(&m_wish, &QFutureWatcherBase::canceled, this, [this] {
        stop(failure(QStringLiteral("CANCELLED"),
                     QStringLiteral("It was cancelled; whether the server did it is not known.")));
    });
    m_wish.setFuture(*m_errand.options.wantedBy);
}

/// The first reason counts.
void ClientCall::stop(const Failure &reason)
{
    if (m_isComplete)
        return;
    abort();
    end(reason);
}

void ClientCall::end(Result<Response> result)
{
    if (std::exchange(m_isComplete, true))
        return;
    m_connecting.stop();
    m_timer.stop();
    record(result.value_or(Response{0, {}, {}}));
    m_errand.promise.addResult(std::move(result));
    m_errand.promise.finish();
    deleteLater();
}

Failure ClientCall::unconnected(const QString &why) const
{
    return failure(QStringLiteral("CONNECT_FAILED"),
                   QStringLiteral("%1; see whether the server runs and the address is right.").arg(why));
}

Failure ClientCall::unanswered() const
{
    return failure(
        QStringLiteral("ANSWER_MALFORMED"),
        QStringLiteral("The connection ended without a whole HTTP answer; see what listens there."));
}

Failure ClientCall::tooLarge() const
{
    return failure(QStringLiteral("ANSWER_TOO_LARGE"),
                   QStringLiteral("The answer is over the limit of %1 bytes; ask for less.")
                       .arg(m_worker.config().answerBytes));
}

Failure ClientCall::failure(QString code, const QString &message) const
{
    // Neither a password nor a query, which may hold a token.
    const QString path = QString::fromUtf8(m_errand.request.path());
    const QString where = m_url.isValid() ? m_url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)
                                          : path.mid(path.indexOf(QLatin1Char('@')) + 1);
    return fail(std::move(code),
                QStringLiteral("%1 %2: %3").arg(QString::fromUtf8(m_errand.request.method), where, message));
}

void ClientCall::record(const Response &response)
{
    const Client::Config &config = m_worker.config();
    if (!config.log)
        return;
    Exchange exchange;
    exchange.direction = Direction::Outbound;
    exchange.party = config.party;
    exchange.at = m_at;
    exchange.duration =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_began);
    exchange.request = m_errand.request;
    exchange.response = response;
    exchange.instructionId = m_errand.options.instructionId;
    config.log->record(std::move(exchange));
}

Milliseconds ClientCall::timeout() const
{
    return m_errand.options.timeout.value_or(m_worker.config().timeout);
}

} // namespace countersign::http
