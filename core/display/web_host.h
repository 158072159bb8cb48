#pragma once

#include <QString>

#include <optional>

namespace countersign::display {

/// The name of a host, as it is written and as it travels.
struct WebHost
{
    QString
        ascii; ///< in Punycode where it has other letters; equal to the name as sent, but for case, where not
    bool isAddress = false; ///< an IPv4 address, or an IPv6 one in brackets
};

/// Nothing for what cannot be the host of a URL or of a mail address (UTS 46, by ICU; RFC 1123).
[[nodiscard]] std::optional<WebHost> readHost(const QString &host);

/// Where the parts of an http or https URL stand.
struct WebAddress
{
    QString host;
    qsizetype hostStart = 0;
    bool isSecure = false;
    bool hasUserInfo = false;
};

/// Strict: no spaces, no backslashes, nothing that browsers read in another way (RFC 3986). Nothing otherwise.
[[nodiscard]] std::optional<WebAddress> readWebAddress(const QString &url);

} // namespace countersign::display
