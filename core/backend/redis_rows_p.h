#pragma once

#include "core/backend/redis_engine_p.h"

#include <algorithm>

namespace countersign::backend {

/// The kinds of rows.
inline constexpr QByteArrayView instructionRows = "instr";
inline constexpr QByteArrayView operationRows = "op";

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

/// All rows as what they stand for, oldest first. `reading(id)` makes a Result of a move, whose `now` is the row, of
/// the reply for that id.
template<typename Row, typename Reading>
[[nodiscard]] QFuture<Result<QList<Row>>> listRows(const std::shared_ptr<RedisEngine> &engine,
                                                   const RedisKeys &keys, Reading reading)
{
    using All = Result<QList<Row>>;
    const auto promise = std::make_shared<QPromise<All>>();
    promise->start();
    readAllRows(engine, keys, [promise, keys, reading](const auto &rows) {
        All all = QList<Row>();
        if (!rows)
            all = failureOf(rows);
        for (std::size_t i = 0; rows && all && i < rows->size(); ++i) {
            const auto move = reading(keys.idOf((*rows)[i].first))((*rows)[i].second);
            if (!move)
                all = failureOf(move);
            else if (move->now)
                all->append(*move->now);
        }
        if (all)
            std::ranges::sort(*all, {}, [](const Row &row) { return std::pair(row.createdAt, row.id); });
        promise->addResult(std::move(all));
        promise->finish();
    });
    return promise->future();
}

} // namespace countersign::backend
