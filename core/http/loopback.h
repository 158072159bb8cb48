#pragma once

#include <QByteArrayView>

namespace countersign::http {

/// Whether a host name or address, without port and without the brackets of IPv6, always means this machine:
/// `localhost` and names below it (RFC 6761 section 6.3), 127.0.0.0/8, `::1`.
[[nodiscard]] bool isLoopbackName(QByteArrayView name);

} // namespace countersign::http
