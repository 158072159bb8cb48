#include "core/relay/ledger.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace countersign::relay {

namespace {

Q_LOGGING_CATEGORY(lcLedger, "countersign.ledger")

} // namespace

Ledger::Ledger(journal::Journal &journal, http::Loop &loop, const Clock &clock,
               const journal::RetentionPolicy &retention)
    : m_journal(journal), m_loop(loop), m_clock(clock), m_retention(retention)
{}

Result<journal::ChainEnd> Ledger::restoreSnapshot()
{
    Result<std::optional<journal::Snapshot>> found = m_journal.snapshot();
    if (!found)
        return failureOf(found);
    if (!*found)
        return journal::ChainEnd();
    journal::Snapshot &snapshot = **found;
    if (snapshot.format == domain::RelayState::snapshotFormat
        && m_state.restore(ByteParts::join(std::move(snapshot.bytes)))) {
        m_snapshotAt = snapshot.at.sequence;
        return snapshot.at;
    }
    qCWarning(lcLedger).noquote()
        << QStringLiteral(
               "The journal's snapshot is of format %1, and this version makes format %2: it is left out.")
               .arg(snapshot.format)
               .arg(domain::RelayState::snapshotFormat);
    return journal::ChainEnd();
}

Result<void> Ledger::replay()
{
    const Result<journal::ChainEnd> from = restoreSnapshot();
    if (!from)
        return failureOf(from);
    std::optional<Error> unreadable;
    const Result<void> replayed = m_journal.replay(*from, [this, &unreadable](const journal::Entry &entry) {
        if (unreadable || journal::isAboutJournal(entry))
            return;
        if (const Result<domain::Event> event = domain::readEvent(entry.type, entry.payload))
            m_state.apply(*event, entry.at);
        else
            unreadable = event.error();
    });
    if (!replayed)
        return replayed;
    if (unreadable)
        return Failure(*unreadable);
    return {};
}

void Ledger::keepSnapshotWhenDue()
{
    const quint64 newest = m_journal.end().sequence;
    if (newest - m_snapshotAt >= std::max(fewestBetweenSnapshots, newest / shareBetweenSnapshots))
        keepSnapshotAndPrune();
}

void Ledger::keepSnapshotAndPrune()
{
    const journal::ChainEnd &end = m_journal.end();
    m_snapshotAt = end.sequence;
    if (!m_journal.keepsSnapshots())
        return prune(end.sequence);
    // The state is ahead of what is durable, as the end of the chain is: the journal waits for that before it keeps it.
    m_journal.keep({end, domain::RelayState::snapshotFormat, m_state.save()},
                   [this, upTo = end.sequence](const Result<void> &kept) {
                       if (kept)
                           m_loop.post([this, upTo] { prune(upTo); });
                       else
                           qCWarning(lcLedger).noquote() << "No snapshot was kept:" << kept.error().message;
                   });
}

std::optional<Instant> Ledger::nextRetention() const
{
    if (m_retention.keepsAll())
        return std::nullopt;
    // Virtual time that was reset may be behind the last look.
    const Instant now = m_clock.now();
    return m_retainedAt && *m_retainedAt <= now ? *m_retainedAt + betweenRetentions : now;
}

void Ledger::retainWhenDue()
{
    const Instant now = m_clock.now();
    const std::optional<Instant> due = nextRetention();
    if (!due || *due > now)
        return;
    m_retainedAt = now;
    std::optional<Instant> horizon;
    if (m_retention.maxAge > Milliseconds::zero())
        horizon = now - std::max(m_retention.maxAge, shortestMemory);
    const std::optional<Instant> unwanted = m_journal.unwantedUntil(m_retention, now);
    if (unwanted)
        horizon = std::max(horizon.value_or(Instant::min()), std::min(*unwanted, now - shortestMemory));
    if (!horizon)
        return;
    // Whoever waits for something that ended long ago hears of it before it is forgotten.
    whenDurable([this, now, before = *horizon, prunes = unwanted.has_value()](const Result<void> &durable) {
        // Where time went back meanwhile, what is new looks old.
        if (!durable || m_clock.now() < now)
            return;
        if (m_state.canForget(before))
            commit({domain::HistoryForgotten{before}}, [](const Result<void> &) {});
        if (prunes)
            keepSnapshotAndPrune();
    });
}

void Ledger::prune(quint64 upTo)
{
    if (m_retention.keepsAll() || m_failure)
        return;
    (void)m_journal.prune(m_retention, m_clock.now(), upTo, [](const Result<void> &pruned) {
        if (!pruned)
            qCWarning(lcLedger).noquote() << "The journal was not pruned:" << pruned.error().message;
    });
}

std::vector<domain::Event> Ledger::expire(const IdSource &newId)
{
    return m_state.expire(m_clock.now(), newId);
}

void Ledger::commit(std::vector<domain::Event> events, Then then)
{
    if (m_failure)
        return then(Failure(*m_failure));
    if (events.empty())
        return whenDurable(std::move(then));
    const Instant now = m_clock.now();
    std::vector<journal::Draft> drafts;
    drafts.reserve(events.size());
    for (domain::Event &event : events) {
        QByteArray payload = domain::payloadOf(event);
        if (m_journal.staysInMemory())
            domain::shareRequest(event, payload);
        drafts.push_back({now, domain::typeOf(event), std::move(payload)});
        m_state.apply(event, now);
    }
    std::vector<journal::Entry> entries =
        m_journal.append(std::move(drafts), [this](const Result<void> &outcome) { noteOutcome(outcome); });
    m_waiting.push_back({std::move(entries), std::move(events), std::move(then)});
}

void Ledger::whenDurable(Then then)
{
    if (m_failure)
        return then(Failure(*m_failure));
    if (m_waiting.empty())
        return then({});
    m_waiting.push_back({{}, {}, std::move(then)});
}

/// Many become durable at once: the first of them wakes the loop for all.
void Ledger::noteOutcome(const Result<void> &outcome)
{
    {
        const std::scoped_lock lock(m_outcomesMutex);
        m_outcomes.push_back(outcome);
        if (m_outcomes.size() > 1)
            return;
    }
    m_loop.post([this] { settleAll(); });
}

void Ledger::settleAll()
{
    std::vector<Result<void>> outcomes;
    {
        const std::scoped_lock lock(m_outcomesMutex);
        outcomes.swap(m_outcomes);
    }
    for (const Result<void> &outcome : outcomes)
        settle(outcome);
}

void Ledger::settle(const Result<void> &outcome)
{
    if (!outcome)
        m_failure = outcome.error();
    const auto finishFirst = [this, &outcome] {
        const Waiting done = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (outcome) {
            for (std::size_t i = 0; i < done.events.size(); ++i) {
                for (const Observer &observer : m_observers)
                    observer(done.entries[i], done.events[i]);
            }
        }
        done.then(outcome);
    };
    finishFirst();
    while (!m_waiting.empty() && m_waiting.front().events.empty())
        finishFirst();
    if (outcome)
        keepSnapshotWhenDue();
}

} // namespace countersign::relay
