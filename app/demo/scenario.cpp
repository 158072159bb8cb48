#include "app/demo/scenario.h"

#include "core/backend/sudo_guard.h"
#include "core/base/json_document.h"

namespace countersign::demo {

namespace {

/// Longer than the bank takes to give up on its relay.
constexpr std::chrono::seconds patience{15};
constexpr std::chrono::seconds usualWait{1};

/// What the bank answered, as far as it decides the next step.
struct Reading
{
    QString error;
    QString instructionId;
    int number = 0;
    std::chrono::seconds retryAfter = usualWait;
};

Reading read(const http::Response &answer)
{
    Reading reading;
    if (const auto document = JsonDocument::parse(answer.body)) {
        const JsonValue body = document->root();
        reading.error = body.member("error").toString();
        reading.instructionId = body.member("instruction_id").toString();
        reading.number = static_cast<int>(body.member("number").toInteger().value_or(0));
        reading.retryAfter =
            std::chrono::seconds(body.member("retry_after").toInteger().value_or(usualWait.count()));
    }
    return reading;
}

} // namespace

Scenario::Scenario(http::Client &client, QByteArray bankUrl, QObject *parent)
    : QObject(parent), m_client(client), m_bankUrl(std::move(bankUrl))
{
    m_untilNextCall.setSingleShot(true);
    connect(&m_untilNextCall, &QTimer::timeout, this, &Scenario::call);
    connect(&m_answer, &QFutureWatcherBase::finished, this, &Scenario::answered);
}

void Scenario::play(const Play &play)
{
    m_play = play;
    m_key.clear();
    Q_EMIT started(play.title);
    call();
}

void Scenario::call()
{
    http::Request request;
    request.method = "POST";
    request.target = m_bankUrl + m_play.path;
    request.headers = {{"Content-Type", "application/json"}};
    if (!m_key.isEmpty())
        request.headers.add(backend::instructionKeyHeader, m_key);
    request.body = m_play.body;
    m_answer.setFuture(m_client.send(std::move(request), {.timeout = patience, .instructionId = {}}));
}

void Scenario::answered()
{
    const Result<http::Response> answer = m_answer.result();
    if (!answer)
        return Q_EMIT failed(answer.error());

    const Reading reading = read(*answer);
    const bool isChallenge =
        reading.error == QLatin1String("SUDO_INSTRUCTION_KEY_REQUIRED") && m_key.isEmpty();
    if (!isChallenge && reading.error != QLatin1String("SUDO_INSTRUCTION_PENDING"))
        return Q_EMIT finished(answer->status, answer->body);

    m_untilNextCall.start(reading.retryAfter);
    if (isChallenge) {
        m_key = reading.instructionId.toUtf8();
        Q_EMIT challenged(reading.instructionId, reading.number);
    }
}

} // namespace countersign::demo
