#pragma once

#include "core/http/client.h"
#include "core/robot/hmac_signing_auth.h"
#include "core/robot/robot_messages.h"

#include <QFuture>

namespace countersign::robot {

/// Where a call broke; in an Error's details it is `kind`.
enum class RobotErrorKind {
    Transport, ///< no answer came: `CONNECT_FAILED`, `TIMED_OUT`, `URL_INVALID`, `CLIENT_CLOSED`
    Http,      ///< the service refused: its `error_code`, or `ROBOT_HTTP_ERROR`; its `detail` is the message
    Malformed, ///< the answer is not what the protocol says: `ANSWER_MALFORMED`, `ANSWER_TOO_LARGE`
};
/// Nothing for an error that is none of these clients'.
[[nodiscard]] std::optional<RobotErrorKind> robotErrorKind(const Error &error);

inline constexpr std::chrono::seconds pollTimeout{60};

/// The four calls of a robot, each answered by a future. Thread-safe; nothing blocks the caller. Futures complete on the
/// HTTP client's thread. Nothing is repeated: whoever polls polls again, and what a report came to can be read back.
class AsyncRobotClient
{
public:
    /// What is pointed to must outlive the client.
    struct Parts
    {
        QString baseUrl; ///< a `/` and a `/v1` at its end are dropped, and `/v1` is added
        Secret secret;
        QUuid clientId;
        http::Client *http = nullptr;
        const Clock *realTime = nullptr; ///< signatures never use virtual time
    };
    explicit AsyncRobotClient(Parts parts);

    /// Nothing where there is no work. `lease` is an ISO 8601 duration (`PT10M`); empty: as the service likes.
    [[nodiscard]] QFuture<Result<std::optional<RobotEnhancementBatch>>>
    pollRobotEnhancementBatch(const QString &robotId, int limit = 10, const QString &lease = {},
                              Milliseconds timeout = pollTimeout) const;
    [[nodiscard]] QFuture<Result<RobotEnhancementBatchRead>>
    sendRobotEnhancementBatchResult(const RobotEnhancementBatchResult &result) const;
    [[nodiscard]] QFuture<Result<EnhancementRequestRead>> sendRobotResult(const RobotResult &result) const;
    [[nodiscard]] QFuture<Result<void>> renewRobotEnhancementBatchLease(const QString &batchId,
                                                                        const QString &lease = {}) const;

    /// The base URL as it is called: `http://127.0.0.1:8787/v1`.
    [[nodiscard]] const QByteArray &baseUrl() const { return m_baseUrl; }

private:
    [[nodiscard]] QFuture<Result<http::Response>> send(const QByteArray &method, const QByteArray &path,
                                                       const QByteArray &body, Milliseconds timeout) const;

    Parts m_parts;
    QByteArray m_baseUrl;
    HmacSigningAuth m_auth;
};

/// The same calls for a program that waits: each blocks until its answer is there, and needs no event loop. Not on the
/// HTTP client's thread.
class RobotClient
{
public:
    explicit RobotClient(AsyncRobotClient::Parts parts) : m_calls(std::move(parts)) {}

    [[nodiscard]] Result<std::optional<RobotEnhancementBatch>>
    pollRobotEnhancementBatch(const QString &robotId, int limit = 10, const QString &lease = {},
                              Milliseconds timeout = pollTimeout) const
    {
        return m_calls.pollRobotEnhancementBatch(robotId, limit, lease, timeout).result();
    }
    [[nodiscard]] Result<RobotEnhancementBatchRead>
    sendRobotEnhancementBatchResult(const RobotEnhancementBatchResult &result) const
    {
        return m_calls.sendRobotEnhancementBatchResult(result).result();
    }
    [[nodiscard]] Result<EnhancementRequestRead> sendRobotResult(const RobotResult &result) const
    {
        return m_calls.sendRobotResult(result).result();
    }
    [[nodiscard]] Result<void> renewRobotEnhancementBatchLease(const QString &batchId,
                                                               const QString &lease = {}) const
    {
        return m_calls.renewRobotEnhancementBatchLease(batchId, lease).result();
    }

private:
    AsyncRobotClient m_calls;
};

} // namespace countersign::robot
