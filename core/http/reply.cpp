#include "core/http/reply_p.h"

#include "core/http/connection_p.h"

namespace countersign::http {

Reply::Reply(Request request, std::weak_ptr<Connection> connection, std::shared_ptr<LoopEntrance> entrance)
    : m_request(std::move(request)), m_connection(std::move(connection)), m_entrance(std::move(entrance))
{}

Reply::~Reply()
{
    if (m_given)
        return;
    m_entrance->post([weak = m_connection] {
        if (const auto connection = weak.lock())
            connection->close();
    });
}

void Reply::give(Response response, Remarks remarks)
{
    if (m_given.exchange(true))
        return;
    if (m_entrance->isCurrent()) {
        if (const auto connection = m_connection.lock())
            connection->answer(m_request, std::move(response), std::move(remarks));
        return;
    }
    m_entrance->post(
        [self = shared_from_this(), response = std::move(response), remarks = std::move(remarks)]() mutable {
            if (const auto connection = self->m_connection.lock())
                connection->answer(self->m_request, std::move(response), std::move(remarks));
        });
}

} // namespace countersign::http
