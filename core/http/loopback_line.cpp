#include "core/http/loopback_line_p.h"

#include "core/http/loopback_call_p.h"

#include <algorithm>

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
    if (m_inUse < mostAtOnce)
        begin(call);
    else
        m_waiting.push_back(&call);
}

void LoopbackLine::leave(LoopbackCall &call, LoopbackSocket reusable)
{
    const auto waiting = std::find(m_waiting.begin(), m_waiting.end(), &call);
    if (waiting != m_waiting.end()) {
        m_waiting.erase(waiting);
        return;
    }
    --m_inUse;
    if (reusable)
        m_idle.push_back(std::move(reusable));
    if (m_waiting.empty())
        return;
    LoopbackCall &next = *m_waiting.front();
    m_waiting.pop_front();
    begin(next);
}

void LoopbackLine::begin(LoopbackCall &call)
{
    ++m_inUse;
    call.use(takeIdle());
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
