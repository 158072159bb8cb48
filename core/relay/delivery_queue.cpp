#include "core/relay/delivery_queue.h"

namespace countersign::relay {

void DeliveryQueue::add(const domain::Callback &callback)
{
    const Instruction instruction{callback.tenantId, callback.instructionId};
    Line &line = m_lines[instruction];
    line.open[callback.number] = {callback.eventId, callback.nextAttemptAt};
    if (line.place == Line::Place::Nowhere || line.place == Line::Place::Waiting)
        wait(instruction, line);
}

void DeliveryQueue::wait(const Instruction &instruction, Line &line)
{
    if (line.place == Line::Place::Waiting)
        m_waiting.erase({line.waitsUntil, instruction});
    line.place = Line::Place::Waiting;
    line.waitsUntil = line.open.begin()->second.due;
    m_waiting.emplace(line.waitsUntil, instruction);
}

void DeliveryQueue::makeReady(Instant now)
{
    while (!m_waiting.empty() && m_waiting.begin()->first <= now) {
        const Instruction instruction = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        m_lines[instruction].place = Line::Place::Ready;
        Tenant &tenant = m_tenants[instruction.first];
        tenant.ready.push_back(instruction);
        if (tenant.taken < m_atOnce)
            m_mayStart.insert(instruction.first);
    }
}

std::vector<QString> DeliveryQueue::take(Instant now)
{
    makeReady(now);
    std::vector<QString> going;
    for (const QString &tenantId : m_mayStart) {
        Tenant &tenant = m_tenants[tenantId];
        while (tenant.taken < m_atOnce && !tenant.ready.empty()) {
            Line &line = m_lines[tenant.ready.front()];
            tenant.ready.pop_front();
            line.place = Line::Place::UnderWay;
            ++tenant.taken;
            going.push_back(line.open.begin()->second.eventId);
        }
    }
    m_mayStart.clear();
    return going;
}

void DeliveryQueue::freed(const QString &tenantId)
{
    Tenant &tenant = m_tenants[tenantId];
    --tenant.taken;
    if (!tenant.ready.empty())
        m_mayStart.insert(tenantId);
    else if (tenant.taken == 0)
        m_tenants.remove(tenantId);
}

void DeliveryQueue::ended(const domain::Callback &callback)
{
    const Instruction instruction{callback.tenantId, callback.instructionId};
    Line &line = m_lines[instruction];
    line.place = Line::Place::Nowhere;
    if (callback.state == domain::CallbackState::Pending)
        line.open[callback.number].due = callback.nextAttemptAt;
    else
        line.open.erase(callback.number);
    if (line.open.empty())
        m_lines.remove(instruction);
    else
        wait(instruction, line);
}

std::optional<Instant> DeliveryQueue::next() const
{
    return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.begin()->first);
}

} // namespace countersign::relay
