#include "core/http/request_head_p.h"

namespace countersign::http {

namespace {

/// Fields of the connection, which are whoever's who has it.
bool isOfConnection(const Header &header)
{
    static const QByteArrayList names{"host", "connection", "content-length", "transfer-encoding"};
    return names.contains(header.name.toLower());
}

void append(QByteArray &head, QByteArrayView name, QByteArrayView value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

bool hasLength(const Request &request)
{
    static const QByteArrayList seldom{"GET", "HEAD", "DELETE"};
    return !request.body.isEmpty() || !seldom.contains(request.method);
}

} // namespace

Headers fieldsOf(const Request &request)
{
    Headers fields;
    for (const Header &header : request.headers) {
        if (isSendable(header) && !isOfConnection(header))
            fields.add(header.name, header.value);
    }
    const auto addMissing = [&fields](const char *name, const char *value) {
        if (!fields.find(name))
            fields.add(name, value);
    };
    addMissing("User-Agent", "Countersign/" COUNTERSIGN_VERSION);
    addMissing("Accept-Encoding", "identity");
    addMissing("Accept-Language", "*");
    if (!request.body.isEmpty())
        addMissing("Content-Type", "application/json");
    return fields;
}

QByteArray authorityOf(const QUrl &url)
{
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    const QByteArray port = url.port() < 0 ? QByteArray() : ':' + QByteArray::number(url.port());
    return (host.contains(':') ? '[' + host + ']' : host) + port;
}

QByteArray requestHead(const Request &request, const QUrl &url)
{
    const QString target =
        url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    QByteArray head;
    head.append(request.method).append(' ');
    head.append(target.startsWith(QLatin1Char('/')) ? "" : "/").append(target.toLatin1());
    head.append(" HTTP/1.1\r\n");
    append(head, "Host", authorityOf(url));
    append(head, "Connection", "Keep-Alive");
    for (const Header &field : fieldsOf(request))
        append(head, field.name, field.value);
    if (hasLength(request))
        append(head, "Content-Length", QByteArray::number(request.body.size()));
    return head + "\r\n";
}

} // namespace countersign::http
