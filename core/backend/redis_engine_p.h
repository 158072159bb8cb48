#pragma once

#include "core/backend/redis_link_p.h"

#include <QFuture>
#include <QPromise>

class QThread;

namespace countersign::backend {

/// A Lua script, known to the server by its SHA-1.
class RedisScript
{
public:
    explicit RedisScript(QByteArray text);
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] const QByteArray &sha1() const { return m_sha1; }

private:
    QByteArray m_text;
    QByteArray m_sha1;
};

/// One Redis and the thread that speaks with it, for both stores of a tenant. Thread-safe; futures complete on that
/// thread. Errors are `STATE_UNREACHABLE`, `STATE_TIMED_OUT`, `STATE_FULL` and `STATE_REFUSED`, each within the timeout.
class RedisEngine
{
public:
    /// `authorities` are PEM, trusted besides the system's. Nothing is connected before the first command.
    RedisEngine(const StoreAddress &address, const QByteArray &authorities, Milliseconds timeout);
    ~RedisEngine();
    RedisEngine(const RedisEngine &) = delete;
    RedisEngine &operator=(const RedisEngine &) = delete;

    /// Sends one command; `read` makes a Result<T> of its reply, which is no error.
    template<typename T, typename Read>
    [[nodiscard]] QFuture<Result<T>> ask(const QByteArrayList &command, Read read)
    {
        const auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        send(command, settling<T>(promise, std::move(read)));
        return future;
    }
    /// Runs a script on one key.
    template<typename T, typename Read>
    [[nodiscard]] QFuture<Result<T>> run(const RedisScript &script, const QByteArray &key,
                                         const QByteArrayList &arguments, Read read)
    {
        const auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        evaluate(script, key, arguments, settling<T>(promise, std::move(read)));
        return future;
    }

    using Done = std::function<void(const Result<RedisReply> &)>;
    void send(const QByteArrayList &command, Done done);

private:
    template<typename T, typename Read>
    static Done settling(std::shared_ptr<QPromise<Result<T>>> promise, Read read)
    {
        return [promise = std::move(promise), read = std::move(read)](const Result<RedisReply> &reply) {
            promise->addResult(reply ? read(*reply) : Result<T>(failureOf(reply)));
            promise->finish();
        };
    }
    void evaluate(const RedisScript &script, const QByteArray &key, const QByteArrayList &arguments,
                  Done done);

    const std::shared_ptr<RedisLink> m_link;
    QThread *const m_thread;
};

} // namespace countersign::backend
