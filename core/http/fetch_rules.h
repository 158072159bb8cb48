#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QUrl>

class QHostAddress;

/// What may be fetched from an address that a stranger names, such as a dispatch's (protocol, section 7). Pure.
namespace countersign::http {

inline constexpr Milliseconds longestFetch{3000}; ///< looking the name up and every redirect included
inline constexpr qint64 largestFetch = 256 * 1024;
inline constexpr int mostRedirects = 5;

/// Whether data may come from an address of a private network. Loopback always may: this is a local tool.
enum class PrivateNetworks { Refused, Allowed };

/// What is wrong with an address to fetch from, for a person; empty when nothing is.
[[nodiscard]] QString fetchProblem(const QUrl &url);
[[nodiscard]] QString addressProblem(const QHostAddress &address, PrivateNetworks networks);

/// Where a redirect leads. Errors: `DATA_FETCH_FAILED` for another host, port or kind of URL.
[[nodiscard]] Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location);

} // namespace countersign::http
