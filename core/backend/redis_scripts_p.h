#pragma once

#include "core/backend/redis_engine_p.h"

/// What moves a row, run by Redis alone with it: the rules of sudo_instruction_rules_p.h and pending_op_rules_p.h in Lua, on
/// the server's own clock. A row is a hash under one key with a time to live.
///
/// A move answers `{moved, now, {name, value, …}}`: 1 or 0, the server's time in Unix ms, and the row as it then was; an
/// empty list where there is none.
namespace countersign::backend::scripts {

/// ARGV: record, ttl in ms. Answers 1, or 0 where the id is taken.
[[nodiscard]] const RedisScript &createInstruction();
/// ARGV: from, to, reason.
[[nodiscard]] const RedisScript &moveInstruction();
/// ARGV: how many wrong answers reject.
[[nodiscard]] const RedisScript &countWrongAnswer();
/// Answers as a move that moves nothing.
[[nodiscard]] const RedisScript &read();
/// ARGV: record, ttl in ms, `1` for Retry.
[[nodiscard]] const RedisScript &createOperation();
/// ARGV: to, reason.
[[nodiscard]] const RedisScript &decideOperation();
/// ARGV: claim id, lease in ms, how long to keep it after the lease in ms.
[[nodiscard]] const RedisScript &claimOperation();
/// ARGV: claim id, to, reason, outcome.
[[nodiscard]] const RedisScript &finishOperation();
/// ARGV: to, reason.
[[nodiscard]] const RedisScript &settleOperation();

} // namespace countersign::backend::scripts
