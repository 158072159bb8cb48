#pragma once

#include "core/http/message.h"

#include <string>

namespace countersign::http {

/// How the connection goes on after an answer, and whether the caller must be told so (HTTP/1.0).
enum class Ending { KeepAlive, KeepAliveTold, Close };

/// The status line and header of `response`, to the empty line. The server alone decides on framing and connection:
/// a `Content-Length`, `Transfer-Encoding`, `Connection` or `Date` of the handler's is left out, and so is a field
/// that is no valid header, which would let its author write answers of his own.
void appendHead(std::string &head, const Response &response, const QByteArray &date, Ending ending);

/// RFC 9110 sections 15.3.5 and 15.4.5: no content, whatever the handler says.
[[nodiscard]] constexpr bool isBodiless(int status)
{
    return status == 204 || status == 304;
}

/// RFC 9110 section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
[[nodiscard]] QByteArray httpDate(Instant instant);

} // namespace countersign::http
