#include "core/backend/redis_notices_p.h"

#include <algorithm>

namespace countersign::backend {

namespace {

/// A connection that died without a word is noticed within this time and the timeout.
constexpr std::chrono::seconds heartbeat{10};

QByteArrayList channelsOf(const StoreAddress &address, const QByteArrayList &patterns)
{
    QByteArrayList channels;
    for (const QByteArray &pattern : patterns)
        channels.append("__keyspace@" + QByteArray::number(address.database) + "__:" + pattern);
    return channels;
}

/// Whether these flags of `notify-keyspace-events` tell whatever happens to a row: K for channels by key, and its
/// writes (h), removals (g) and expiry (x), which A stands for.
bool tellsEverything(const QByteArray &flags)
{
    return flags.contains('K')
        && (flags.contains('A') || std::ranges::all_of(QByteArrayView("hgx"), [&flags](char each) {
                return flags.contains(each);
            }));
}

} // namespace

RedisNotices::RedisNotices(const StoreAddress &address, const QByteArray &authorities, Milliseconds timeout,
                           const QByteArrayList &patterns)
    : m_channels(channelsOf(address, patterns)), m_link(address, authorities, timeout)
{
    m_link.expectNotices();
    connect(&m_link, &RedisLink::connected, this, &RedisNotices::subscribe);
    connect(&m_link, &RedisLink::lost, this, [this] { setTold(false); });
    connect(&m_link, &RedisLink::noticed, this, &RedisNotices::noticed);
    connect(&m_heartbeat, &QTimer::timeout, this, &RedisNotices::ping);
    m_heartbeat.start(heartbeat);
    ping();
}

RedisNotices::~RedisNotices()
{
    m_link.disconnect(this);
    m_link.close();
}

void RedisNotices::subscribe()
{
    // Asked first: once it subscribes, the connection takes hardly another command.
    say({"CONFIG", "GET", "notify-keyspace-events"}, [this](const RedisReply &reply) {
        // A user may lack the right to ask; then what is told still comes, and nobody relies on it.
        setTold(tellsEverything(reply.field("notify-keyspace-events")));
    });
    for (const QByteArray &channel : m_channels)
        say({"PSUBSCRIBE", channel}, [](const RedisReply &) {});
}

void RedisNotices::ping()
{
    say({"PING"}, [](const RedisReply &) {});
}

void RedisNotices::setTold(bool isTold)
{
    if (std::exchange(m_isTold, isTold) != isTold)
        Q_EMIT toldChanged();
}

void RedisNotices::say(const QByteArrayList &command, std::function<void(const RedisReply &)> whenAnswered)
{
    m_link.submit({redisCommand(command),
                   [whenAnswered = std::move(whenAnswered)](const Result<RedisReply> &reply) {
                       if (reply)
                           whenAnswered(*reply);
                   },
                   std::chrono::steady_clock::now() + m_link.timeout()});
}

} // namespace countersign::backend
