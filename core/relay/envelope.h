#pragma once

#include "core/base/json_writer.h"
#include "core/base/result.h"
#include "core/http/message.h"

#include <QJsonObject>

/// The shape of every answer (protocol, section 3).
namespace countersign::relay {

/// `{"success":true,"status_code":…,"message":…,"data":…}`; `data` is JSON already.
[[nodiscard]] http::Response success(int status, QByteArrayView message, QByteArrayView data);
[[nodiscard]] http::Response success(int status, QByteArrayView message, const QJsonObject &data);

/// `{"success":false,"status_code":…,"message":…,"error_code":…,"data":{…}|null}` with the status that the error's code stands for.
[[nodiscard]] http::Response failure(const Error &error);
[[nodiscard]] http::Response failure(int status, const Error &error);

/// The HTTP status of an `error_code`; 500 for one that the protocol does not name.
[[nodiscard]] int statusOf(const QString &errorCode);

} // namespace countersign::relay
