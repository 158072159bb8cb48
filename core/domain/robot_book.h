#pragma once

#include "core/domain/deadlines.h"
#include "core/domain/events.h"

#include <QHash>

#include <deque>
#include <utility>

namespace countersign::domain {

class ChallengeBook;
class RecordReader;
class RecordWriter;

/// The robots, what they hold, and which challenges are open to them, folded from events. Pointers it hands out live until
/// forget() comes to what they point to.
class RobotBook
{
public:
    /// Tenant and instruction id.
    using ChallengeKey = std::pair<QString, QString>;

    /// `challenges` has heard of it already.
    void apply(const Event &event, Instant at, const ChallengeBook &challenges);

    /// Before the challenges do. The oldest batches that are over and whose lease would have ended before that time, up to the
    /// first that is not so, and the references that were in none since.
    void forget(Instant before);
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

    /// Visits the pending challenges, the oldest first, until `visit` says with false that it has enough.
    template<typename Visit>
    void visitOpen(Visit visit) const
    {
        for (const Challenge *each : m_open) {
            if (each->state == ChallengeState::Pending && !visit(*each))
                return;
        }
    }
    /// The batch whose lease holds the challenge; nothing when it is free.
    [[nodiscard]] const RobotBatch *holder(const ChallengeKey &key) const { return m_holder.value(key); }

    [[nodiscard]] std::optional<Instant> nextExpiry();
    void expire(Instant now, std::vector<Event> &events);

private:
    void on(const BatchLeased &event);
    void on(const ReferenceReported &event);
    void close(const ChallengeKey &key);
    void hold(RobotBatch &batch, const ChallengeBook &challenges);
    void finish(RobotBatch &batch, BatchState state);
    void dropDecided();
    [[nodiscard]] RobotBatch &batchEntry(const QString &batchId);
    [[nodiscard]] bool isStale(Instant at, const QString &batchId) const;

    std::deque<Robot> m_robots;
    QHash<QString, Robot *> m_byId;
    QHash<QString, Robot *> m_byClient;
    std::deque<RobotBatch> m_batches;
    QHash<QString, RobotBatch *> m_batchById;
    QHash<QString, Handled> m_handled;
    QHash<ChallengeKey, QString> m_referenceIds;
    std::deque<const Challenge *> m_open; ///< the oldest first; some of them were decided since
    std::size_t m_decided = 0;            ///< so many
    QHash<ChallengeKey, RobotBatch *> m_holder;
    Deadlines<QString> m_deadlines;
};

} // namespace countersign::domain
