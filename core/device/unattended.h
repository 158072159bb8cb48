#pragma once

#include "core/device/policy.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace countersign::device {

/// Answers that devices will give by themselves once their policy's delay has passed, on virtual time.
///
/// Lives on the fleet's thread; what is due comes from its event loop, never from within add().
class Unattended : public QObject
{
    Q_OBJECT

public:
    struct Errand
    {
        QString deviceId;
        ChallengeKey key;
        Policy policy; ///< by which it was decided
        Decision decision = Decision::Approve;
    };
    using Act = std::function<void(const Errand &)>;

    /// `clock` must outlive it.
    Unattended(const Clock &clock, Act act);

    /// The delay runs from `since`.
    void add(const Errand &errand, Instant since);
    /// To be called after virtual time moved.
    void clockMoved();

private:
    struct Due
    {
        Instant at{};
        Errand errand;
    };
    void actOnDue();
    void waitForNext();

    const Clock &m_clock;
    const Act m_act;
    std::vector<Due> m_waiting; ///< by time, then in the order of arrival
    QTimer m_timer;
};

} // namespace countersign::device
