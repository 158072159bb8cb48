#include "core/http/caller.h"

#include <mutex>

namespace countersign::http {

namespace {

/// Longer than any wait that makes sense, and far from overflowing.
constexpr int longestRetryAfter = 24 * 60 * 60;

bool isSuccess(const Response &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

bool mayRepeatAfter(int status, Repeat repeat)
{
    switch (status) {
    case 429: return true;
    case 502:
    case 503:
    case 504: return repeat == Repeat::WhenUnavailable;
    default: return false;
    }
}

/// How long to wait before the same call may be repeated; nothing when repeating is not safe.
std::optional<Milliseconds> waitBeforeRepeating(const Result<Response> &answer, Repeat repeat,
                                                Milliseconds usual)
{
    if (!answer)
        return answer.error().code == QLatin1String("CONNECT_FAILED") ? std::optional(usual) : std::nullopt;
    if (!mayRepeatAfter(answer->status, repeat))
        return std::nullopt;
    const auto asked = retryAfter(*answer);
    return asked ? *asked : usual;
}

} // namespace

/// What calls under way share with the Caller that began them. Once close() has returned, nothing touches the client,
/// the loop or the clock any more, however long a call still lives. Thread-safe.
class Caller::Line
{
public:
    explicit Line(Parts parts) : m_parts(std::move(parts)) {}

    [[nodiscard]] const Parts &parts() const { return m_parts; }

    [[nodiscard]] Instant now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isOpen ? m_parts.realTime->now() : Instant{};
    }

    /// Signs the request as it is and sends it. Errors: `CLIENT_CLOSED`, and those of Client.
    [[nodiscard]] QFuture<Result<Response>> send(Request request, Client::Options options)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isOpen) {
            return QtFuture::makeReadyFuture(Result<Response>(fail(
                QStringLiteral("CLIENT_CLOSED"), QStringLiteral("The client was closed; make a new one."))));
        }
        const QByteArray &base = m_parts.baseUrl;
        request.target.prepend(base.endsWith('/') ? base.chopped(1) : base);
        m_parts.sign(request, m_parts.realTime->now());
        return m_parts.http->send(std::move(request), std::move(options));
    }

    /// Runs `task` after `delay`, unless the line is closed or closes meanwhile: then the task is dropped.
    void later(Milliseconds delay, std::function<void()> task)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isOpen)
            m_parts.loop->runAfter(delay, std::move(task));
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
    }

private:
    const Parts m_parts;
    mutable std::mutex m_mutex;
    bool m_isOpen = true;
};

/// One call: attempts it, and again where a repetition is safe. Lives as long as something waits for it; whatever
/// happens it says `done` once.
class Caller::Attempts : public std::enable_shared_from_this<Attempts>
{
public:
    Attempts(std::shared_ptr<Line> line, Request request, Manner manner, Done done)
        : m_line(std::move(line)), m_request(std::move(request)), m_manner(std::move(manner)),
          m_done(std::move(done)), m_deadline(m_line->now() + m_line->parts().timing.total)
    {}

    ~Attempts()
    {
        if (m_done) {
            fail({QStringLiteral("CLIENT_CLOSED"),
                  QStringLiteral(
                      "The client was closed while %1 waited to be repeated; whether to call again is "
                      "yours to decide.")
                      .arg(QString::fromLatin1(m_request.target))});
        }
    }

    void attempt()
    {
        if (m_manner.wanted.isCanceled()) {
            return fail({QStringLiteral("CANCELLED"),
                         QStringLiteral("%1 was cancelled before it was repeated.")
                             .arg(QString::fromLatin1(m_request.target))});
        }
        ++m_count;
        const Milliseconds left = m_deadline - m_line->now();
        m_line
            ->send(m_request,
                   {.timeout = left, .instructionId = m_manner.instructionId, .wantedBy = m_manner.wanted})
            .then([self = shared_from_this()](const Result<Response> &answer) { self->arrived(answer); });
    }

private:
    void arrived(const Result<Response> &answer)
    {
        if (answer && isSuccess(*answer))
            return complete(answer);
        const CallTiming &timing = m_line->parts().timing;
        const auto wait =
            waitBeforeRepeating(answer, m_manner.repeat, timing.firstWait * (1 << (m_count - 1)));
        if (wait && m_count < timing.attempts && m_line->now() + *wait < m_deadline)
            return m_line->later(*wait, [self = shared_from_this()] { self->attempt(); });
        if (answer)
            complete(Failure(m_line->parts().refused(*answer)));
        else
            fail(answer.error());
    }

    void fail(const Error &cause) { complete(Failure(m_line->parts().unanswered(cause))); }

    void complete(const Result<Response> &result) { std::exchange(m_done, {})(result); }

    const std::shared_ptr<Line> m_line;
    const Request m_request;
    const Manner m_manner;
    Done m_done;
    const Instant m_deadline;
    int m_count = 0;
};

Caller::Caller(Parts parts) : m_line(std::make_shared<Line>(std::move(parts))) {}

Caller::~Caller()
{
    close();
}

void Caller::run(Request request, Manner manner, Done done)
{
    std::make_shared<Attempts>(m_line, std::move(request), std::move(manner), std::move(done))->attempt();
}

void Caller::close()
{
    m_line->close();
}

std::optional<std::chrono::seconds> retryAfter(const Response &answer)
{
    bool isNumber = false;
    const int seconds = answer.headers.find("Retry-After").value_or(QByteArray()).toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > longestRetryAfter)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

} // namespace countersign::http
