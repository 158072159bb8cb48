#pragma once

#include "core/http/call.h"
#include "core/http/client.h"
#include "core/http/loop.h"

#include <QFuture>
#include <QPromise>

namespace countersign::http {

/// How long a call may take, and how often it is tried.
struct CallTiming
{
    /// The whole call, repetitions and waits included.
    Milliseconds total{10'000};
    int attempts = 3;
    /// Before the second attempt; each further wait is twice as long.
    Milliseconds firstWait{200};
};

/// Makes the calls of one service for those who wait for a future and for those who block: signs each attempt anew, and
/// repeats one only where its Repeat allows, as a `Retry-After` in seconds says, always with the same body. A wait that
/// would pass the total time is not begun.
///
/// Thread-safe. A future completes on the client's thread or on the loop's. To cancel it aborts the request that is
/// under way and tries no more; whether the service did what it was asked is then unknown.
class Caller
{
public:
    /// What is pointed to must outlive close().
    struct Parts
    {
        QByteArray baseUrl; ///< `http(s)://host[:port][/prefix]`
        Client *http = nullptr;
        Loop *loop = nullptr;            ///< waits between attempts
        const Clock *realTime = nullptr; ///< signatures never use virtual time
        CallTiming timing = {};
        /// Adds what proves who calls.
        std::function<void(Request &request, Instant now)> sign = {};
        /// The error for an answer outside 2xx.
        std::function<Error(const Response &answer)> refused = {};
        /// The error for one of Client's, or `CLIENT_CLOSED`.
        std::function<Error(const Error &cause)> unanswered = {};
    };
    explicit Caller(Parts parts);
    ~Caller();
    Caller(const Caller &) = delete;
    Caller &operator=(const Caller &) = delete;

    template<typename T>
    [[nodiscard]] QFuture<Result<T>> start(Call<T> call)
    {
        const auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        Request request;
        request.method = std::move(call.method);
        request.target = std::move(call.target);
        request.headers = std::move(call.headers);
        request.body = std::move(call.body);
        run(std::move(request), {call.repeat, std::move(call.instructionId), QFuture<void>(future)},
            [promise, read = std::move(call.read)](const Result<Response> &answer) {
                promise->addResult(answer ? read(*answer) : Result<T>(failureOf(answer)));
                promise->finish();
            });
        return future;
    }

    /// Blocks until the answer is there; needs no event loop. Not on the client's thread or the loop's, which it waits
    /// for.
    template<typename T>
    [[nodiscard]] Result<T> wait(Call<T> call)
    {
        return start(std::move(call)).result();
    }

    /// Calls under way end with the attempt they are at, new ones with `CLIENT_CLOSED`. Afterwards nothing of Parts is
    /// touched. Done by the destructor too.
    void close();

private:
    class Line;
    class Attempts;
    struct Manner
    {
        Repeat repeat = Repeat::WhenUnavailable;
        QString instructionId;
        QFuture<void> wanted; ///< canceled when nobody wants the answer any more
    };
    using Done = std::function<void(const Result<Response> &)>;

    void run(Request request, Manner manner, Done done);

    const std::shared_ptr<Line> m_line;
};

/// The answer's `Retry-After`, where it is a number of seconds up to a day.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const Response &answer);

} // namespace countersign::http
