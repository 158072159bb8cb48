#include "core/display/web_host.h"

#include "core/display/ascii.h"
#include "core/display/code_points.h"
#include "core/display/ip_address.h"

#include <unicode/uidna.h>

#include <array>
#include <memory>

namespace countersign::display {

namespace {

using Idna = std::unique_ptr<UIDNA, decltype(&uidna_close)>;

/// Immutable once made, and thread-safe as ICU documents it.
const UIDNA *idna()
{
    static const Idna made = [] {
        UErrorCode status = U_ZERO_ERROR;
        constexpr uint32_t options = UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ
            | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE;
        return Idna(uidna_openUTS46(options, &status), &uidna_close);
    }();
    return made.get();
}

bool isUrlCharacter(char32_t point)
{
    constexpr QStringView never = u"\\\"<>^`{|}";
    return point > U' ' && point != 0x7F && !isUnseen(point)
        && (point > 0xFFFF || !never.contains(QChar(static_cast<char16_t>(point))));
}

bool isPort(QStringView port)
{
    constexpr int highestPort = 65535;
    return isMadeOf(port, isDigit, 1, 5) && port.toInt() <= highestPort;
}

} // namespace

std::optional<WebHost> readHost(const QString &host)
{
    if (host.startsWith(u'[')) {
        const bool isClosed = host.endsWith(u']') && readIpV6(host.mid(1, host.size() - 2));
        return isClosed ? std::optional(WebHost{host, true}) : std::nullopt;
    }
    if (readIpV4(host))
        return WebHost{host, true};
    // Browsers read a host whose last label is a number as an address, in hexadecimal and octal, too.
    const QStringView lastLabel = QStringView(host).mid(host.lastIndexOf(u'.') + 1);
    if (isMadeOf(lastLabel, isDigit) || lastLabel.startsWith(QLatin1String("0x"), Qt::CaseInsensitive))
        return std::nullopt;
    constexpr int longestHost = 253;
    std::array<char16_t, longestHost + 1> ascii;
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    const int32_t length = uidna_nameToASCII(idna(), reinterpret_cast<const char16_t *>(host.utf16()),
                                             static_cast<int32_t>(host.size()), ascii.data(),
                                             static_cast<int32_t>(ascii.size()), &info, &status);
    if (U_FAILURE(status) || info.errors != 0 || length <= 0 || length > longestHost)
        return std::nullopt;
    return WebHost{QString::fromUtf16(ascii.data(), length), false};
}

std::optional<WebAddress> readWebAddress(const QString &url)
{
    bool fits = true;
    forEachCodePoint(url, [&fits](char32_t point) { fits = fits && isUrlCharacter(point); });
    WebAddress address;
    address.isSecure = url.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
    if (!fits || (!address.isSecure && !url.startsWith(QLatin1String("http://"), Qt::CaseInsensitive)))
        return std::nullopt;
    const qsizetype start = url.indexOf(QLatin1String("//")) + 2;
    const auto endsAuthority = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const auto end = std::find_if(url.begin() + start, url.end(), endsAuthority);
    const QString authority = url.mid(start, end - url.begin() - start);
    const qsizetype at = authority.lastIndexOf(u'@');
    address.hasUserInfo = at >= 0;
    address.hostStart = start + at + 1;
    address.host = authority.mid(at + 1);
    const qsizetype colon = address.host.lastIndexOf(u':');
    if (colon > address.host.lastIndexOf(u']')) {
        if (!isPort(QStringView(address.host).mid(colon + 1)))
            return std::nullopt;
        address.host.truncate(colon);
    }
    return readHost(address.host) ? std::optional(address) : std::nullopt;
}

} // namespace countersign::display
