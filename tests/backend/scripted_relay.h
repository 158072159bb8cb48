#pragma once

#include "core/backend/relay_settings.h"
#include "core/http/server.h"

#include <QJsonObject>

#include <mutex>

namespace countersign::test {

/// A relay on loopback that answers what a test says, once the signature of a call is right; a wrong one gets
/// the 401 that a relay would give. Thread-safe.
class ScriptedRelay
{
public:
    using Script = std::function<http::Response(const http::Request &)>;

    ScriptedRelay();

    /// For a client of the relay's one tenant; with the state in memory.
    [[nodiscard]] backend::RelaySettings settings() const;
    /// Asked for every call from now on, on the relay's thread.
    void follow(Script script);
    /// The calls whose signature was right, in order.
    [[nodiscard]] std::vector<http::Request> calls() const;
    [[nodiscard]] QJsonObject lastBody() const;

    /// 200 as `send/auth-challenge` answers it for one device.
    [[nodiscard]] static http::Response accept(const http::Request &request);
    [[nodiscard]] static http::Response success(int status, const QJsonObject &data);
    [[nodiscard]] static http::Response failure(int status, const QString &errorCode);

private:
    [[nodiscard]] http::Response answer(const http::Request &request);

    mutable std::mutex m_mutex;
    Script m_script = accept;
    std::vector<http::Request> m_calls;
    http::Loop m_loop;
    std::unique_ptr<http::Server> m_server;
};

/// The body of a request or an answer that must be a JSON object.
[[nodiscard]] QJsonObject jsonOf(const QByteArray &body);

} // namespace countersign::test
