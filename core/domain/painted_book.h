#pragma once

#include "core/domain/events.h"
#include "core/domain/painted_display.h"

#include <QHash>

#include <deque>

namespace countersign::domain {

class ChallengeBook;
class DispatchBook;
class RecordReader;
class RecordWriter;

/// What one device painted of one challenge or dispatch. Kept as JSON, since it is seldom looked at.
struct Painting
{
    Instant at{};
    QString tenantId;
    QString askedId; ///< a challenge's instruction id, or a dispatch's event id
    bool ofDispatch = false;
    QString deviceId;
    QByteArray painted; ///< paintedJson()

    [[nodiscard]] PaintedDisplay display() const;

    friend bool operator==(const Painting &, const Painting &) = default;
};

/// What was painted, folded from events. Answers that no screen was part of leave nothing here. Pointers it hands out live
/// until forget() comes to what they point to.
class PaintedBook
{
public:
    void apply(const Event &event, Instant at);
    /// The oldest of challenges and dispatches that are forgotten by now, up to the first that is not.
    void forget(const ChallengeBook &challenges, const DispatchBook &dispatches);
    void save(RecordWriter &record) const;
    /// Of an empty book what was saved.
    void restore(RecordReader &record);

    /// In the order of the answers.
    [[nodiscard]] std::vector<const Painting *> ofChallenge(const QString &tenantId,
                                                            const QString &instructionId) const;
    [[nodiscard]] std::vector<const Painting *> ofDispatch(const QString &eventId) const;
    [[nodiscard]] const std::deque<Painting> &all() const { return m_paintings; }

private:
    std::deque<Painting> m_paintings;
    QHash<QString, std::vector<const Painting *>> m_byId;
};

} // namespace countersign::domain
