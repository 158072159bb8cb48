#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUrlQuery>

#include <memory>
#include <optional>
#include <vector>

namespace countersign::http {

class BodyStream;

struct Header
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const Header &, const Header &) = default;
};

/// Whether it can stand in a message as one field; another would end its line, or be read as two.
[[nodiscard]] bool isSendable(const Header &header);

/// Header fields in the order they came; names compare without case (RFC 9110 section 5.1).
class Headers
{
public:
    Headers() = default;
    Headers(std::initializer_list<Header> headers) : m_headers(headers) {}

    void add(QByteArray name, QByteArray value) { m_headers.push_back({std::move(name), std::move(value)}); }
    /// Replaces every field of that name.
    void set(const QByteArray &name, QByteArray value);
    /// The first field of that name; an empty value exists, an absent field does not.
    [[nodiscard]] std::optional<QByteArray> find(QByteArrayView name) const;
    [[nodiscard]] std::vector<QByteArray> all(QByteArrayView name) const;

    void reserve(std::size_t count) { m_headers.reserve(count); }
    [[nodiscard]] auto begin() const { return m_headers.begin(); }
    [[nodiscard]] auto end() const { return m_headers.end(); }
    [[nodiscard]] std::size_t size() const { return m_headers.size(); }

private:
    std::vector<Header> m_headers;
};

/// One request as it arrived (server) or as it will be sent (client).
struct Request
{
    QByteArray method = QByteArrayLiteral("GET");
    /// Server: the request target, path and query undecoded. Client: the whole URL.
    QByteArray target;
    Headers headers;
    QByteArray body;
    /// Address of the other end, without port; empty in a client's request.
    QByteArray peer;
    /// Real time at which the last byte arrived.
    Instant receivedAt{};

    /// The target up to the `?`.
    [[nodiscard]] QByteArrayView path() const;
    [[nodiscard]] QUrlQuery query() const;
};

struct Response
{
    int status = 200;
    Headers headers;
    QByteArray body;
    /// Server only: sent in place of `body`, until it ends or either side closes the connection.
    std::shared_ptr<BodyStream> stream = {};
};

[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace countersign::http
