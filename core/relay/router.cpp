#include "core/relay/router.h"

#include "core/base/json_form.h"
#include "core/relay/envelope.h"

#include <QUrl>

namespace countersign::relay {

namespace {

bool isPlaceholder(const QByteArray &segment)
{
    return segment.startsWith('{');
}

/// The placeholders' values, or nothing when the path does not match.
std::optional<QByteArrayList> match(const QByteArrayList &pattern, const QByteArrayList &path)
{
    if (pattern.size() != path.size())
        return std::nullopt;
    QByteArrayList parts;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (isPlaceholder(pattern[i]))
            parts.append(QByteArray::fromPercentEncoding(path[i]));
        else if (pattern[i] != path[i])
            return std::nullopt;
    }
    return parts;
}

http::Response routeUnknown(const http::Request &request)
{
    return failure(
        {QStringLiteral("ROUTE_UNKNOWN"),
         QStringLiteral("There is no route \"%1\" here; the routes of this relay are in its documentation.")
             .arg(QString::fromUtf8(request.path().toByteArray()))});
}

http::Response methodNotAllowed(const http::Request &request, const QByteArrayList &allowed)
{
    const QByteArray list = allowed.join(", ");
    http::Response response =
        failure({QStringLiteral("METHOD_NOT_ALLOWED"),
                 QStringLiteral("\"%1\" does not take %2; use %3.")
                     .arg(QString::fromUtf8(request.path().toByteArray()),
                          QString::fromLatin1(request.method), QString::fromLatin1(list))});
    response.headers.add("Allow", list);
    return response;
}

bool isJsonType(const QByteArray &contentType)
{
    if (contentType == "application/json")
        return true;
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

} // namespace

void Reply::answer(const Error &error) const
{
    answer(failure(error));
}

QString Call::query(const QString &name) const
{
    return request.query().queryItemValue(name, QUrl::FullyDecoded);
}

qint64 Call::queryNumber(const QString &name, NumberRule rule, JsonProblems &problems) const
{
    const QString text = query(name);
    if (text.isEmpty())
        return rule.fallback;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (isNumber && number >= rule.lowest && number <= rule.highest)
        return number;
    problems.add(name, QStringLiteral("must be %1 to %2").arg(rule.lowest).arg(rule.highest));
    return rule.fallback;
}

Result<qint64> Call::queryNumber(const QString &name, qint64 fallback, qint64 lowest, qint64 highest) const
{
    JsonProblems problems;
    const qint64 number = queryNumber(name, {fallback, lowest, highest}, problems);
    return problems.isEmpty() ? Result<qint64>(number) : Failure(problems.toError());
}

Result<JsonDocument> Call::json() const
{
    if (request.body.isEmpty())
        return JsonDocument::parse("{}");
    const std::optional<QByteArray> type = request.headers.find("Content-Type");
    if (type && !isJsonType(*type)) {
        return fail(QStringLiteral("CONTENT_TYPE_UNSUPPORTED"),
                    QStringLiteral("The body's Content-Type is \"%1\"; send application/json.")
                        .arg(QString::fromUtf8(*type)));
    }
    return JsonDocument::parse(request.body);
}

void Router::add(QByteArray method, const QByteArray &path, Route route)
{
    if (!path.contains('{'))
        m_plain[path].push_back(m_entries.size());
    m_entries.push_back({std::move(method), path.split('/'), std::move(route)});
}

std::vector<MountedRoute> Router::routes() const
{
    std::vector<MountedRoute> routes;
    routes.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        routes.push_back({entry.method, entry.segments.join('/')});
    return routes;
}

void Router::dispatch(const http::Request &request, http::Responder respond) const
{
    const QByteArrayView path = request.path();
    QByteArrayList allowed;
    const QByteArray key = QByteArray::fromRawData(path.data(), path.size());
    if (const auto plain = m_plain.constFind(key); plain != m_plain.cend()) {
        for (const std::size_t index : *plain) {
            const Entry &entry = m_entries[index];
            if (entry.method == request.method)
                return entry.route({request, {}, {std::move(respond), {}}});
            allowed.append(entry.method);
        }
    }
    const QByteArrayList segments = path.toByteArray().split('/');
    for (const Entry &entry : m_entries) {
        const std::optional<QByteArrayList> parts = match(entry.segments, segments);
        if (!parts)
            continue;
        if (entry.method == request.method)
            return entry.route({request, *parts, {std::move(respond), {}}});
        if (!allowed.contains(entry.method))
            allowed.append(entry.method);
    }
    respond(allowed.isEmpty() ? routeUnknown(request) : methodNotAllowed(request, allowed), {});
}

} // namespace countersign::relay
