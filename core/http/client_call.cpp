#include "core/http/client_call_p.h"

#include "core/http/body_for_once_p.h"
#include "core/http/exchange_log.h"

namespace countersign::http {

namespace {

bool isUsable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

/// What QNetworkAccessManager would add by itself is set to what says least.
QNetworkRequest prepared(const QUrl &url, const Request &request)
{
    QNetworkRequest prepared(url);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setRawHeader("User-Agent", "Countersign/" COUNTERSIGN_VERSION);
    prepared.setRawHeader("Accept-Encoding", "identity");
    prepared.setRawHeader("Accept-Language", "*");
    for (const Header &header : request.headers) {
        const std::vector<QByteArray> values = request.headers.all(header.name);
        prepared.setRawHeader(header.name, QByteArrayList(values.begin(), values.end()).join(", "));
    }
    return prepared;
}

/// Sends it to an address that the caller knows, as a request to the host all the same.
void pin(QNetworkRequest &request, const QString &address)
{
    QUrl url = request.url();
    const QString host = url.host();
    const QByteArray port = url.port() < 0 ? QByteArray() : ':' + QByteArray::number(url.port());
    const QByteArray name = url.host(QUrl::FullyEncoded).toLatin1();
    request.setRawHeader("Host", (name.contains(':') ? '[' + name + ']' : name) + port);
    request.setPeerVerifyName(host);
    url.setHost(address);
    request.setUrl(url);
}

/// Whether the connection was there but the answer is none; Qt counts a status above 399 as an error, too.
bool isAnswerMissing(QNetworkReply::NetworkError error, int status)
{
    return error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ProtocolFailure
        || error == QNetworkReply::ContentReSendError || (error == QNetworkReply::NoError && status == 0);
}

bool isConnectionMissing(QNetworkReply::NetworkError error, int status)
{
    const bool isTransport = error > QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
    return status == 0 || (isTransport && error != QNetworkReply::ProxyAuthenticationRequiredError);
}

} // namespace

ClientCall::ClientCall(ClientWorker &worker, Errand errand)
    : QObject(&worker), m_worker(worker), m_errand(std::move(errand)),
      m_url(QUrl::fromEncoded(m_errand.request.target, QUrl::StrictMode))
{}

ClientCall::~ClientCall()
{
    if (!m_isComplete) {
        complete(
            failure(QStringLiteral("CLIENT_CLOSED"),
                    QStringLiteral("The client was closed before the answer came; nothing is known of it.")));
    }
    if (m_reply) {
        m_reply->disconnect(this);
        delete m_reply;
        m_worker.leave(m_errand.options.lane);
    }
}

void ClientCall::start()
{
    m_began = std::chrono::steady_clock::now();
    if (const Clock *clock = m_worker.config().clock)
        m_at = clock->now();
    if (!isUsable(m_url)) {
        complete(
            failure(QStringLiteral("URL_INVALID"),
                    QStringLiteral("It is not a whole URL; give one that begins with http:// or https://.")));
        return;
    }
    sendRequest();
    connect(m_reply, &QNetworkReply::readyRead, this, &ClientCall::receive);
    connect(m_reply, &QNetworkReply::finished, this, &ClientCall::finish);
    watchConnecting();
    watchWish();
    // A single shot would outlive the call and pile up with those of ten seconds' other calls.
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        stop(failure(QStringLiteral("TIMED_OUT"),
                     QStringLiteral(
                         "No whole answer came within %1 ms; see whether the server is busy, or wait longer.")
                         .arg(timeout().count())));
    });
    m_timer.start(timeout());
}

void ClientCall::watchConnecting()
{
    connect(m_reply, &QNetworkReply::socketStartedConnecting, &m_connecting, [this] {
        m_connecting.setSingleShot(true);
        m_connecting.start(m_worker.config().connectTimeout);
    });
    connect(m_reply, &QNetworkReply::requestSent, &m_connecting, &QTimer::stop);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        stop(failure(
            QStringLiteral("CONNECT_FAILED"),
            QStringLiteral("No connection came about within %1 ms; see whether the server runs and the "
                           "address is right.")
                .arg(m_worker.config().connectTimeout.count())));
    });
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

void ClientCall::sendRequest()
{
    const Request &request = m_errand.request;
    QNetworkAccessManager &network = m_worker.enter(m_errand.options.lane);
    QNetworkRequest prepared = http::prepared(m_url, request);
    if (m_worker.tls())
        prepared.setSslConfiguration(*m_worker.tls());
    if (!m_errand.options.address.isEmpty())
        pin(prepared, m_errand.options.address);
    if (!request.body.isEmpty() && !prepared.hasRawHeader("Content-Type"))
        prepared.setRawHeader("Content-Type", "application/json");

    // post() would send the query as the body of an empty POST; a custom verb is sent as it is.
    if (request.body.isEmpty() && request.method == "GET")
        m_reply = network.get(prepared);
    else if (request.body.isEmpty() && request.method == "DELETE")
        m_reply = network.deleteResource(prepared);
    else
        m_reply = network.sendCustomRequest(prepared, request.method, body());
    m_reply->setReadBufferSize(m_worker.config().answerBytes + 1);
}

QIODevice *ClientCall::body()
{
    const auto whenAskedAgain = [this] {
        QMetaObject::invokeMethod(
            this, [this] { stop(unanswered()); }, Qt::QueuedConnection);
    };
    return new BodyForOnce(m_errand.request.body, whenAskedAgain, this);
}

void ClientCall::receive()
{
    m_body += m_reply->readAll();
    const qint64 limit = m_worker.config().answerBytes;
    if (m_body.size() > limit || m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > limit) {
        stop(failure(QStringLiteral("ANSWER_TOO_LARGE"),
                     QStringLiteral("The answer is over the limit of %1 bytes; ask for less.").arg(limit)));
    }
}

/// The first reason counts; finish() follows from the abort.
void ClientCall::stop(Failure reason)
{
    if (m_stopped || m_isComplete)
        return;
    m_stopped = std::move(reason);
    m_reply->abort();
}

void ClientCall::finish()
{
    if (m_isComplete)
        return;
    if (!m_stopped && m_reply->isOpen())
        receive();
    complete(outcome());
}

Result<Response> ClientCall::outcome() const
{
    if (m_stopped)
        return *m_stopped;
    const auto error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isAnswerMissing(error, status))
        return unanswered();
    if (error == QNetworkReply::SslHandshakeFailedError) {
        return failure(
            QStringLiteral("TLS_FAILED"),
            QStringLiteral("%1; see whether the address is right, or name the authority that signed the "
                           "server's certificate.")
                .arg(m_reply->errorString()));
    }
    if (isConnectionMissing(error, status)) {
        return failure(QStringLiteral("CONNECT_FAILED"),
                       QStringLiteral("%1; see whether the server runs and the address is right.")
                           .arg(m_reply->errorString()));
    }
    Response response;
    response.status = status;
    response.body = m_body;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        response.headers.add(name, value);
    return response;
}

Failure ClientCall::unanswered() const
{
    return failure(
        QStringLiteral("ANSWER_MALFORMED"),
        QStringLiteral("The connection ended without a whole HTTP answer; see what listens there."));
}

Failure ClientCall::failure(QString code, QString message) const
{
    // Neither a password nor a query, which may hold a token.
    const QString path = QString::fromUtf8(m_errand.request.path());
    const QString where = m_url.isValid() ? m_url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)
                                          : path.mid(path.indexOf(QLatin1Char('@')) + 1);
    return fail(std::move(code),
                QStringLiteral("%1 %2: %3").arg(QString::fromUtf8(m_errand.request.method), where, message));
}

void ClientCall::complete(Result<Response> result)
{
    m_isComplete = true;
    m_timer.stop();
    record(result.value_or(Response{0, {}, {}}));
    m_errand.promise.addResult(std::move(result));
    m_errand.promise.finish();
    deleteLater();
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
