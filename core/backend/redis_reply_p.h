#pragma once

#include "core/base/result.h"

#include <QByteArrayList>

#include <memory>
#include <optional>
#include <vector>

namespace countersign::backend {

/// One answer of a Redis server.
struct RedisReply
{
    enum class Kind { Nil, Text, Integer, Array, Error };
    Kind kind = Kind::Nil;
    QByteArray text; ///< Text, or what an Error says
    qint64 integer = 0;
    std::vector<RedisReply> elements;

    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
    /// The value behind `name` in a list of names and values; empty without one.
    [[nodiscard]] QByteArray field(QByteArrayView name) const;
};

/// Takes bytes as they come and gives whole replies: hiredis's reader.
class RedisReader
{
public:
    RedisReader();
    ~RedisReader();

    void feed(const QByteArray &bytes);
    /// Nothing while a reply is not whole. Errors: `STATE_REFUSED`, for what is not Redis's protocol.
    [[nodiscard]] Result<std::optional<RedisReply>> next();
    /// Forgets what it has: for a new connection.
    void reset();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

/// A command as Redis reads it: hiredis's formatter.
[[nodiscard]] QByteArray redisCommand(const QByteArrayList &words);

} // namespace countersign::backend
