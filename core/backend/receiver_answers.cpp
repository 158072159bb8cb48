#include "core/backend/receiver_answers_p.h"

#include <QJsonDocument>

namespace countersign::backend {

namespace {

http::Response answer(int status, const QJsonObject &body)
{
    return {
        status, {{"Content-Type", "application/json"}}, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

http::Response refusal(int status, const Error &error)
{
    QJsonObject body = error.details;
    body[QStringLiteral("error")] = error.code;
    body[QStringLiteral("message")] = error.message;
    return answer(status, body);
}

http::Response received(const QString &effect)
{
    return answer(200, {{QStringLiteral("received"), true}, {QStringLiteral("effect"), effect}});
}

http::Response stateUnavailable()
{
    return refusal(503,
                   {QStringLiteral("SUDO_STATE_UNAVAILABLE"),
                    QStringLiteral("The decision could not be written down; send it again.")});
}

} // namespace countersign::backend
