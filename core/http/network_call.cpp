#include "core/http/network_call_p.h"

#include "core/http/body_for_once_p.h"
#include "core/http/request_head_p.h"

namespace countersign::http {

namespace {

/// What QNetworkAccessManager would add by itself is set to what says least.
QNetworkRequest prepared(const QUrl &url, const Request &request)
{
    QNetworkRequest prepared(url);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    for (const Header &header : fieldsOf(request)) {
        const QByteArray earlier = prepared.rawHeader(header.name);
        prepared.setRawHeader(header.name, earlier.isNull() ? header.value : earlier + ", " + header.value);
    }
    return prepared;
}

/// Sends it to an address that the caller knows, as a request to the host all the same.
void pin(QNetworkRequest &request, const QString &address)
{
    QUrl url = request.url();
    request.setRawHeader("Host", authorityOf(url));
    request.setPeerVerifyName(url.host());
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

NetworkCall::NetworkCall(ClientWorker &worker, Errand errand, QUrl url)
    : ClientCall(worker, std::move(errand), std::move(url))
{}

NetworkCall::~NetworkCall()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    delete m_reply;
    worker().leave(errand().options.lane);
}

void NetworkCall::send()
{
    sendRequest();
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkCall::receive);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkCall::finish);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &NetworkCall::connectingBegins);
    connect(m_reply, &QNetworkReply::requestSent, this, &NetworkCall::connectingEnds);
}

void NetworkCall::sendRequest()
{
    const Request &request = errand().request;
    QNetworkAccessManager &network = worker().enter(errand().options.lane);
    QNetworkRequest prepared = http::prepared(url(), request);
    if (worker().tls())
        prepared.setSslConfiguration(*worker().tls());
    if (!errand().options.address.isEmpty())
        pin(prepared, errand().options.address);

    // post() would send the query as the body of an empty POST; a custom verb is sent as it is.
    if (request.body.isEmpty() && request.method == "GET")
        m_reply = network.get(prepared);
    else if (request.body.isEmpty() && request.method == "DELETE")
        m_reply = network.deleteResource(prepared);
    else
        m_reply = network.sendCustomRequest(prepared, request.method, body());
    m_reply->setReadBufferSize(worker().config().answerBytes + 1);
}

QIODevice *NetworkCall::body()
{
    const auto whenAskedAgain = [this] {
        QMetaObject::invokeMethod(
            this, [this] { stop(unanswered()); }, Qt::QueuedConnection);
    };
    return new BodyForOnce(errand().request.body, whenAskedAgain, this);
}

void NetworkCall::receive()
{
    m_body += m_reply->readAll();
    const qint64 limit = worker().config().answerBytes;
    if (m_body.size() > limit || m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > limit)
        stop(tooLarge());
}

void NetworkCall::abort()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
}

void NetworkCall::finish()
{
    if (m_reply->isOpen())
        receive();
    end(outcome());
}

Result<Response> NetworkCall::outcome() const
{
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
    if (isConnectionMissing(error, status))
        return unconnected(m_reply->errorString());
    Response response;
    response.status = status;
    response.body = m_body;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        response.headers.add(name, value);
    return response;
}

} // namespace countersign::http
