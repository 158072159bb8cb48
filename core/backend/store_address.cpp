#include "core/backend/store_address.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

namespace countersign::backend {

namespace {

constexpr quint16 redisPort = 6379;
constexpr quint16 sentinelPort = 26379;
constexpr int mostDatabases = 16'384;

Failure invalid(const QString &problem)
{
    return fail(QStringLiteral("STATE_URL_INVALID"), problem);
}

Failure wrongForm()
{
    return invalid(QStringLiteral("must be redis://[:password@]host:port/db, rediss://…, "
                                  "redis+sentinel://host:port,host:port/master/db, or sqlite:///path"));
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QString wrongPort(const QString &text)
{
    // Where an '@' was forgotten this is the password, so only what can be a port is repeated.
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,6}\\z"));
    return digits.match(text).hasMatch() ? QStringLiteral("has the port '%1': must be 1 to 65535").arg(text)
                                         : QStringLiteral("has a port that is no number: must be 1 to 65535");
}

Result<StoreAddress::Host> parseHost(const QString &text, quint16 usualPort)
{
    // [::1]:6379 has colons of its own inside the brackets.
    const qsizetype bracket = text.lastIndexOf(QLatin1Char(']'));
    const qsizetype colon = text.indexOf(QLatin1Char(':'), std::max<qsizetype>(bracket, 0));
    StoreAddress::Host host{colon < 0 ? text : text.left(colon), usualPort};
    if (host.name.startsWith(QLatin1Char('[')) && host.name.endsWith(QLatin1Char(']')))
        host.name = host.name.mid(1, host.name.size() - 2);
    if (colon >= 0) {
        bool isNumber = false;
        host.port = text.mid(colon + 1).toUShort(&isNumber);
        if (!isNumber || host.port == 0)
            return invalid(wrongPort(text.mid(colon + 1)));
    }
    if (host.name.isEmpty() || host.name.contains(QLatin1Char(' ')))
        return invalid(QStringLiteral("names no host where one must stand"));
    return host;
}

Result<int> parseDatabase(const QString &text)
{
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 0 || number >= mostDatabases)
        return invalid(QStringLiteral("has the database '%1': must be a number like 0").arg(text));
    return number;
}

void takeCredentials(StoreAddress &address, QString &authority)
{
    const qsizetype at = authority.lastIndexOf(QLatin1Char('@'));
    if (at < 0)
        return;
    const QString credentials = authority.left(at);
    authority.remove(0, at + 1);
    const qsizetype colon = credentials.indexOf(QLatin1Char(':'));
    address.user = decoded(credentials.left(colon));
    if (colon >= 0)
        address.password = Secret(decoded(credentials.mid(colon + 1)).toUtf8());
}

Result<StoreAddress> parseRedis(const QString &scheme, const QString &rest)
{
    StoreAddress address;
    address.kind = StateBackend::Redis;
    address.isEncrypted = scheme == QLatin1String("rediss");
    const bool isSentinel = scheme == QLatin1String("redis+sentinel");

    const qsizetype slash = rest.indexOf(QLatin1Char('/'), rest.lastIndexOf(QLatin1Char('@')) + 1);
    QString authority = rest.left(slash);
    QStringList path;
    if (slash >= 0)
        path = rest.mid(slash + 1).split(QLatin1Char('/'));
    takeCredentials(address, authority);
    for (const QString &each : authority.split(QLatin1Char(','))) {
        const auto host = parseHost(each, isSentinel ? sentinelPort : redisPort);
        if (!host)
            return failureOf(host);
        address.hosts.append(*host);
    }
    if (isSentinel) {
        if (path.isEmpty() || path.first().isEmpty())
            return invalid(QStringLiteral("names no master: write it behind the sentinels, like /mymaster"));
        address.master = decoded(path.takeFirst());
    } else if (address.hosts.size() > 1) {
        return invalid(QStringLiteral("names several hosts: only redis+sentinel:// takes more than one"));
    }
    if (path.size() > 1)
        return wrongForm();
    const auto database = parseDatabase(path.value(0));
    if (!database)
        return failureOf(database);
    address.database = *database;
    return address;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/"));
}

QString withPort(const StoreAddress::Host &host)
{
    const bool isIpv6 = host.name.contains(QLatin1Char(':'));
    return (isIpv6 ? QLatin1Char('[') + host.name + QLatin1Char(']') : host.name) + QLatin1Char(':')
        + QString::number(host.port);
}

QString redisUrl(const StoreAddress &address)
{
    QStringList hosts;
    for (const StoreAddress::Host &host : address.hosts)
        hosts.append(withPort(host));
    QString url = QLatin1String(!address.master.isEmpty() ? "redis+sentinel://"
                                    : address.isEncrypted ? "rediss://"
                                                          : "redis://")
        + hosts.join(QLatin1Char(','));
    if (!address.master.isEmpty())
        url += QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(address.master));
    return address.database == 0 ? url : url + QLatin1Char('/') + QString::number(address.database);
}

} // namespace

QString toWire(StateBackend backend)
{
    switch (backend) {
    case StateBackend::Redis: return QStringLiteral("redis");
    case StateBackend::Memory: return QStringLiteral("memory");
    case StateBackend::Sqlite: return QStringLiteral("sqlite");
    }
    Q_UNREACHABLE();
}

Result<StoreAddress> StoreAddress::parse(const QString &url)
{
    if (url == QLatin1String("memory:") || url == QLatin1String("memory://"))
        return StoreAddress{};
    const qsizetype mark = url.indexOf(QLatin1String("://"));
    if (mark < 0)
        return wrongForm();
    const QString scheme = url.left(mark);
    const QString rest = url.mid(mark + 3);
    if (scheme == QLatin1String("sqlite")) {
        StoreAddress address;
        address.kind = StateBackend::Sqlite;
        address.path = decoded(rest);
        if (!address.path.startsWith(QLatin1Char('/')) || address.path.endsWith(QLatin1Char('/')))
            return invalid(QStringLiteral("names no file: write sqlite:///absolute/path/state.sqlite"));
        return address;
    }
    const QStringList redis{QStringLiteral("redis"), QStringLiteral("rediss"),
                            QStringLiteral("redis+sentinel")};
    return redis.contains(scheme) ? parseRedis(scheme, rest) : wrongForm();
}

QString StoreAddress::withoutCredentials() const
{
    switch (kind) {
    case StateBackend::Redis: return redisUrl(*this);
    case StateBackend::Memory: break;
    case StateBackend::Sqlite: return QLatin1String("sqlite://") + encoded(path);
    }
    return QStringLiteral("memory:");
}

} // namespace countersign::backend
