#include "core/backend/redis_link_p.h"

#include "core/backend/store_error.h"

#include <QRandomGenerator>
#include <QSslCertificate>

namespace countersign::backend {

namespace {

using StopWatch = std::chrono::steady_clock;

constexpr Milliseconds firstWait{50};
constexpr int mostDoublings = 5; // to 1.6 s
constexpr std::size_t mostWaiting = 100'000;

/// Each further wait is twice as long; nobody waits exactly as long as anybody else.
Milliseconds waitAfter(int failures)
{
    const double jitter = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    const auto base = firstWait * (1 << std::min(failures, mostDoublings));
    return Milliseconds(static_cast<qint64>(static_cast<double>(base.count()) * jitter));
}

Failure closed()
{
    return stateUnreachable(QStringLiteral("the store was closed"));
}

bool isNotice(const RedisReply &reply)
{
    return !reply.elements.empty() && reply.elements[0].text == "pmessage";
}

QString nameOf(const StoreAddress::Host &host)
{
    return host.name + QLatin1Char(':') + QString::number(host.port);
}

} // namespace

RedisLink::RedisLink(StoreAddress address, const QByteArray &authorities, Milliseconds timeout)
    : m_address(std::move(address)), m_timeout(timeout), m_tls(QSslConfiguration::defaultConfiguration()),
      m_lastFailure(stateUnreachable(QStringLiteral("no connection yet")))
{
    if (!authorities.isEmpty())
        m_tls.addCaCertificates(QSslCertificate::fromData(authorities, QSsl::Pem));
    for (QTimer *timer : {&m_retry, &m_connecting, &m_deadline})
        timer->setSingleShot(true);
    connect(this, &RedisLink::submitted, this, &RedisLink::takeSubmitted, Qt::QueuedConnection);
    connect(&m_retry, &QTimer::timeout, this, &RedisLink::open);
    connect(&m_connecting, &QTimer::timeout, this,
            [this] { lose(stateUnreachable(QStringLiteral("no connection came about in time"))); });
    connect(&m_deadline, &QTimer::timeout, this, &RedisLink::checkDeadlines);
    connect(&m_socket, &QSslSocket::readyRead, this, &RedisLink::read);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this,
            [this] { lose(stateUnreachable(m_socket.errorString())); });
    connect(&m_socket, &QAbstractSocket::disconnected, this,
            [this] { lose(stateUnreachable(QStringLiteral("the connection ended"))); });
    connect(&m_socket, &QSslSocket::encrypted, this, &RedisLink::greet);
    connect(&m_socket, &QAbstractSocket::connected, this, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        if (m_phase == Phase::AskingSentinel)
            askSentinel();
        else if (!m_address.isEncrypted)
            greet();
    });
}

void RedisLink::close()
{
    m_socket.disconnect(this);
    m_socket.abort();
    for (QTimer *timer : {&m_retry, &m_connecting, &m_deadline})
        timer->stop();
    std::vector<RedisErrand> left;
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        left.swap(m_submitted);
    }
    for (std::deque<RedisErrand> *queue : {&m_sent, &m_waiting})
        std::move(queue->begin(), queue->end(), std::back_inserter(left));
    m_sent.clear();
    m_waiting.clear();
    for (const RedisErrand &errand : left)
        errand.done(closed());
}

void RedisLink::submit(RedisErrand errand)
{
    bool isFirst = false;
    bool isClosed = false;
    {
        const std::lock_guard lock(m_mutex);
        isClosed = m_isClosed;
        isFirst = m_submitted.empty();
        if (!isClosed)
            m_submitted.push_back(std::move(errand));
    }
    if (isClosed)
        errand.done(closed());
    else if (isFirst)
        Q_EMIT submitted();
}

void RedisLink::takeSubmitted()
{
    std::vector<RedisErrand> errands;
    {
        const std::lock_guard lock(m_mutex);
        errands.swap(m_submitted);
    }
    for (RedisErrand &errand : errands) {
        if (m_waiting.size() < mostWaiting)
            m_waiting.push_back(std::move(errand));
        else
            errand.done(stateUnreachable(QStringLiteral("too much waits for the connection already")));
    }
    if (m_phase == Phase::Ready)
        sendWaiting();
    else if (m_phase == Phase::Waiting && !m_retry.isActive())
        open();
    armDeadline();
}

void RedisLink::open()
{
    if (m_address.master.isEmpty())
        return connectTo(m_address.hosts.first(), Phase::Connecting);
    if (m_master)
        return connectTo(*m_master, Phase::Connecting);
    connectTo(m_address.hosts[m_sentinel++ % m_address.hosts.size()], Phase::AskingSentinel);
}

void RedisLink::connectTo(const StoreAddress::Host &host, Phase phase)
{
    m_phase = phase;
    m_reader.reset();
    m_connecting.start(m_timeout);
    if (m_address.isEncrypted && phase == Phase::Connecting) {
        m_socket.setSslConfiguration(m_tls);
        m_socket.connectToHostEncrypted(host.name, host.port);
    } else {
        m_socket.connectToHost(host.name, host.port);
    }
}

void RedisLink::askSentinel()
{
    m_socket.write(redisCommand({"SENTINEL", "get-master-addr-by-name", m_address.master.toUtf8()}));
}

void RedisLink::useMaster(const RedisReply &reply)
{
    if (reply.elements.size() != 2) {
        return lose(stateUnreachable(
            QStringLiteral("the sentinel %1 knows no master '%2'")
                .arg(nameOf(m_address.hosts[(m_sentinel - 1) % m_address.hosts.size()]), m_address.master)));
    }
    m_master = {QString::fromUtf8(reply.elements[0].text), reply.elements[1].text.toUShort()};
    m_phase = Phase::Waiting;
    m_socket.abort();
    open();
}

void RedisLink::greet()
{
    QList<QByteArrayList> commands;
    if (!m_address.password.isEmpty()) {
        commands.append(m_address.user.isEmpty()
                            ? QByteArrayList{"AUTH", m_address.password.reveal()}
                            : QByteArrayList{"AUTH", m_address.user.toUtf8(), m_address.password.reveal()});
    }
    if (m_address.database != 0)
        commands.append({"SELECT", QByteArray::number(m_address.database)});
    commands.append({"ROLE"});
    m_greetings = static_cast<int>(commands.size());
    for (const QByteArrayList &command : commands)
        m_socket.write(redisCommand(command));
}

void RedisLink::settleGreeting(const RedisReply &reply)
{
    // A user without the right to ask for the role may use the server all the same.
    const bool isRole = --m_greetings == 0;
    if (reply.is(RedisReply::Kind::Error) && !(isRole && reply.text.startsWith("NOPERM")))
        return lose(stateRefused(QString::fromUtf8(reply.text)));
    if (isRole && !reply.elements.empty() && reply.elements[0].text != "master")
        return lose(stateUnreachable(QStringLiteral("it is a read-only copy, no master")));
    if (isRole)
        becomeReady();
}

void RedisLink::becomeReady()
{
    m_phase = Phase::Ready;
    m_failures = 0;
    m_connecting.stop();
    Q_EMIT connected();
    sendWaiting();
}

void RedisLink::sendWaiting()
{
    QByteArray bytes;
    while (!m_waiting.empty()) {
        bytes += m_waiting.front().command;
        m_sent.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    m_socket.write(bytes);
}

void RedisLink::read()
{
    m_reader.feed(m_socket.readAll());
    while (m_phase != Phase::Waiting) {
        const auto reply = m_reader.next();
        if (!reply)
            return lose(failureOf(reply));
        if (!*reply)
            break;
        if (m_phase == Phase::AskingSentinel)
            return useMaster(**reply);
        if (m_phase == Phase::Connecting) {
            settleGreeting(**reply);
            continue;
        }
        if (m_expectsNotices && isNotice(**reply)) {
            Q_EMIT noticed();
            continue;
        }
        if (m_sent.empty())
            return lose(stateRefused(QStringLiteral("it answers what nobody asked")));
        const RedisErrand errand = std::move(m_sent.front());
        m_sent.pop_front();
        errand.done(**reply);
        // Another machine became the master, or this one wants to be asked later.
        if ((*reply)->is(RedisReply::Kind::Error)
            && ((*reply)->text.startsWith("READONLY") || (*reply)->text.startsWith("LOADING")))
            return lose(stateUnreachable(QString::fromUtf8((*reply)->text)));
    }
    armDeadline();
}

void RedisLink::lose(const Failure &reason)
{
    if (m_phase == Phase::Waiting)
        return;
    m_phase = Phase::Waiting;
    m_lastFailure = reason;
    m_master.reset();
    m_connecting.stop();
    m_socket.abort();
    std::deque<RedisErrand> sent;
    sent.swap(m_sent);
    for (const RedisErrand &errand : sent)
        errand.done(reason);
    m_retry.start(waitAfter(m_failures++));
    armDeadline();
    Q_EMIT lost();
}

void RedisLink::checkDeadlines()
{
    const auto now = StopWatch::now();
    if (!m_sent.empty() && m_sent.front().deadline <= now)
        lose(stateTimedOut(m_timeout.count()));
    while (!m_waiting.empty() && m_waiting.front().deadline <= now) {
        const RedisErrand errand = std::move(m_waiting.front());
        m_waiting.pop_front();
        errand.done(m_lastFailure);
    }
    armDeadline();
}

void RedisLink::armDeadline()
{
    if (m_sent.empty() && m_waiting.empty())
        return m_deadline.stop();
    const auto at = m_sent.empty() ? m_waiting.front().deadline : m_sent.front().deadline;
    const auto left = std::chrono::ceil<Milliseconds>(at - StopWatch::now());
    if (!m_deadline.isActive() || m_deadline.remainingTime() > left.count())
        m_deadline.start(std::max(left, Milliseconds::zero()));
}

} // namespace countersign::backend
