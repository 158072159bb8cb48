#include "core/backend/store_changes.h"

#include "core/backend/redis_notices_p.h"
#include "core/backend/redis_rows_p.h"

namespace countersign::backend {

StoreChanges::StoreChanges(const Stores::Options &options, QObject *parent) : QObject(parent)
{
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &StoreChanges::changed);
    if (options.address.kind == StateBackend::Redis) {
        m_notices = std::make_unique<RedisNotices>(
            options.address, options.authorities, options.timeout,
            QByteArrayList{RedisKeys(options.tenantId, instructionRows).pattern(),
                           RedisKeys(options.tenantId, operationRows).pattern()});
        connect(m_notices.get(), &RedisNotices::noticed, this, &StoreChanges::changed);
        connect(m_notices.get(), &RedisNotices::toldChanged, this, &StoreChanges::useSource);
    }
    m_second.start();
}

StoreChanges::~StoreChanges() = default;

StoreChanges::Source StoreChanges::source() const
{
    return m_notices && m_notices->isTold() ? Source::Server : Source::Timer;
}

void StoreChanges::useSource()
{
    source() == Source::Server ? m_second.stop() : m_second.start();
    Q_EMIT sourceChanged();
    // Whatever happened while nobody listened.
    Q_EMIT changed();
}

} // namespace countersign::backend
