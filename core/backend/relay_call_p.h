#pragma once

#include "core/backend/relay_line_p.h"

#include <QPromise>

namespace countersign::backend {

/// One call of the relay: attempts it, and again where a repetition is safe. Lives as long as something waits
/// for it; whatever happens its future completes.
class RelayCall : public std::enable_shared_from_this<RelayCall>
{
public:
    /// The answer is one of 2xx; anything else is an error that has a RelayErrorKind.
    [[nodiscard]] static QFuture<Result<http::Response>>
    start(std::shared_ptr<RelayLine> line, QByteArray path, QByteArray body, QString instructionId);
    ~RelayCall();

private:
    RelayCall(std::shared_ptr<RelayLine> line, QByteArray path, QByteArray body, QString instructionId);

    void attempt();
    void arrived(const Result<http::Response> &answer);
    void complete(Result<http::Response> result);

    const std::shared_ptr<RelayLine> m_line;
    const QByteArray m_path;
    const QByteArray m_body;
    const QString m_instructionId;
    const Instant m_deadline;
    QPromise<Result<http::Response>> m_promise;
    int m_attempts = 0;
    bool m_isComplete = false;
};

} // namespace countersign::backend
