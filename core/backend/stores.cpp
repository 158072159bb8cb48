#include "core/backend/stores.h"

#include "core/backend/memory_pending_op_store.h"
#include "core/backend/memory_sudo_instruction_store.h"
#include "core/backend/read_only_stores_p.h"
#include "core/backend/redis_engine_p.h"
#include "core/backend/redis_pending_op_store_p.h"
#include "core/backend/redis_sudo_instruction_store_p.h"
#include "core/backend/sqlite_engine_p.h"
#include "core/backend/sqlite_pending_op_store_p.h"
#include "core/backend/sqlite_sudo_instruction_store_p.h"

namespace countersign::backend {

namespace {

Result<Stores> openEngine(const Stores::Options &options)
{
    switch (options.address.kind) {
    case StateBackend::Memory: break;
    case StateBackend::Sqlite: {
        const SqliteUse use = options.access == StateAccess::ReadOnly ? SqliteUse::Read : SqliteUse::Write;
        const auto engine = SqliteEngine::open(options.address.path, use, *options.clock);
        if (!engine)
            return failureOf(engine);
        return Stores{std::make_shared<SqliteSudoInstructionStore>(*engine, options.tenantId),
                      std::make_shared<SqlitePendingOpStore>(*engine, options.tenantId)};
    }
    case StateBackend::Redis: {
        const auto engine =
            std::make_shared<RedisEngine>(options.address, options.authorities, options.timeout);
        return Stores{std::make_shared<RedisSudoInstructionStore>(engine, options.tenantId),
                      std::make_shared<RedisPendingOpStore>(engine, options.tenantId)};
    }
    }
    return Stores{std::make_shared<MemorySudoInstructionStore>(*options.clock),
                  std::make_shared<MemoryPendingOpStore>(*options.clock)};
}

} // namespace

Result<Stores> Stores::open(const Options &options)
{
    Result<Stores> stores = openEngine(options);
    if (!stores || options.access == StateAccess::ReadWrite)
        return stores;
    return Stores{std::make_shared<ReadOnlySudoInstructionStore>(stores->instructions),
                  std::make_shared<ReadOnlyPendingOpStore>(stores->operations)};
}

Result<Stores> Stores::open(const RelaySettings &settings, const Clock &clock)
{
    Options options;
    options.address = settings.stateAddress();
    options.tenantId = settings.tenantId;
    options.clock = &clock;
    options.authorities = settings.authorities();
    return open(options);
}

} // namespace countersign::backend
