#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace countersign::relay {

/// What will go wrong next; each count goes down with every time that it did.
struct FaultPlan
{
    int failPushes = 0;
    int failRequests = 0;
    int requestStatus = 503;                   ///< 500 to 599
    QByteArray requestPath = "/api/v1/relay/"; ///< requests to paths that begin so
    int dropCallbacks = 0;                     ///< attempts that are never sent
    int delayCallbacks = 0;                    ///< attempts that are sent later
    Milliseconds callbackDelay{0};             ///< of virtual time

    /// Nothing will go wrong.
    [[nodiscard]] bool isOver() const
    {
        return failPushes == 0 && failRequests == 0 && dropCallbacks == 0 && delayCallbacks == 0;
    }
};

/// Makes things fail on purpose, so that a backend's handling of it can be tried. Lives in memory: a restart mends all.
/// Belongs to the relay's loop.
class Faults
{
public:
    [[nodiscard]] const FaultPlan &plan() const { return m_plan; }
    void set(const FaultPlan &plan) { m_plan = plan; }

    /// Each asks whether this one fails, and counts it.
    [[nodiscard]] bool takePush();
    /// The status to answer with.
    [[nodiscard]] std::optional<int> takeRequest(QByteArrayView path);
    [[nodiscard]] bool takeDrop();
    /// How much later the attempt goes out.
    [[nodiscard]] std::optional<Milliseconds> takeDelay();

private:
    FaultPlan m_plan;
};

} // namespace countersign::relay
