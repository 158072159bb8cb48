#include "core/robot/robot_worker.h"

#include "core/robot/decision_lines.h"

#include <algorithm>

namespace countersign::robot {

namespace {

/// Between two polls that found nothing.
constexpr Milliseconds pollPause{250};
/// Before something that went wrong is tried again.
constexpr Milliseconds retryPause{1000};
constexpr int usualBatch = 10;

/// Whether it may go right next time: nobody answered, the service is in trouble, or it wants less haste.
bool mayPass(const Error &error)
{
    constexpr int tooManyRequests = 429;
    constexpr int firstServerError = 500;
    const int status = error.details[QStringLiteral("status")].toInt();
    switch (robotErrorKind(error).value_or(RobotErrorKind::Malformed)) {
    case RobotErrorKind::Transport:
        return error.code != QLatin1String("URL_INVALID") && error.code != QLatin1String("TLS_FAILED");
    case RobotErrorKind::Http: return status == tooManyRequests || status >= firstServerError;
    case RobotErrorKind::Malformed: return false;
    }
    Q_UNREACHABLE();
}

Error storageProblem(const http::Response &answer)
{
    const Result<JsonDocument> body = JsonDocument::parse(answer.body);
    const QString detail = body ? body->root().member("detail").toString() : QString();
    const QString code = body ? body->root().member("error_code").toString() : QString();
    return {code.isEmpty() ? QStringLiteral("ROBOT_HTTP_ERROR") : code,
            detail.isEmpty()
                ? QStringLiteral("A storage URL answered %1 without a detail.").arg(answer.status)
                : detail};
}

Result<QByteArray> bodyOf(const Result<http::Response> &answer)
{
    constexpr int ok = 200;
    if (!answer)
        return failureOf(answer);
    return answer->status == ok ? Result<QByteArray>(answer->body) : Failure(storageProblem(*answer));
}

} // namespace

RobotWorker::RobotWorker(const Parts &parts, Plan plan) : m_parts(parts), m_plan(std::move(plan))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &RobotWorker::poll);
}

void RobotWorker::start()
{
    m_idleSince = m_parts.realTime->now();
    poll();
}

void RobotWorker::stop()
{
    m_stopping = true;
    if (m_pause.isActive()) {
        m_pause.stop();
        poll();
    }
}

void RobotWorker::poll()
{
    const int wanted = m_plan.most ? *m_plan.most - m_accepted : usualBatch;
    if (m_stopping || wanted <= 0)
        return finish(m_trouble ? Result<void>(Failure(*m_trouble)) : Result<void>());
    m_parts.client->pollRobotEnhancementBatch(m_plan.robotId, std::min(wanted, usualBatch))
        .then(this, [this](const Result<std::optional<RobotEnhancementBatch>> &polled) { take(polled); });
}

void RobotWorker::take(const Result<std::optional<RobotEnhancementBatch>> &polled)
{
    if (!polled) {
        if (!mayPass(polled.error()))
            return finish(failureOf(polled));
        noteTrouble(polled.error());
        return pause(retryPause);
    }
    m_trouble.reset();
    if (!*polled) {
        return hasIdledEnough() ? finish({}) : pause(pollPause);
    }
    m_batch = **polled;
    m_leasedAt = m_parts.realTime->now();
    m_answers.clear();
    if (m_stopping)
        return report(std::nullopt);
    send("GET", m_batch.referenceStorageUrl, {}).then(this, [this](const Result<http::Response> &fetched) {
        decideAll(fetched);
    });
}

void RobotWorker::decideAll(const Result<http::Response> &fetched)
{
    const Result<QByteArray> body = bodyOf(fetched);
    const Result<std::vector<OfferedChallenge>> offered =
        body ? readOfferedChallenges(*body) : Result<std::vector<OfferedChallenge>>(failureOf(body));
    if (!offered) {
        noteTrouble(offered.error());
        return report(offered.error().message);
    }
    QByteArray lines;
    for (const OfferedChallenge &challenge : *offered) {
        if (!challenge.isPending())
            continue; // somebody was faster
        m_answers.push_back({challenge, decide(m_plan.script, challenge), {}, {}, {}});
        lines += decisionLine(challenge, m_answers.back().ruling);
    }
    if (m_answers.empty())
        return report(std::nullopt);
    send("PUT", m_batch.resultStorageUrl, lines).then(this, [this](const Result<http::Response> &uploaded) {
        hear(uploaded);
    });
}

void RobotWorker::hear(const Result<http::Response> &uploaded)
{
    const Result<QByteArray> body = bodyOf(uploaded);
    const Result<std::vector<LineVerdict>> verdicts =
        body ? readVerdicts(*body) : Result<std::vector<LineVerdict>>(failureOf(body));
    const Error unheard = verdicts
        ? Error{QStringLiteral("ANSWER_MALFORMED"), QStringLiteral("No verdict came back for this answer.")}
        : verdicts.error();
    const Instant now = m_parts.realTime->now();
    for (GivenAnswer &answer : m_answers) {
        answer.at = now;
        answer.took = now - m_leasedAt;
        answer.refusal = unheard;
        for (const LineVerdict &verdict : verdicts.value_or(std::vector<LineVerdict>())) {
            if (verdict.referenceId == answer.challenge.referenceId)
                answer.refusal = verdict.refusal;
        }
        m_accepted += answer.isAccepted() ? 1 : 0;
        Q_EMIT answered(answer);
    }
    report(verdicts ? std::nullopt : std::optional(verdicts.error().message));
}

void RobotWorker::report(const std::optional<QString> &error)
{
    m_parts.client->sendRobotEnhancementBatchResult({m_batch.id, error})
        .then(this, [this](const Result<RobotEnhancementBatchRead> &reported) {
            // A batch that cannot be reported ends with its lease.
            if (!reported)
                noteTrouble(reported.error());
            if (m_answers.empty() || std::ranges::any_of(m_answers, &GivenAnswer::isAccepted))
                m_idleSince = m_parts.realTime->now();
            else if (hasIdledEnough())
                return finish({});
            const bool allWell =
                reported && !m_trouble && std::ranges::all_of(m_answers, &GivenAnswer::isAccepted);
            allWell ? poll() : pause(retryPause);
        });
}

bool RobotWorker::hasIdledEnough() const
{
    return m_plan.untilIdle && m_parts.realTime->now() - m_idleSince >= *m_plan.untilIdle;
}

void RobotWorker::pause(Milliseconds time)
{
    m_stopping ? poll() : m_pause.start(time);
}

void RobotWorker::noteTrouble(const Error &error)
{
    const bool isNew = !m_trouble;
    m_trouble = error;
    if (isNew)
        Q_EMIT troubled(error);
}

void RobotWorker::finish(const Result<void> &outcome)
{
    m_pause.stop();
    if (outcome)
        Q_EMIT finished();
    else
        Q_EMIT failed(outcome.error());
}

QFuture<Result<http::Response>> RobotWorker::send(const char *method, const QString &url,
                                                  const QByteArray &body)
{
    http::Request request;
    request.method = method;
    request.target = url.toUtf8();
    request.headers = {{"Content-Type", "application/jsonl"}};
    request.body = body;
    return m_parts.http->send(std::move(request), {});
}

} // namespace countersign::robot
