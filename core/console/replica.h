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
/// A dispatch stands among the challenges, as challengeView() shows it. Challenges and callbacks are added at the end and
/// forgotten from the beginning, and their positions stay: the first one ever has 0.
class Replica : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Of a new replica: everything up to the entry `upTo`, as RelayState::save() wrote it. False when the bytes are not
    /// that: nothing has changed then.
    [[nodiscard]] bool restore(QByteArrayView bytes, quint64 upTo);
    /// Entries in the journal's order, from its first or the one behind those that were restored. One that was taken already
    /// is ignored, and so is a type that a later version wrote.
    void take(const QList<journal::Entry> &entries);

    [[nodiscard]] const domain::RelayState &state() const { return m_state; }
    /// Sequence number of the newest entry taken.
    [[nodiscard]] quint64 newest() const { return m_newest; }

    /// The challenges have the positions from this one up to challengeEnd(), which is none any more.
    [[nodiscard]] int challengeBegin() const { return m_firstChallenge; }
    [[nodiscard]] int challengeEnd() const { return m_firstChallenge + static_cast<int>(m_places.size()); }
    [[nodiscard]] const domain::Challenge &challengeAt(int position) const;
    [[nodiscard]] const domain::Challenge *challenge(const device::ChallengeKey &key) const;
    /// The dispatch that stands there as a challenge; null for any other.
    [[nodiscard]] const domain::Dispatch *dispatch(const device::ChallengeKey &key) const;
    /// -1 for one that is not there.
    [[nodiscard]] int positionOf(const device::ChallengeKey &key) const { return m_positions.value(key, -1); }
    [[nodiscard]] int countOf(domain::ChallengeState state) const;

    /// The callbacks have the positions from this one up to callbackEnd(), which is none any more.
    [[nodiscard]] int callbackBegin() const { return m_firstCallback; }
    [[nodiscard]] int callbackEnd() const
    {
        return m_firstCallback + static_cast<int>(m_state.callbacks().size());
    }
    [[nodiscard]] const domain::Callback &callbackAt(int position) const;
    [[nodiscard]] int countOf(domain::CallbackState state) const;

Q_SIGNALS:
    /// In this order, for all that a call of take() brings, or for what of it comes before something is forgotten.
    void challengesAdded(int first, int last);
    void challengesChanged(const QList<int> &positions);
    void callbacksAdded(int first, int last);
    void callbacksChanged(const QList<int> &positions);
    /// They are gone already.
    void challengesForgotten(int first, int last);
    void callbacksForgotten(int first, int last);
    /// Once, when take() is done.
    void taken();

private:
    /// What one batch has touched.
    struct Batch
    {
        int challengesBefore = 0;
        int callbacksBefore = 0;
        QSet<int> challenges;
        QSet<int> callbacks;
    };
    /// Where a challenge is: among the state's, or among the views of dispatches, those that are forgotten counted too.
    struct Place
    {
        bool isDispatch = false;
        std::size_t index = 0;
    };
    [[nodiscard]] Batch newBatch() const { return {challengeEnd(), callbackEnd(), {}, {}}; }
    [[nodiscard]] const Place &placeAt(int position) const;
    void tell(const Batch &batch);
    void forget(const domain::Event &event, Instant at);
    void place();
    void recount();
    void fold(const domain::Event &event, Instant at, Batch &batch);
    void add(const device::ChallengeKey &key, Place place, domain::ChallengeState state);
    void addChallenge(const device::ChallengeKey &key, domain::ChallengeState state);
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
    std::deque<Place> m_places;                 ///< by position
    int m_firstChallenge = 0;                   ///< the position of the first place
    int m_firstCallback = 0;                    ///< that of the state's first callback
    std::deque<domain::Challenge> m_dispatches; ///< as challenges, in the order of the state's
    QHash<device::ChallengeKey, int> m_positions;
    QHash<QString, int> m_callbackPositions;
    std::array<int, 6> m_challengesByState{};
    std::array<int, 4> m_callbacksByState{};
};

} // namespace countersign::console
