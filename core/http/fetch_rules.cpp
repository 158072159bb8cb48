#include "core/http/fetch_rules.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace countersign::http {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

using Subnet = std::pair<QHostAddress, int>;

/// What is no public address (IANA's special-purpose registries), but for loopback.
const auto &privateSubnets()
{
    static const std::array subnets{
        QHostAddress::parseSubnet(QStringLiteral("0.0.0.0/8")),
        QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
        QHostAddress::parseSubnet(QStringLiteral("100.64.0.0/10")),
        QHostAddress::parseSubnet(QStringLiteral("169.254.0.0/16")),
        QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
        QHostAddress::parseSubnet(QStringLiteral("192.0.0.0/24")),
        QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")),
        QHostAddress::parseSubnet(QStringLiteral("198.18.0.0/15")),
        QHostAddress::parseSubnet(QStringLiteral("224.0.0.0/3")),
        QHostAddress::parseSubnet(QStringLiteral("::/96")),
        QHostAddress::parseSubnet(QStringLiteral("64:ff9b::/96")),
        QHostAddress::parseSubnet(QStringLiteral("2002::/16")),
        QHostAddress::parseSubnet(QStringLiteral("fc00::/7")),
        QHostAddress::parseSubnet(QStringLiteral("fe80::/10")),
        QHostAddress::parseSubnet(QStringLiteral("fec0::/10")),
        QHostAddress::parseSubnet(QStringLiteral("ff00::/8")),
    };
    return subnets;
}

/// An IPv4 address in IPv6's clothes is judged as what it is.
QHostAddress undressed(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 number = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(number) : address;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? httpsPort : httpPort);
}

} // namespace

QString fetchProblem(const QUrl &url)
{
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return QStringLiteral("it is not an http or https URL");
    if (!url.userInfo().isEmpty())
        return QStringLiteral("it holds a user name or a password");
    return {};
}

QString addressProblem(const QHostAddress &address, PrivateNetworks networks)
{
    const QHostAddress plain = undressed(address);
    if (plain.isLoopback() || networks == PrivateNetworks::Allowed)
        return {};
    const bool isPrivate = std::ranges::any_of(privateSubnets(), [&plain](const Subnet &subnet) {
        return plain.protocol() == subnet.first.protocol() && plain.isInSubnet(subnet);
    });
    if (!isPrivate)
        return {};
    return QStringLiteral("%1 is an address of a private network, which --private-data lets a device ask")
        .arg(plain.toString());
}

Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location)
{
    const QUrl target = from.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    const bool wasSafe = from.scheme() == QLatin1String("https");
    const bool isSafe = target.scheme() == QLatin1String("https");
    const bool isSamePort = portOf(target) == portOf(from)
        || (isSafe && !wasSafe && portOf(from) == httpPort && portOf(target) == httpsPort);
    const bool isSamePlace = target.host() == from.host() && isSamePort && (isSafe || !wasSafe);
    if (!location.isEmpty() && fetchProblem(target).isEmpty() && isSamePlace)
        return target;
    return fail(
        QStringLiteral("DATA_FETCH_FAILED"),
        QStringLiteral("The data cannot be fetched from %1: it redirects to %2, and a device follows only to "
                       "the same host and port.")
            .arg(from.toDisplayString(), QString::fromUtf8(location)));
}

} // namespace countersign::http
