#pragma once

#include "core/domain/deadlines.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>
#include <map>
#include <utility>

namespace countersign::domain {

class ChallengeBook;
class RecordReader;
class RecordWriter;

/// The robots, what they hold, and which challenges are open to them, folded from events. Pointers it hands out live as
/// long as it does.
class RobotBook
{
public:
    /// Tenant and instruction id.
    using ChallengeKey = std::pair<QString, QString>;

    void apply(const Event &event, Instant at);

    void save(RecordWriter &record) const;
    /// `challenges` is restored already: what is pending there is open here.
    void restore(RecordReader &record, const ChallengeBook &challenges);

    /// A removed robot is not found any more.
    [[nodiscard]] const Robot *find(const QString &robotId) const;
    [[nodiscard]] const Robot *findByClient(const QString &clientId) const;
    /// In the order of registration, removed ones too.
    [[nodiscard]] const std::deque<Robot> &all() const { return m_robots; }

    [[nodiscard]] const RobotBatch *batch(const QString &batchId) const { return m_batchById.value(batchId); }
    /// In the order of leasing.
    [[nodiscard]] const std::deque<RobotBatch> &batches() const { return m_batches; }

    /// A challenge that was in a batch at least once, and what robots did with it.
    struct Handled
    {
        Reference reference;
        QString batchId;     ///< the last one
        bool failed = false; ///< given back with an error, and in no batch since
        QString error;
    };
    [[nodiscard]] const Handled *handled(const QString &referenceId) const;
    [[nodiscard]] const Handled *handledChallenge(const ChallengeKey &key) const;

    /// The pending challenges, the oldest first.
    [[nodiscard]] const std::map<quint64, ChallengeKey> &open() const { return m_open; }
    /// The batch whose lease holds the challenge; nothing when it is free.
    [[nodiscard]] const RobotBatch *holder(const ChallengeKey &key) const { return m_holder.value(key); }

    [[nodiscard]] std::optional<Instant> nextExpiry();
    void expire(Instant now, std::vector<Event> &events);

private:
    void on(const BatchLeased &event);
    void on(const ReferenceReported &event);
    void open(const ChallengeKey &key);
    void close(const ChallengeKey &key);
    void hold(RobotBatch &batch);
    void finish(RobotBatch &batch, BatchState state);
    [[nodiscard]] RobotBatch &batchEntry(const QString &batchId);
    [[nodiscard]] bool isStale(Instant at, const QString &batchId) const;

    std::deque<Robot> m_robots;
    QHash<QString, Robot *> m_byId;
    QHash<QString, Robot *> m_byClient;
    std::deque<RobotBatch> m_batches;
    QHash<QString, RobotBatch *> m_batchById;
    QHash<QString, Handled> m_handled;
    QHash<ChallengeKey, QString> m_referenceIds;
    std::map<quint64, ChallengeKey> m_open;
    QHash<ChallengeKey, quint64> m_numbers;
    quint64 m_newest = 0;
    QHash<ChallengeKey, RobotBatch *> m_holder;
    Deadlines<QString> m_deadlines;
};

} // namespace countersign::domain
