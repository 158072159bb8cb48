#pragma once

#include "core/http/client_worker_p.h"

#include <QFutureWatcher>
#include <QNetworkReply>
#include <QTimer>

#include <chrono>

namespace countersign::http {

/// One errand under way: a child of its worker, which deletes itself when its promise is kept.
class ClientCall : public QObject
{
public:
    ClientCall(ClientWorker &worker, Errand errand);
    ~ClientCall() override;

    void start();

private:
    void sendRequest();
    void watchConnecting();
    void watchWish();
    [[nodiscard]] QIODevice *body();
    void receive();
    void stop(Failure reason);
    void finish();
    void complete(Result<Response> result);
    void record(const Response &response);

    [[nodiscard]] Milliseconds timeout() const;
    [[nodiscard]] Result<Response> outcome() const;
    [[nodiscard]] Failure unanswered() const;
    [[nodiscard]] Failure failure(QString code, QString message) const;

    ClientWorker &m_worker;
    Errand m_errand;
    QUrl m_url;
    QNetworkReply *m_reply = nullptr;
    QTimer m_connecting{this};
    QFutureWatcher<void> m_wish{this};
    QTimer m_timer{this}; ///< ends what takes too long
    QByteArray m_body;
    std::optional<Failure> m_stopped;
    Instant m_at{};
    std::chrono::steady_clock::time_point m_began{};
    bool m_isComplete = false;
};

} // namespace countersign::http
