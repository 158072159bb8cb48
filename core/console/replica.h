#pragma once

#include "core/device/inbox.h"
#include "core/domain/relay_state.h"
#include "core/journal/journal.h"

#include <QObject>
#include <QSet>

#include <array>
#include <deque>
#include <vector>

namespace countersign::console {

/// The windows' own copy of what the relay knows: folded from the journal and from nothing else.
///
/// A dispatch stands among the challenges, as challengeView() shows it. Challenges and callbacks are only ever added, at the end, so their positions (from 0) stay.
class Replica : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Entries in the journal's order, from its first. One that was taken already is ignored, and so is a type that
    /// a later version wrote.
    void take(const QList<journal::Entry> &entries);

    [[nodiscard]] const domain::RelayState &state() const { return m_state; }
    /// Sequence number of the newest entry taken.
    [[nodiscard]] quint64 newest() const { return m_newest; }

    [[nodiscard]] int challengeCount() const { return static_cast<int>(m_places.size()); }
    [[nodiscard]] const domain::Challenge &challengeAt(int position) const;
    [[nodiscard]] const domain::Challenge *challenge(const device::ChallengeKey &key) const;
    /// The dispatch that stands there as a challenge; null for any other.
    [[nodiscard]] const domain::Dispatch *dispatch(const device::ChallengeKey &key) const;
    /// -1 for one that is not there.
    [[nodiscard]] int positionOf(const device::ChallengeKey &key) const { return m_positions.value(key, -1); }
    [[nodiscard]] int countOf(domain::ChallengeState state) const;

    [[nodiscard]] int callbackCount() const { return static_cast<int>(m_state.callbacks().size()); }
    [[nodiscard]] const domain::Callback &callbackAt(int position) const;
    [[nodiscard]] int countOf(domain::CallbackState state) const;

Q_SIGNALS:
    /// At most once each for a call of take(), in this order.
    void challengesAdded(int first, int last);
    void challengesChanged(const QList<int> &positions);
    void callbacksAdded(int first, int last);
    void callbacksChanged(const QList<int> &positions);
    void taken();

private:
    /// What one batch has touched.
    struct Batch
    {
        QSet<int> challenges;
        QSet<int> callbacks;
    };
    /// Where a challenge is: among the state's, or among the views of dispatches.
    struct Place
    {
        bool isDispatch = false;
        std::size_t index = 0;
    };
    void fold(const domain::Event &event, Instant at, Batch &batch);
    void add(const device::ChallengeKey &key, Place place, domain::ChallengeState state);
    void note(const domain::ChallengeDecided &event, Batch &batch);
    void note(const domain::DispatchEnded &event, Batch &batch);
    /// Something happened to a dispatch: its view is made again.
    void follow(const QString &eventId, Batch &batch);
    void noteEnd(domain::ChallengeState state);
    void noteNewCallback(const QString &eventId);
    /// The callback leaves the state it was in.
    void noteCallback(const QString &eventId, domain::CallbackState next, Batch &batch);

    domain::RelayState m_state;
    quint64 m_newest = 0;
    std::vector<Place> m_places;                ///< by position
    std::deque<domain::Challenge> m_dispatches; ///< as challenges, in the order of the state's
    QHash<device::ChallengeKey, int> m_positions;
    QHash<QString, int> m_callbackPositions;
    std::array<int, 6> m_challengesByState{};
    std::array<int, 4> m_callbacksByState{};
};

} // namespace countersign::console
