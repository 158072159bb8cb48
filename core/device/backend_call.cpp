#include "core/device/backend_call.h"

#include "core/base/json_document.h"

#include <QFutureWatcher>

namespace countersign::device {

namespace {

constexpr char route[] = "/_bloonio/submit-response";
/// As much of what a stranger's backend says as a person reads.
constexpr qsizetype longestWords = 300;

QByteArray targetOf(const DirectWay &way)
{
    QByteArray base = way.backendUrl.toEncoded();
    while (base.endsWith('/'))
        base.chop(1);
    return base + route;
}

/// What a refusal says of itself, wherever among the members that backends use.
struct Words
{
    QString code;
    QString message;
    QJsonObject details;
};

Words wordsOf(const QByteArray &body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    const JsonValue root = document ? document->root() : JsonValue();
    const QString named = root.member("error_code").toString();
    Words words{named.isEmpty() ? root.member("error").toString() : named,
                root.member("message").toString().left(longestWords),
                {}};
    const JsonValue attempts = root.member("attempts_left");
    const JsonValue left = attempts.exists() ? attempts : root.member("data").member("attempts_left");
    if (const std::optional<qint64> number = left.toInteger())
        words.details[QStringLiteral("attempts_left")] = *number;
    return words;
}

Result<void> judge(const QByteArray &target, const http::Response &response)
{
    if (response.status >= 200 && response.status < 300)
        return {};
    const Words words = wordsOf(response.body);
    QString message =
        QStringLiteral("The backend at %1 answered with HTTP status %2%3")
            .arg(QString::fromUtf8(target))
            .arg(response.status)
            .arg(words.message.isEmpty() ? QStringLiteral(".") : QStringLiteral(": ") + words.message);
    if (response.status == 409)
        return fail(QStringLiteral("CHALLENGE_ANSWERED"), message);
    if (response.status == 410)
        return fail(QStringLiteral("CHALLENGE_EXPIRED"), message);
    if (words.code == QLatin1String("ANSWER_WRONG"))
        return fail(words.code, message, words.details);
    return fail(QStringLiteral("BACKEND_REFUSED"), message);
}

} // namespace

void submitResponse(http::Client &client, QObject &owner, const DirectWay &way, const QString &instructionId,
                    QByteArray body, std::function<void(const Result<void> &)> done)
{
    http::Request request;
    request.method = "POST";
    request.target = targetOf(way);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = std::move(body);
    const QByteArray target = request.target;

    auto *const watcher = new QFutureWatcher<Result<http::Response>>(&owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &owner,
                     [watcher, target, done = std::move(done)] {
                         watcher->deleteLater();
                         const Result<http::Response> response = watcher->result();
                         done(response ? judge(target, *response) : Result<void>(failureOf(response)));
                     });
    watcher->setFuture(client.send(std::move(request), {.timeout = {}, .instructionId = instructionId}));
}

} // namespace countersign::device
