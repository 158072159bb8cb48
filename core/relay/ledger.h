#pragma once

#include "core/domain/relay_state.h"
#include "core/http/loop.h"
#include "core/journal/journal.h"

#include <deque>
#include <functional>
#include <mutex>

namespace countersign::relay {

/// The relay's one truth: the journal and the state folded from it.
///
/// commit() changes the state at once, so that the next request is judged by it; whoever waits hears of it only when
/// the journal has it for good. If a commit fails, nothing is accepted any more: every later one fails too.
/// Belongs to the relay's loop.
class Ledger
{
public:
    using Then = std::function<void(const Result<void> &)>;
    /// Told of each committed event, in order, before the caller's own Then.
    using Observer = std::function<void(const journal::Entry &, const domain::Event &)>;

    Ledger(journal::Journal &journal, http::Loop &loop, const Clock &clock,
           const journal::RetentionPolicy &retention);

    /// So many events at least lie between two snapshots, and a share of all before: keeping them costs a fraction of
    /// what was written meanwhile, and a start has few events to fold.
    static constexpr quint64 fewestBetweenSnapshots = 50'000;
    static constexpr quint64 shareBetweenSnapshots = 16;

    /// So often the ledger looks for what the retention does not want any more.
    static constexpr Milliseconds betweenRetentions = std::chrono::hours(1);
    /// What ended so lately is not forgotten, however large the journal: somebody may be about to ask for it.
    static constexpr Milliseconds shortestMemory = std::chrono::hours(1);

    /// Folds what the journal holds, from its snapshot where that is of this version's making, else from the first entry.
    /// Before the loop serves anything. Errors: the journal's, `EVENT_UNKNOWN`.
    [[nodiscard]] Result<void> replay();

    [[nodiscard]] const domain::RelayState &state() const { return m_state; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] std::optional<Instant> nextExpiry() { return m_state.nextExpiry(); }
    [[nodiscard]] std::vector<domain::Event> expire(const IdSource &newId);

    /// When retainWhenDue() has something to do next; nothing when everything is kept.
    [[nodiscard]] std::optional<Instant> nextRetention() const;
    /// Forgets what ended too long ago, and lets the journal go of the entries that nobody wants any more: with a
    /// journal that is replayed, once a snapshot stands for them.
    void retainWhenDue();

    /// Without events it is whenDurable().
    void commit(std::vector<domain::Event> events, Then then);
    /// Calls `then` once everything that was committed before is durable: for answers that repeat an earlier one.
    void whenDurable(Then then);

    void observe(Observer observer) { m_observers.push_back(std::move(observer)); }

private:
    struct Waiting
    {
        std::vector<journal::Entry> entries;
        std::vector<domain::Event> events;
        Then then;
    };
    /// What the journal says of the appends, in their order; on any thread.
    void noteOutcome(const Result<void> &outcome);
    void settleAll();
    void settle(const Result<void> &outcome);
    /// The place from which the journal has to be followed.
    [[nodiscard]] Result<journal::ChainEnd> restoreSnapshot();
    void keepSnapshotWhenDue();
    /// Lets the journal go of what a snapshot, which it keeps first, stands for.
    void keepSnapshotAndPrune();
    void prune(quint64 upTo);

    journal::Journal &m_journal;
    http::Loop &m_loop;
    const Clock &m_clock;
    domain::RelayState m_state;
    std::vector<Observer> m_observers;
    std::deque<Waiting> m_waiting;
    std::mutex m_outcomesMutex;
    std::vector<Result<void>> m_outcomes; ///< under the mutex: of those who wait longest
    std::optional<Error> m_failure;
    quint64 m_snapshotAt = 0; ///< the sequence up to which a snapshot was last made
    const journal::RetentionPolicy m_retention;
    std::optional<Instant> m_retainedAt; ///< when retainWhenDue() last looked
};

} // namespace countersign::relay
