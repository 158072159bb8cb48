#include "core/http/loopback_line_p.h"

#include "core/http/loopback_call_p.h"

#include <algorithm>
#include <utility>

namespace countersign::http {

namespace {

/// Looks at the socket itself: that the server ended the connection while it was idle may not have been said yet.
bool isStillOpen(QTcpSocket &socket)
{
    return !socket.waitForReadyRead(0) && socket.bytesAvailable() == 0
        && socket.state() == QAbstractSocket::ConnectedState;
}

} // namespace

void LoopbackLine::enter(LoopbackCall &call)
{
    m_waiting.push_back(&call);
    giveTurns();
}

void LoopbackLine::leave(LoopbackCall &call, LoopbackSocket reusable)
{
    if (m_isClosed)
        return;
    const auto waiting = std::find(m_waiting.begin(), m_waiting.end(), &call);
    if (waiting != m_waiting.end()) {
        m_waiting.erase(waiting);
        return;
    }
    --m_inUse;
    if (reusable)
        m_idle.push_back(std::move(reusable));
    giveTurns();
}

void LoopbackLine::close()
{
    m_isClosed = true;
    m_waiting.clear();
}

/// A call may end while it is given its turn, and come here again: thousands of them must not stand on one stack.
void LoopbackLine::giveTurns()
{
    if (std::exchange(m_isGivingTurns, true))
        return;
    while (m_inUse < mostAtOnce && !m_waiting.empty()) {
        LoopbackCall &next = *m_waiting.front();
        m_waiting.pop_front();
        ++m_inUse;
        next.use(takeIdle());
    }
    m_isGivingTurns = false;
}

LoopbackSocket LoopbackLine::takeIdle()
{
    while (!m_idle.empty()) {
        LoopbackSocket socket = std::move(m_idle.back());
        m_idle.pop_back();
        if (isStillOpen(*socket))
            return socket;
    }
    return nullptr;
}

} // namespace countersign::http
