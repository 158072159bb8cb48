#include "core/backend/redis_rows_p.h"

#include "core/backend/redis_scripts_p.h"
#include "core/backend/store_error.h"

namespace countersign::backend {

namespace {

using Rows = std::vector<std::pair<QByteArray, RedisReply>>;

/// One walk over the keys. Keeps itself alive until it has said `done`; not the engine, whose end ends the walk.
class Walk : public std::enable_shared_from_this<Walk>
{
public:
    Walk(std::weak_ptr<RedisEngine> engine, QByteArray pattern,
         std::function<void(const Result<Rows> &)> done)
        : m_engine(std::move(engine)), m_pattern(std::move(pattern)), m_done(std::move(done))
    {}

    void scanFrom(const QByteArray &cursor)
    {
        const auto engine = m_engine.lock();
        if (!engine)
            return end(stateUnreachable(QStringLiteral("the store was closed")));
        engine->send({"SCAN", cursor, "MATCH", m_pattern, "COUNT", "1000"},
                     [self = shared_from_this()](const Result<RedisReply> &reply) { self->scanned(reply); });
    }

private:
    void scanned(const Result<RedisReply> &reply)
    {
        const auto engine = m_engine.lock();
        if (!reply || reply->elements.size() != 2 || !engine)
            return end(reply ? stateRefused(QStringLiteral("its SCAN answers something else"))
                             : failureOf(reply));
        for (const RedisReply &key : reply->elements[1].elements) {
            if (m_seen.contains(key.text))
                continue;
            m_seen.insert(key.text);
            ++m_asked;
            engine->send(QByteArrayList{"EVAL", scripts::read().text(), "1", key.text},
                         [self = shared_from_this(), key = key.text](const Result<RedisReply> &row) {
                             self->arrived(key, row);
                         });
        }
        m_isWhole = reply->elements[0].text == "0";
        if (!m_isWhole)
            scanFrom(reply->elements[0].text);
        else if (m_asked == 0)
            end(std::move(m_rows));
    }

    void arrived(const QByteArray &key, const Result<RedisReply> &row)
    {
        --m_asked;
        if (!row)
            return end(failureOf(row));
        m_rows.emplace_back(key, *row);
        if (m_isWhole && m_asked == 0)
            end(std::move(m_rows));
    }

    void end(const Result<Rows> &result)
    {
        if (const auto done = std::exchange(m_done, {}))
            done(result);
    }

    const std::weak_ptr<RedisEngine> m_engine;
    const QByteArray m_pattern;
    std::function<void(const Result<Rows> &)> m_done;
    QSet<QByteArray> m_seen;
    Rows m_rows;
    int m_asked = 0;
    bool m_isWhole = false;
};

} // namespace

RedisKeys::RedisKeys(const QString &tenantId, QByteArrayView kind)
{
    QByteArray tenant = tenantId.toUtf8();
    tenant.replace('{', "%7B").replace('}', "%7D");
    m_prefix = "countersign:{" + tenant + "}:" + kind.toByteArray() + ':';
}

QByteArray RedisKeys::pattern() const
{
    QByteArray escaped;
    for (const char c : m_prefix) {
        if (QByteArrayView("*?[]^\\").contains(c))
            escaped += '\\';
        escaped += c;
    }
    return escaped + '*';
}

Result<RedisMove> readMove(const RedisReply &reply)
{
    if (reply.elements.size() != 3)
        return stateRefused(QStringLiteral("its script answers something else"));
    const RedisReply &row = reply.elements[2];
    return RedisMove{reply.elements[0].integer == 1, fromUnixMs(reply.elements[1].text.toLongLong()),
                     row.elements.empty() ? nullptr : &row};
}

void readAllRows(const std::shared_ptr<RedisEngine> &engine, const RedisKeys &keys,
                 std::function<void(const Result<Rows> &)> done)
{
    std::make_shared<Walk>(engine, keys.pattern(), std::move(done))->scanFrom("0");
}

} // namespace countersign::backend
