#include "core/backend/redis_scripts_p.h"

namespace countersign::backend::scripts {

namespace {

/// What every script begins with. A number of milliseconds has more digits than Lua's tostring() is sure to show.
QByteArray withPrelude(const char *script)
{
    return QByteArray(R"(local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function ms(number) return string.format('%.0f', number) end
local function answer(moved) return {moved, ms(now), redis.call('HGETALL', key)} end
local function get(name) return redis.call('HGET', key, name) end
local function state()
  local found = get('state')
  if found == 'replaying' and tonumber(get('lease_ends_at')) <= now then return 'possibly_replayed' end
  return found
end
)") + script;
}

} // namespace

const RedisScript &createInstruction()
{
    static const RedisScript script(withPrelude(R"(if redis.call('EXISTS', key) == 1 then return 0 end
redis.call('HSET', key, 'record', ARGV[1], 'state', 'pending', 'reason', '', 'wrong', 0, 'created_at', ms(now),
  'expires_at', ms(now + ARGV[2]))
redis.call('PEXPIRE', key, ARGV[2])
return 1)"));
    return script;
}

const RedisScript &moveInstruction()
{
    static const RedisScript script(withPrelude(R"(if get('state') ~= ARGV[1] then return answer(0) end
redis.call('HSET', key, 'state', ARGV[2], 'reason', ARGV[3])
return answer(1))"));
    return script;
}

const RedisScript &countWrongAnswer()
{
    static const RedisScript script(withPrelude(R"(if get('state') ~= 'pending' then return answer(0) end
if redis.call('HINCRBY', key, 'wrong', 1) >= tonumber(ARGV[1]) then
  redis.call('HSET', key, 'state', 'rejected', 'reason', 'too_many_attempts')
end
return answer(1))"));
    return script;
}

const RedisScript &read()
{
    static const RedisScript script(withPrelude("return answer(0)"));
    return script;
}

const RedisScript &createOperation()
{
    static const RedisScript script(
        withPrelude(R"(redis.call('HSET', key, 'record', ARGV[1], 'state', 'waiting',
  'reason', '', 'claim_id', '', 'lease_ends_at', '0', 'outcome', '', 'retry', ARGV[3], 'created_at', ms(now),
  'expires_at', ms(now + ARGV[2]))
redis.call('PEXPIRE', key, ARGV[2])
return answer(1))"));
    return script;
}

const RedisScript &decideOperation()
{
    static const RedisScript script(withPrelude(R"(if get('state') ~= 'waiting' then return answer(0) end
redis.call('HSET', key, 'state', ARGV[1], 'reason', ARGV[2])
return answer(1))"));
    return script;
}

const RedisScript &claimOperation()
{
    static const RedisScript script(withPrelude(R"(local found = state()
if found ~= 'approved' and not (found == 'possibly_replayed' and get('retry') == '1') then return answer(0) end
local ends = math.max(tonumber(get('expires_at')), now + ARGV[2] + ARGV[3])
redis.call('HSET', key, 'state', 'replaying', 'claim_id', ARGV[1], 'lease_ends_at', ms(now + ARGV[2]),
  'expires_at', ms(ends))
redis.call('PEXPIRE', key, ms(ends - now))
return answer(1))"));
    return script;
}

const RedisScript &finishOperation()
{
    static const RedisScript script(withPrelude(R"(local found = state()
if (found ~= 'replaying' and found ~= 'possibly_replayed') or get('claim_id') ~= ARGV[1] then return answer(0) end
redis.call('HSET', key, 'state', ARGV[2], 'reason', ARGV[3], 'outcome', ARGV[4], 'lease_ends_at', '0')
return answer(1))"));
    return script;
}

const RedisScript &settleOperation()
{
    static const RedisScript script(withPrelude(R"(if state() ~= 'possibly_replayed' then return answer(0) end
redis.call('HSET', key, 'state', ARGV[1], 'reason', ARGV[2], 'lease_ends_at', '0')
return answer(1))"));
    return script;
}

} // namespace countersign::backend::scripts
