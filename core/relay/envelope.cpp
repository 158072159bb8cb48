#include "core/relay/envelope.h"

#include <QHash>
#include <QJsonDocument>

namespace countersign::relay {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

const QHash<QString, int> &statusTable()
{
    static const QHash<QString, int> table{
        {QStringLiteral("JSON_INVALID"), 400},
        {QStringLiteral("TENANT_HEADER_MISSING"), 401},
        {QStringLiteral("TENANT_UNKNOWN"), 401},
        {QStringLiteral("TIMESTAMP_MISSING"), 401},
        {QStringLiteral("TIMESTAMP_INVALID"), 401},
        {QStringLiteral("TIMESTAMP_OUT_OF_WINDOW"), 401},
        {QStringLiteral("SIGNATURE_MISSING"), 401},
        {QStringLiteral("SIGNATURE_INVALID"), 401},
        {QStringLiteral("ADMIN_KEY_INVALID"), 401},
        {QStringLiteral("AUTH_FAILED"), 401},
        {QStringLiteral("TOKEN_MISSING"), 401},
        {QStringLiteral("TOKEN_INVALID"), 401},
        {QStringLiteral("TOKEN_EXPIRED"), 401},
        {QStringLiteral("TOKEN_USED"), 401},
        {QStringLiteral("TENANT_SUSPENDED"), 403},
        {QStringLiteral("STORAGE_URL_INVALID"), 403},
        {QStringLiteral("CONTROL_LOOPBACK_ONLY"), 403},
        {QStringLiteral("QR_LOGIN_FORBIDDEN"), 403},
        {QStringLiteral("DELEGATION_NOT_GRANTED"), 403},
        {QStringLiteral("ROUTE_UNKNOWN"), 404},
        {QStringLiteral("GROUP_NOT_FOUND"), 404},
        {QStringLiteral("TENANT_NOT_FOUND"), 404},
        {QStringLiteral("PAIRING_NOT_FOUND"), 404},
        {QStringLiteral("DEVICE_NOT_FOUND"), 404},
        {QStringLiteral("CHALLENGE_NOT_FOUND"), 404},
        {QStringLiteral("INSTRUCTION_NOT_FOUND"), 404},
        {QStringLiteral("OPERATION_NOT_FOUND"), 404},
        {QStringLiteral("DELIVERY_NOT_FOUND"), 404},
        {QStringLiteral("QR_LOGIN_NOT_FOUND"), 404},
        {QStringLiteral("ROBOT_NOT_FOUND"), 404},
        {QStringLiteral("BATCH_NOT_FOUND"), 404},
        {QStringLiteral("REQUEST_NOT_FOUND"), 404},
        {QStringLiteral("METHOD_NOT_ALLOWED"), 405},
        {QStringLiteral("INSTRUCTION_CONFLICT"), 409},
        {QStringLiteral("IDEMPOTENCY_CONFLICT"), 409},
        {QStringLiteral("CALLBACK_URL_MISSING"), 409},
        {QStringLiteral("CHALLENGE_ANSWERED"), 409},
        {QStringLiteral("CHALLENGE_AMBIGUOUS"), 409},
        {QStringLiteral("ANSWER_UNDER_WAY"), 409},
        {QStringLiteral("QR_LOGIN_ANSWERED"), 409},
        {QStringLiteral("QR_LOGIN_SCANNED"), 409},
        {QStringLiteral("ANSWER_PATH_WRONG"), 409},
        {QStringLiteral("ALERT_NOT_ANSWERABLE"), 409},
        {QStringLiteral("CHALLENGE_EXPIRED"), 410},
        {QStringLiteral("LEASE_ENDED"), 410},
        {QStringLiteral("STORAGE_URL_EXPIRED"), 410},
        {QStringLiteral("QR_LOGIN_EXPIRED"), 410},
        {QStringLiteral("QR_LOGIN_CONSUMED"), 410},
        {QStringLiteral("QR_LOGIN_REJECTED"), 410},
        {QStringLiteral("QR_POLL_TOKEN_INVALID"), 410},
        {QStringLiteral("EVENTS_PRUNED"), 410},
        {QStringLiteral("BODY_TOO_LARGE"), 413},
        {QStringLiteral("CONTENT_TYPE_UNSUPPORTED"), 415},
        {QStringLiteral("VALIDATION_FAILED"), 422},
        {QStringLiteral("ANSWER_WRONG"), 422},
        {QStringLiteral("ANSWER_INCOMPLETE"), 422},
        {QStringLiteral("DISPLAY_MISMATCH"), 422},
        {QStringLiteral("PAIRING_PAYLOAD_INVALID"), 422},
        {QStringLiteral("IMAGE_UNREADABLE"), 422},
        {QStringLiteral("IMAGE_TOO_LARGE"), 422},
        {QStringLiteral("QR_NOT_FOUND"), 422},
        {QStringLiteral("QR_AMBIGUOUS"), 422},
        {QStringLiteral("QR_PAYLOAD_INVALID"), 422},
        {QStringLiteral("RATE_LIMITED"), 429},
        {QStringLiteral("CONNECT_FAILED"), 502},
        {QStringLiteral("ANSWER_MALFORMED"), 502},
        {QStringLiteral("ANSWER_TOO_LARGE"), 502},
        {QStringLiteral("RELAY_ANSWER_MALFORMED"), 502},
        {QStringLiteral("BACKEND_REFUSED"), 502},
        {QStringLiteral("DATA_FETCH_FAILED"), 502},
        {QStringLiteral("STREAMS_EXHAUSTED"), 503},
        {QStringLiteral("TIMED_OUT"), 504},
    };
    return table;
}

} // namespace

http::Response success(int status, QByteArrayView message, QByteArrayView data)
{
    JsonWriter json;
    json.beginObject();
    json.name("success").boolean(true);
    json.name("status_code").number(status);
    json.name("message").utf8(message);
    json.name("data").raw(data);
    return {status, {}, json.endObject().take()};
}

http::Response success(int status, QByteArrayView message, const QJsonObject &data)
{
    return success(status, message, compact(data));
}

http::Response failure(const Error &error)
{
    return failure(statusOf(error.code), error);
}

http::Response failure(int status, const Error &error)
{
    JsonWriter json;
    json.beginObject();
    json.name("success").boolean(false);
    json.name("status_code").number(status);
    json.name("message").string(error.message);
    json.name("error_code").string(error.code);
    json.name("data");
    error.details.isEmpty() ? json.null() : json.raw(compact(error.details));
    return {status, {}, json.endObject().take()};
}

int statusOf(const QString &errorCode)
{
    return statusTable().value(errorCode, 500);
}

} // namespace countersign::relay
