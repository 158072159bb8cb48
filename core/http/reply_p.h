#pragma once

#include "core/http/loop_p.h"
#include "core/http/server.h"

#include <atomic>

namespace countersign::http {

class Connection;

/// One request on its way through the handler, and the way back for its answer, which may come on any thread and
/// after the connection, the server or the loop has gone. The Connection itself is touched on its loop alone.
class Reply : public std::enable_shared_from_this<Reply>
{
public:
    Reply(Request request, std::weak_ptr<Connection> connection, std::shared_ptr<LoopEntrance> entrance);
    ~Reply();

    [[nodiscard]] const Request &request() const { return m_request; }
    /// The first call counts.
    void give(Response response, Remarks remarks);

private:
    const Request m_request;
    std::weak_ptr<Connection> m_connection;
    std::shared_ptr<LoopEntrance> m_entrance;
    std::atomic<bool> m_given = false;
};

} // namespace countersign::http
