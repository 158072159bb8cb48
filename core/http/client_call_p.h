#pragma once

#include "core/http/client_worker_p.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace countersign::http {

/// One errand under way: a child of its worker, which deletes itself when its promise is kept. It keeps the time, hears
/// when nobody wants it any more and says what became of it; how it reaches the server is its kind's business.
class ClientCall : public QObject
{
public:
    ~ClientCall() override;

    void start();

protected:
    ClientCall(ClientWorker &worker, Errand errand, QUrl url);

    /// Sends the request; end() or stop() follows, at once or later.
    virtual void send() = 0;
    /// Lets go of the connection. Nothing is heard of it any more.
    virtual void abort() = 0;

    void connectingBegins();
    void connectingEnds();
    void end(Result<Response> result);
    void stop(const Failure &reason);

    [[nodiscard]] ClientWorker &worker() const { return m_worker; }
    [[nodiscard]] const Errand &errand() const { return m_errand; }
    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    [[nodiscard]] Failure unconnected(const QString &why) const;
    [[nodiscard]] Failure unanswered() const;
    [[nodiscard]] Failure tooLarge() const;
    [[nodiscard]] Failure failure(QString code, const QString &message) const;

private:
    void watchWish();
    void record(const Response &response);
    [[nodiscard]] Milliseconds timeout() const;

    ClientWorker &m_worker;
    Errand m_errand;
    const QUrl m_url;
    QTimer m_connecting{this};
    QTimer m_timer{this}; ///< ends what takes too long
    QFutureWatcher<void> m_wish{this};
    Instant m_at{};
    std::chrono::steady_clock::time_point m_began{};
    bool m_isComplete = false;
};

} // namespace countersign::http
