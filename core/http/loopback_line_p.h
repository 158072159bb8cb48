#pragma once

#include <QTcpSocket>

#include <deque>
#include <memory>
#include <vector>

namespace countersign::http {

class LoopbackCall;

struct DeletedLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};
/// Let go of in one of its own signals, too.
using LoopbackSocket = std::unique_ptr<QTcpSocket, DeletedLater>;

/// The connections of one lane to one server on this machine: so many at once, and those that stay open are used again.
/// Belongs to the client's thread.
class LoopbackLine
{
public:
    static constexpr int mostAtOnce = 6;

    /// Gives the call a connection, with LoopbackCall::use(), as soon as there is one.
    void enter(LoopbackCall &call);
    /// Ends the call's turn, or its waiting for one. A socket that is given back may be used again.
    void leave(LoopbackCall &call, LoopbackSocket reusable);
    /// Gives no more turns; for the end of the client.
    void close();
    [[nodiscard]] bool isUnused() const { return m_inUse == 0 && m_waiting.empty(); }

private:
    void giveTurns();
    /// One that is still open, or none.
    [[nodiscard]] LoopbackSocket takeIdle();

    int m_inUse = 0;
    bool m_isGivingTurns = false;
    bool m_isClosed = false;
    std::deque<LoopbackCall *> m_waiting;
    std::vector<LoopbackSocket> m_idle;
};

} // namespace countersign::http
