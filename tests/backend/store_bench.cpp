#include "tests/backend/store_bench.h"

namespace countersign::test {

namespace {

/// Every row's times, and its time to live, so much earlier.
const auto shiftScript = QStringLiteral(R"(for _, key in ipairs(redis.call('KEYS', '*')) do
  for _, name in ipairs({'created_at', 'expires_at', 'lease_ends_at'}) do
    local at = redis.call('HGET', key, name)
    if at and at ~= '0' then redis.call('HSET', key, name, string.format('%.0f', at - ARGV[1])) end
  end
  redis.call('PEXPIRE', key, string.format('%.0f', redis.call('PTTL', key) - ARGV[1]))
end)");

} // namespace

StoreBench::StoreBench(const QString &engine)
{
    m_url = QStringLiteral("memory:");
    if (engine == QLatin1String("redis")) {
        m_server = std::make_unique<RedisServer>();
        m_url = m_server->url();
    } else if (engine == QLatin1String("sqlite")) {
        m_url = QStringLiteral("sqlite://") + m_folder.filePath(QStringLiteral("state.sqlite"));
    }
    m_address = *backend::StoreAddress::parse(m_url);
}

backend::Stores StoreBench::open(const QString &tenantId, backend::StateAccess access) const
{
    backend::Stores::Options options;
    options.address = m_address;
    options.tenantId = tenantId;
    options.clock = &m_clock;
    options.access = access;
    auto stores = backend::Stores::open(options);
    if (!stores)
        qFatal("%s", qPrintable(stores.error().message));
    return *stores;
}

void StoreBench::pass(Milliseconds duration)
{
    if (m_server)
        m_server->say(
            {QStringLiteral("EVAL"), shiftScript, QStringLiteral("0"), QString::number(duration.count())});
    else
        m_clock.advance(duration);
}

Instant StoreBench::now() const
{
    return m_clock.now();
}

} // namespace countersign::test
