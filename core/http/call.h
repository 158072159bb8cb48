#pragma once

#include "core/base/result.h"
#include "core/http/message.h"

#include <functional>

namespace countersign::http {

/// After which failures a call may be made once more.
enum class Repeat {
    WhenUnavailable, ///< no connection came about, 429, 502, 503 and 504: doing it twice does no harm
    WhenUnheard,     ///< only where the service did not begin: no connection came about, and 429
};

/// One call of a service, described once for all who make it: Caller::start() gives a future, Caller::wait() blocks.
template<typename T>
struct Call
{
    QByteArray method = "POST";
    QByteArray target; ///< behind the service's base URL: path, and query where there is one
    Headers headers = {};
    QByteArray body = {};
    QString instructionId = {}; ///< for captured exchanges
    Repeat repeat = Repeat::WhenUnavailable;
    /// Understands an answer of 2xx; on the HTTP client's thread, so it must be quick.
    std::function<Result<T>(const Response &)> read = {};
};

} // namespace countersign::http
