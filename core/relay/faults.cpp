#include "core/relay/faults.h"

namespace countersign::relay {

namespace {

bool take(int &left)
{
    if (left == 0)
        return false;
    --left;
    return true;
}

} // namespace

bool Faults::takePush()
{
    return take(m_plan.failPushes);
}

std::optional<int> Faults::takeRequest(QByteArrayView path)
{
    return path.startsWith(m_plan.requestPath) && take(m_plan.failRequests)
        ? std::optional(m_plan.requestStatus)
        : std::nullopt;
}

bool Faults::takeDrop()
{
    return take(m_plan.dropCallbacks);
}

std::optional<Milliseconds> Faults::takeDelay()
{
    return take(m_plan.delayCallbacks) ? std::optional(m_plan.callbackDelay) : std::nullopt;
}

} // namespace countersign::relay
