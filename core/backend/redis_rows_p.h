#pragma once

#include "core/backend/redis_engine_p.h"

namespace countersign::backend {

/// Where one tenant's rows of one kind are: `countersign:{<tenant>}:<kind>:<id>`, so that they share a cluster's slot.
/// Braces in a tenant's id are percent-encoded.
class RedisKeys
{
public:
    RedisKeys(const QString &tenantId, QByteArrayView kind);

    [[nodiscard]] QByteArray of(const QString &id) const { return m_prefix + id.toUtf8(); }
    [[nodiscard]] QString idOf(const QByteArray &key) const
    {
        return QString::fromUtf8(key.mid(m_prefix.size()));
    }
    /// A pattern that fits all of them and nothing else.
    [[nodiscard]] QByteArray pattern() const;

private:
    QByteArray m_prefix;
};

/// The reply of a move (redis_scripts_p.h) taken apart.
struct RedisMove
{
    bool moved = false;
    Instant now{};
    const RedisReply *row = nullptr; ///< names and values; null where there is no row
};
/// Errors: `STATE_REFUSED`, for a reply that is none of a move.
[[nodiscard]] Result<RedisMove> readMove(const RedisReply &reply);

/// Reads every row that the keys fit with the script `read`, a thousand keys at a time, and gives them to `done` with
/// their keys; in no order. What changes meanwhile may be missed or met.
void readAllRows(const std::shared_ptr<RedisEngine> &engine, const RedisKeys &keys,
                 std::function<void(const Result<std::vector<std::pair<QByteArray, RedisReply>>> &)> done);

} // namespace countersign::backend
