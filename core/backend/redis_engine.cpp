#include "core/backend/redis_engine_p.h"

#include "core/backend/store_error.h"

#include <QCryptographicHash>
#include <QThread>

#include <thread>

namespace countersign::backend {

namespace {

/// An error reply as what it means for the state.
Result<RedisReply> judged(const Result<RedisReply> &reply)
{
    if (!reply || !reply->is(RedisReply::Kind::Error))
        return reply;
    const QString said = QString::fromUtf8(reply->text);
    if (reply->text.startsWith("OOM") || reply->text.contains("OOM command not allowed"))
        return stateFull(said);
    if (reply->text.startsWith("READONLY") || reply->text.startsWith("LOADING"))
        return stateUnreachable(said);
    return stateRefused(said);
}

void post(const std::weak_ptr<RedisLink> &to, const QByteArrayList &command, RedisEngine::Done done,
          std::chrono::steady_clock::time_point deadline)
{
    if (const auto link = to.lock())
        link->submit({redisCommand(command), std::move(done), deadline});
    else
        done(stateUnreachable(QStringLiteral("the store was closed")));
}

QByteArrayList scriptCall(const char *verb, const QByteArray &script, const QByteArray &key,
                          const QByteArrayList &arguments)
{
    return QByteArrayList{verb, script, "1", key} + arguments;
}

} // namespace

RedisScript::RedisScript(QByteArray text)
    : m_text(std::move(text)), m_sha1(QCryptographicHash::hash(m_text, QCryptographicHash::Sha1).toHex())
{}

RedisEngine::RedisEngine(const StoreAddress &address, const QByteArray &authorities, Milliseconds timeout)
    : m_link(std::make_shared<RedisLink>(address, authorities, timeout)), m_thread(new QThread)
{
    m_thread->setObjectName(QStringLiteral("redis"));
    m_link->moveToThread(m_thread);
    // The socket must end where it lived.
    QObject::connect(m_thread, &QThread::finished, m_link.get(), &RedisLink::close, Qt::DirectConnection);
    m_thread->start();
}

RedisEngine::~RedisEngine()
{
    m_thread->quit();
    if (QThread::currentThread() != m_thread) {
        m_thread->wait();
        delete m_thread;
        return;
    }
    // The last who knew the engine let go of it in one of its own callbacks: somebody else has to wait for the thread.
    std::thread([link = m_link, thread = m_thread] {
        thread->wait();
        delete thread;
    }).detach();
}

void RedisEngine::send(const QByteArrayList &command, Done done)
{
    post(
        m_link, command, [done = std::move(done)](const Result<RedisReply> &reply) { done(judged(reply)); },
        std::chrono::steady_clock::now() + m_link->timeout());
}

void RedisEngine::evaluate(const RedisScript &script, const QByteArray &key, const QByteArrayList &arguments,
                           Done done)
{
    const auto deadline = std::chrono::steady_clock::now() + m_link->timeout();
    const std::weak_ptr<RedisLink> link = m_link;
    const auto whenKnown = [=, text = script.text(),
                            done = std::move(done)](const Result<RedisReply> &reply) {
        if (reply && reply->is(RedisReply::Kind::Error) && reply->text.startsWith("NOSCRIPT")) {
            // It was started anew: this teaches it.
            return post(
                link, scriptCall("EVAL", text, key, arguments),
                [done](const Result<RedisReply> &again) { done(judged(again)); }, deadline);
        }
        done(judged(reply));
    };
    post(link, scriptCall("EVALSHA", script.sha1(), key, arguments), whenKnown, deadline);
}

} // namespace countersign::backend
