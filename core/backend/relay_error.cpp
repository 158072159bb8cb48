#include "core/backend/relay_error.h"

#include "core/base/json_document.h"
#include "core/http/caller.h"

namespace countersign::backend {

namespace {

const auto kindMember = QStringLiteral("kind");
const auto transportKind = QStringLiteral("transport");
const auto httpKind = QStringLiteral("http");
const auto malformedKind = QStringLiteral("malformed");

} // namespace

std::optional<RelayErrorKind> relayErrorKind(const Error &error)
{
    const QString kind = error.details[kindMember].toString();
    if (kind == transportKind)
        return RelayErrorKind::Transport;
    if (kind == httpKind)
        return RelayErrorKind::Http;
    if (kind == malformedKind)
        return RelayErrorKind::Malformed;
    return std::nullopt;
}

Error relayTransportError(const Error &cause)
{
    const bool answered = cause.code.startsWith(QLatin1String("ANSWER_"));
    Error error = cause;
    error.details[kindMember] = answered ? malformedKind : transportKind;
    return error;
}

Error relayHttpError(const http::Response &answer)
{
    Error error;
    error.details = {{kindMember, httpKind}, {QStringLiteral("status"), answer.status}};
    if (const auto wait = http::retryAfter(answer))
        error.details[QStringLiteral("retry_after")] = qint64(wait->count());

    if (const auto document = JsonDocument::parse(answer.body)) {
        error.code = document->root().member("error_code").toString();
        error.message = document->root().member("message").toString();
        if (const JsonValue data = document->root().member("data"); data.exists())
            error.details[QStringLiteral("data")] = data.toQJson();
    }
    if (error.code.isEmpty())
        error.code = QStringLiteral("RELAY_HTTP_ERROR");
    if (error.message.isEmpty())
        error.message =
            QStringLiteral("The relay answered %1 without its envelope: is the base URL a relay's, "
                           "with no proxy that answers for it?")
                .arg(answer.status);
    return error;
}

Error relayAnswerMalformed(const QString &problem)
{
    return Error{QStringLiteral("ANSWER_MALFORMED"),
                 QStringLiteral("The relay's answer does not follow the protocol: %1").arg(problem),
                 {{kindMember, malformedKind}}};
}

} // namespace countersign::backend
