#include "core/console/replica.h"

#include "core/console/dispatch_view.h"
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
                       add({created.tenantId, created.instructionId},
                           {false, m_state.challenges().size() - 1}, domain::ChallengeState::Pending);
                   },
                   [this](const domain::AlertSent &sent) {
                       add({sent.tenantId, sent.instructionId}, {false, m_state.challenges().size() - 1},
                           domain::ChallengeState::Sent);
                   },
                   [this, &batch](const domain::ChallengeSeen &seen) {
                       batch.challenges.insert(positionOf({seen.tenantId, seen.instructionId}));
                   },
                   [this, &batch](const domain::AnswerRefused &refused) {
                       batch.challenges.insert(positionOf({refused.tenantId, refused.instructionId}));
                   },
                   [this, &batch](const domain::ChallengeDecided &decided) { note(decided, batch); },
                   [this](const domain::DispatchCreated &created) {
                       m_dispatches.push_back(challengeView(m_state.dispatches().back()));
                       add({created.tenantId, created.eventId}, {true, m_dispatches.size() - 1},
                           domain::ChallengeState::Pending);
                   },
                   [this, &batch](const domain::DispatchSeen &seen) { follow(seen.eventId, batch); },
                   [this, &batch](const domain::VoteRefused &refused) { follow(refused.eventId, batch); },
                   [this, &batch](const domain::ValidatorVoted &voted) { follow(voted.eventId, batch); },
                   [this, &batch](const domain::DispatchEnded &ended) { note(ended, batch); },
                   [](const auto &) {}},
               event);
}

void Replica::add(const device::ChallengeKey &key, Place place, domain::ChallengeState state)
{
    m_places.push_back(place);
    m_positions.insert(key, challengeCount() - 1);
    ++m_challengesByState[slot(state)];
}

void Replica::note(const domain::ChallengeDecided &event, Batch &batch)
{
    noteEnd(event.state);
    batch.challenges.insert(positionOf({event.tenantId, event.instructionId}));
    if (event.callbackWanted)
        noteNewCallback(event.eventId);
}

void Replica::note(const domain::DispatchEnded &event, Batch &batch)
{
    noteEnd(event.state);
    follow(event.eventId, batch);
    if (event.callbackWanted)
        noteNewCallback(event.approvalId);
}

void Replica::noteEnd(domain::ChallengeState state)
{
    --m_challengesByState[slot(domain::ChallengeState::Pending)];
    ++m_challengesByState[slot(state)];
}

void Replica::noteNewCallback(const QString &eventId)
{
    m_callbackPositions.insert(eventId, callbackCount() - 1);
    ++m_callbacksByState[slot(domain::CallbackState::Pending)];
}

void Replica::follow(const QString &eventId, Batch &batch)
{
    const domain::Dispatch &dispatch = *m_state.dispatch(eventId);
    const int position = positionOf({dispatch.tenantId, eventId});
    m_dispatches[m_places[static_cast<std::size_t>(position)].index] = challengeView(dispatch);
    batch.challenges.insert(position);
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
    const Place &place = m_places[static_cast<std::size_t>(position)];
    return place.isDispatch ? m_dispatches[place.index] : m_state.challenges()[place.index];
}

const domain::Dispatch *Replica::dispatch(const device::ChallengeKey &key) const
{
    const int position = positionOf(key);
    const bool isDispatch = position >= 0 && m_places[static_cast<std::size_t>(position)].isDispatch;
    return isDispatch ? m_state.dispatch(key.instructionId) : nullptr;
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
