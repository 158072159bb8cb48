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
    /// Moves everything that is kept into the past.
    void pass(Milliseconds duration);
    /// What the stores count as now.
    [[nodiscard]] Instant now() const;
    [[nodiscard]] bool hasItsOwnClock() const { return m_server != nullptr; }

private:
    SystemClock m_realTime;
    SteppingClock m_clock{m_realTime};
    QTemporaryDir m_folder;
    std::unique_ptr<RedisServer> m_server;
    backend::StoreAddress m_address;
};

} // namespace countersign::test
