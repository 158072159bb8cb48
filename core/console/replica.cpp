#include "core/console/replica.h"

#include "core/domain/overloaded.h"

#include <QLoggingCategory>

namespace countersign::console {

namespace {

Q_LOGGING_CATEGORY(lcConsole, "countersign.console")

template<typename Enum>
constexpr std::size_t slot(Enum value)
{
    return static_cast<std::size_t>(value);
}

} // namespace

void Replica::take(const QList<journal::Entry> &entries)
{
    const int challengesBefore = challengeCount();
    const int callbacksBefore = callbackCount();
    Batch batch;
    for (const journal::Entry &entry : entries) {
        if (entry.sequence <= m_newest)
            continue;
        m_newest = entry.sequence;
        if (journal::isAboutJournal(entry))
            continue;
        if (const Result<domain::Event> event = domain::readEvent(entry.type, entry.payload))
            fold(*event, entry.at, batch);
        else
            qCWarning(lcConsole).noquote()
                << "Entry" << entry.sequence << "is left out:" << event.error().message;
    }
    if (challengeCount() > challengesBefore)
        Q_EMIT challengesAdded(challengesBefore, challengeCount() - 1);
    if (!batch.challenges.isEmpty())
        Q_EMIT challengesChanged(batch.challenges.values());
    if (callbackCount() > callbacksBefore)
        Q_EMIT callbacksAdded(callbacksBefore, callbackCount() - 1);
    if (!batch.callbacks.isEmpty())
        Q_EMIT callbacksChanged(batch.callbacks.values());
    Q_EMIT taken();
}

void Replica::fold(const domain::Event &event, Instant at, Batch &batch)
{
    // These two compare with the state before.
    if (const auto *attempted = std::get_if<domain::CallbackAttempted>(&event))
        noteCallback(attempted->eventId, attempted->state, batch);
    else if (const auto *requeued = std::get_if<domain::CallbackRequeued>(&event))
        noteCallback(requeued->eventId, domain::CallbackState::Pending, batch);
    m_state.apply(event, at);
    std::visit(domain::Overloaded{
                   [this](const domain::ChallengeCreated &created) {
                       m_positions.insert({created.tenantId, created.instructionId}, challengeCount() - 1);
                       ++m_challengesByState[slot(domain::ChallengeState::Pending)];
                   },
                   [this](const domain::AlertSent &sent) {
                       m_positions.insert({sent.tenantId, sent.instructionId}, challengeCount() - 1);
                       ++m_challengesByState[slot(domain::ChallengeState::Sent)];
                   },
                   [this, &batch](const domain::ChallengeSeen &seen) {
                       batch.challenges.insert(positionOf({seen.tenantId, seen.instructionId}));
                   },
                   [this, &batch](const domain::AnswerRefused &refused) {
                       batch.challenges.insert(positionOf({refused.tenantId, refused.instructionId}));
                   },
                   [this, &batch](const domain::ChallengeDecided &decided) { note(decided, batch); },
                   [](const auto &) {}},
               event);
}

void Replica::note(const domain::ChallengeDecided &event, Batch &batch)
{
    --m_challengesByState[slot(domain::ChallengeState::Pending)];
    ++m_challengesByState[slot(event.state)];
    batch.challenges.insert(positionOf({event.tenantId, event.instructionId}));
    if (event.callbackWanted) {
        m_callbackPositions.insert(event.eventId, callbackCount() - 1);
        ++m_callbacksByState[slot(domain::CallbackState::Pending)];
    }
}

void Replica::noteCallback(const QString &eventId, domain::CallbackState next, Batch &batch)
{
    const domain::Callback *callback = m_state.callback(eventId);
    --m_callbacksByState[slot(callback->state)];
    ++m_callbacksByState[slot(next)];
    batch.callbacks.insert(m_callbackPositions.value(eventId));
    batch.challenges.insert(positionOf({callback->tenantId, callback->instructionId}));
}

const domain::Challenge &Replica::challengeAt(int position) const
{
    return m_state.challenges()[static_cast<std::size_t>(position)];
}

const domain::Challenge *Replica::challenge(const device::ChallengeKey &key) const
{
    const int position = positionOf(key);
    return position < 0 ? nullptr : &challengeAt(position);
}

const domain::Callback &Replica::callbackAt(int position) const
{
    return m_state.callbacks()[static_cast<std::size_t>(position)];
}

int Replica::countOf(domain::ChallengeState state) const
{
    return m_challengesByState[slot(state)];
}

int Replica::countOf(domain::CallbackState state) const
{
    return m_callbacksByState[slot(state)];
}

} // namespace countersign::console
