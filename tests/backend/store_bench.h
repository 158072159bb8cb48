#pragma once

#include "core/backend/stores.h"
#include "core/base/stepping_clock.h"
#include "tests/backend/redis_server.h"

#include <QTemporaryDir>

namespace countersign::test {

/// The three engines for one contract: each with both stores of a tenant, and a way to let time pass.
class StoreBench
{
public:
    /// `memory`, `sqlite`, `redis`.
    explicit StoreBench(const QString &engine);

    /// Stores as another process would open them: fresh for memory, the same rows for the others.
    [[nodiscard]] backend::Stores open(const QString &tenantId,
                                       backend::StateAccess access = backend::StateAccess::ReadWrite) const;
    /// For other processes; of no use for memory.
    [[nodiscard]] const QString &url() const { return m_url; }
    /// Moves everything that is kept into the past.
    void pass(Milliseconds duration);
    /// What the stores count as now.
    [[nodiscard]] Instant now() const;

private:
    SystemClock m_realTime;
    SteppingClock m_clock{m_realTime};
    QTemporaryDir m_folder;
    std::unique_ptr<RedisServer> m_server;
    QString m_url;
    backend::StoreAddress m_address;
};

} // namespace countersign::test
