#include "core/robot/robot_client.h"

#include "core/base/json_document.h"

#include <QUrl>

namespace countersign::robot {

namespace {

constexpr std::chrono::seconds usualTimeout{10};

const auto kindMember = QStringLiteral("kind");
const QStringList &kindWords()
{
    static const QStringList words{QStringLiteral("transport"), QStringLiteral("http"),
                                   QStringLiteral("malformed")};
    return words;
}

Error ofKind(Error error, RobotErrorKind kind)
{
    error.details[kindMember] = kindWords()[static_cast<qsizetype>(kind)];
    return error;
}

Error unanswered(const Error &cause)
{
    const bool answered = cause.code.startsWith(QLatin1String("ANSWER_"));
    return ofKind(cause, answered ? RobotErrorKind::Malformed : RobotErrorKind::Transport);
}

Error refused(const http::Response &answer)
{
    Error error{QStringLiteral("ROBOT_HTTP_ERROR"), {}, {{QStringLiteral("status"), answer.status}}};
    if (const auto document = JsonDocument::parse(answer.body)) {
        const QString code = document->root().member("error_code").toString();
        error.code = code.isEmpty() ? error.code : code;
        error.message = document->root().member("detail").toString();
    }
    if (error.message.isEmpty())
        error.message = QStringLiteral("The service answered %1 without a detail: is the base URL right?")
                            .arg(answer.status);
    return ofKind(error, RobotErrorKind::Http);
}

QByteArray normalised(const QString &baseUrl)
{
    QString base = baseUrl;
    if (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    if (base.endsWith(QLatin1String("/v1")))
        base.chop(3);
    return base.toUtf8() + "/v1";
}

/// The answer as `read` understands it, or the error with its kind.
template<typename T>
QFuture<Result<T>> readAs(QFuture<Result<http::Response>> answer, Result<T> (*read)(const http::Response &))
{
    return answer.then([read](const Result<http::Response> &result) -> Result<T> {
        if (!result)
            return Failure(unanswered(result.error()));
        if (result->status < 200 || result->status >= 300)
            return Failure(refused(*result));
        Result<T> value = read(*result);
        return value ? std::move(value) : Failure(ofKind(value.error(), RobotErrorKind::Malformed));
    });
}

QByteArray withLease(QByteArray path, const QString &lease, char before)
{
    return lease.isEmpty() ? path : path + before + "lease=" + QUrl::toPercentEncoding(lease);
}

} // namespace

std::optional<RobotErrorKind> robotErrorKind(const Error &error)
{
    const qsizetype at = kindWords().indexOf(error.details[kindMember].toString());
    return at < 0 ? std::nullopt : std::optional(static_cast<RobotErrorKind>(at));
}

AsyncRobotClient::AsyncRobotClient(Parts parts)
    : m_parts(std::move(parts)), m_baseUrl(normalised(m_parts.baseUrl)),
      m_auth(m_parts.secret, m_parts.clientId)
{}

QFuture<Result<std::optional<RobotEnhancementBatch>>>
AsyncRobotClient::pollRobotEnhancementBatch(const QString &robotId, int limit, const QString &lease,
                                            Milliseconds timeout) const
{
    const QByteArray path = "/robot-enhancement-batches/?robot_id=" + QUrl::toPercentEncoding(robotId)
        + "&limit=" + QByteArray::number(limit);
    return readAs(send("POST", withLease(path, lease, '&'), {}, timeout), readBatch);
}

QFuture<Result<RobotEnhancementBatchRead>>
AsyncRobotClient::sendRobotEnhancementBatchResult(const RobotEnhancementBatchResult &result) const
{
    return readAs(
        send("POST", "/robot-enhancement-batches/" + QUrl::toPercentEncoding(result.requestId) + "/results/",
             resultJson(result.requestId, result.error), usualTimeout),
        readBatchRead);
}

QFuture<Result<EnhancementRequestRead>> AsyncRobotClient::sendRobotResult(const RobotResult &result) const
{
    return readAs(send("POST",
                       "/enhancement-requests/" + QUrl::toPercentEncoding(result.requestId) + "/results/",
                       resultJson(result.requestId, result.error), usualTimeout),
                  readRequestRead);
}

QFuture<Result<void>> AsyncRobotClient::renewRobotEnhancementBatchLease(const QString &batchId,
                                                                        const QString &lease) const
{
    const QByteArray path =
        "/robot-enhancement-batches/" + QUrl::toPercentEncoding(batchId) + "/renew-lease/";
    return readAs(send("PATCH", withLease(path, lease, '?'), {}, usualTimeout), readNothing);
}

QFuture<Result<http::Response>> AsyncRobotClient::send(const QByteArray &method, const QByteArray &path,
                                                       const QByteArray &body, Milliseconds timeout) const
{
    http::Request request;
    request.method = method;
    request.target = m_baseUrl + path;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    m_auth.sign(request, m_parts.realTime->now());
    http::Client::Options options;
    options.timeout = timeout;
    return m_parts.http->send(std::move(request), options);
}

} // namespace countersign::robot
