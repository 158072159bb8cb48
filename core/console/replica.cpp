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

bool Replica::restore(QByteArrayView bytes, quint64 upTo)
{
    if (!m_state.restore(bytes))
        return false;
    m_newest = upTo;
    m_firstChallenge = static_cast<int>(m_state.allForgotten());
    if (!m_state.callbacks().empty())
        m_firstCallback = static_cast<int>(m_state.callbacks().front().number) - 1;
    place();
    for (int position = callbackBegin(); position < callbackEnd(); ++position)
        m_callbackPositions.insert(callbackAt(position).eventId, position);
    recount();
    tell({m_firstChallenge, m_firstCallback, {}, {}});
    Q_EMIT taken();
    return true;
}

/// Challenges and dispatches in the order in which they came.
void Replica::place()
{
    const auto &challenges = m_state.challenges();
    std::size_t placed = 0;
    const auto placeUpTo = [&](std::size_t end) {
        for (; placed < std::min(end, challenges.size()); ++placed)
            add({challenges[placed].tenantId, challenges[placed].instructionId},
                {false, m_state.challengesForgotten() + placed}, challenges[placed].state);
    };
    for (const domain::Dispatch &dispatch : m_state.dispatches()) {
        placeUpTo(dispatch.challengesBefore - m_state.challengesForgotten());
        m_dispatches.push_back(challengeView(dispatch));
        add({dispatch.tenantId, dispatch.eventId},
            {true, m_state.dispatchesForgotten() + m_dispatches.size() - 1}, dispatch.state);
    }
    placeUpTo(challenges.size());
}

void Replica::recount()
{
    m_challengesByState = {};
    m_callbacksByState = {};
    for (int position = challengeBegin(); position < challengeEnd(); ++position)
        ++m_challengesByState[slot(challengeAt(position).state)];
    for (const domain::Callback &callback : m_state.callbacks())
        ++m_callbacksByState[slot(callback.state)];
}

void Replica::take(const QList<journal::Entry> &entries)
{
    Batch batch = newBatch();
    for (const journal::Entry &entry : entries) {
        if (entry.sequence <= m_newest)
            continue;
        m_newest = entry.sequence;
        if (journal::isAboutJournal(entry))
            continue;
        const Result<domain::Event> event = domain::readEvent(entry.type, entry.payload);
        if (!event) {
            qCWarning(lcConsole).noquote()
                << "Entry" << entry.sequence << "is left out:" << event.error().message;
        } else if (std::holds_alternative<domain::HistoryForgotten>(*event)) {
            tell(batch);
            forget(*event, entry.at);
            batch = newBatch();
        } else {
            fold(*event, entry.at, batch);
        }
    }
    tell(batch);
    Q_EMIT taken();
}

void Replica::tell(const Batch &batch)
{
    if (challengeEnd() > batch.challengesBefore)
        Q_EMIT challengesAdded(batch.challengesBefore, challengeEnd() - 1);
    if (!batch.challenges.isEmpty())
        Q_EMIT challengesChanged(batch.challenges.values());
    if (callbackEnd() > batch.callbacksBefore)
        Q_EMIT callbacksAdded(batch.callbacksBefore, callbackEnd() - 1);
    if (!batch.callbacks.isEmpty())
        Q_EMIT callbacksChanged(batch.callbacks.values());
}

void Replica::forget(const domain::Event &event, Instant at)
{
    const int challenges = m_firstChallenge;
    const int callbacks = m_firstCallback;
    const std::size_t callbacksBefore = m_state.callbacks().size();
    m_state.apply(event, at);
    const auto isGone = [this](const Place &place) {
        return place.index
            < (place.isDispatch ? m_state.dispatchesForgotten() : m_state.challengesForgotten());
    };
    for (; !m_places.empty() && isGone(m_places.front()); m_places.pop_front()) {
        if (m_places.front().isDispatch)
            m_dispatches.pop_front();
        ++m_firstChallenge;
    }
    m_firstCallback += static_cast<int>(callbacksBefore - m_state.callbacks().size());
    m_positions.removeIf([this](const auto &each) { return each.value() < m_firstChallenge; });
    m_callbackPositions.removeIf([this](const auto &each) { return each.value() < m_firstCallback; });
    recount();
    if (m_firstChallenge > challenges)
        Q_EMIT challengesForgotten(challenges, m_firstChallenge - 1);
    if (m_firstCallback > callbacks)
        Q_EMIT callbacksForgotten(callbacks, m_firstCallback - 1);
}

void Replica::fold(const domain::Event &event, Instant at, Batch &batch)
{
    // These two compare with the state before.
    if (const auto *attempted = std::get_if<domain::CallbackAttempted>(&event))
        noteCallback(attempted->eventId, attempted->state, batch);
    else if (const auto *requeued = std::get_if<domain::CallbackRequeued>(&event))
        noteCallback(requeued->eventId, domain::CallbackState::Pending, batch);
    m_state.apply(event, at);
    std::visit(
        domain::Overloaded{
            [this](const domain::ChallengeCreated &created) {
                addChallenge({created.tenantId, created.instructionId}, domain::ChallengeState::Pending);
            },
            [this](const domain::AlertSent &sent) {
                addChallenge({sent.tenantId, sent.instructionId}, domain::ChallengeState::Sent);
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
                add({created.tenantId, created.eventId},
                    {true, m_state.dispatchesForgotten() + m_dispatches.size() - 1},
                    domain::ChallengeState::Pending);
            },
            [this, &batch](const domain::DispatchSeen &seen) { follow(seen.eventId, batch); },
            [this, &batch](const domain::VoteRefused &refused) { follow(refused.eventId, batch); },
            [this, &batch](const domain::ValidatorVoted &voted) { follow(voted.eventId, batch); },
            [this, &batch](const domain::DispatchEnded &ended) { note(ended, batch); }, [](const auto &) {}},
        event);
}

void Replica::add(const device::ChallengeKey &key, Place place, domain::ChallengeState state)
{
    m_places.push_back(place);
    m_positions.insert(key, challengeEnd() - 1);
    ++m_challengesByState[slot(state)];
}

void Replica::addChallenge(const device::ChallengeKey &key, domain::ChallengeState state)
{
    add(key, {false, m_state.challengesForgotten() + m_state.challenges().size() - 1}, state);
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
    m_callbackPositions.insert(eventId, callbackEnd() - 1);
    ++m_callbacksByState[slot(domain::CallbackState::Pending)];
}

void Replica::follow(const QString &eventId, Batch &batch)
{
    const domain::Dispatch &dispatch = *m_state.dispatch(eventId);
    const int position = positionOf({dispatch.tenantId, eventId});
    const std::size_t index = placeAt(position).index;
    m_dispatches[index - m_state.dispatchesForgotten()] = challengeView(dispatch);
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

const Replica::Place &Replica::placeAt(int position) const
{
    return m_places[static_cast<std::size_t>(position - m_firstChallenge)];
}

const domain::Challenge &Replica::challengeAt(int position) const
{
    const Place &place = placeAt(position);
    return place.isDispatch ? m_dispatches[place.index - m_state.dispatchesForgotten()]
                            : m_state.challenges()[place.index - m_state.challengesForgotten()];
}

const domain::Dispatch *Replica::dispatch(const device::ChallengeKey &key) const
{
    const int position = positionOf(key);
    const bool isDispatch = position >= 0 && placeAt(position).isDispatch;
    return isDispatch ? m_state.dispatch(key.instructionId) : nullptr;
}

const domain::Challenge *Replica::challenge(const device::ChallengeKey &key) const
{
    const int position = positionOf(key);
    return position < 0 ? nullptr : &challengeAt(position);
}

const domain::Callback &Replica::callbackAt(int position) const
{
    return m_state.callbacks()[static_cast<std::size_t>(position - m_firstCallback)];
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
