#pragma once

#include "core/base/json_document.h"
#include "core/http/server.h"

#include <QByteArrayList>
#include <QHash>

#include <vector>

namespace countersign {
class JsonProblems;
}

namespace countersign::relay {

/// The way to answer one request; copies answer the same one. May outlive the request.
struct Reply
{
    http::Responder respond;
    http::Remarks remarks;

    void answer(http::Response response) const { respond(std::move(response), remarks); }
    void answer(const Error &error) const;
};

/// What a route's handler gets. `request` lives only as long as the handler runs: whoever answers later keeps `reply`.
struct Call
{
    const http::Request &request;
    QByteArrayList pathParts; ///< what stands for the `{…}` of the route
    Reply reply;

    /// The query parameter of that name, decoded; empty when absent.
    [[nodiscard]] QString query(const QString &name) const;
    struct NumberRule
    {
        qint64 fallback = 0; ///< when absent
        qint64 lowest = 0;
        qint64 highest = 0;
    };
    /// A whole number from the query; one that breaks the rule goes to `problems`, and the fallback comes.
    [[nodiscard]] qint64 queryNumber(const QString &name, NumberRule rule, JsonProblems &problems) const;
    /// The same for a route with one number. Errors: `VALIDATION_FAILED`.
    [[nodiscard]] Result<qint64> queryNumber(const QString &name, qint64 fallback, qint64 lowest,
                                             qint64 highest) const;
    /// The body; an empty one reads as `{}`. Errors: `JSON_INVALID`, `CONTENT_TYPE_UNSUPPORTED`.
    [[nodiscard]] Result<JsonDocument> json() const;
};

using Route = std::function<void(Call)>;

/// What is mounted: `path` with its parts in braces.
struct MountedRoute
{
    QByteArray method;
    QByteArray path;
};

/// Finds the handler of a method and path, and answers for what is not there: 404 `ROUTE_UNKNOWN`, 405 with `Allow`.
class Router
{
public:
    /// `path` may hold parts in braces that match one path segment: `/challenges/{id}/approve`.
    void add(QByteArray method, const QByteArray &path, Route route);

    [[nodiscard]] std::vector<MountedRoute> routes() const;

    void dispatch(const http::Request &request, http::Responder respond) const;

private:
    struct Entry
    {
        QByteArray method;
        QByteArrayList segments;
        Route route;
    };
    std::vector<Entry> m_entries;
    /// Routes without braces, by path: the relay's own calls take one look-up.
    QHash<QByteArray, std::vector<std::size_t>> m_plain;
};

} // namespace countersign::relay
