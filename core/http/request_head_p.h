#pragma once

#include "core/http/message.h"

#include <QUrl>

namespace countersign::http {

/// What a client sends besides the fields that its connection needs: the request's own, and for what it leaves open that
/// which says least. A body without `Content-Type` is JSON.
[[nodiscard]] Headers fieldsOf(const Request &request);

/// The value of `Host`: the URL's host, and its port where the URL names one.
[[nodiscard]] QByteArray authorityOf(const QUrl &url);

/// Request line and header of HTTP/1.1, for a connection that may stay.
[[nodiscard]] QByteArray requestHead(const Request &request, const QUrl &url);

} // namespace countersign::http
