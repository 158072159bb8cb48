#include "core/console/console.h"

namespace countersign::console {

Console::Console(const Parts &parts, QObject *parent)
    : QObject(parent), m_clock(parts.clock), m_traffic(parts.exchanges, parts.clock, parts.realClock),
      m_challenges(m_replica, parts.fleet), m_desk(m_replica, parts.fleet),
      m_inspection(m_replica, parts.fleet, m_traffic, m_desk), m_devices(parts.fleet),
      m_deviceActions(parts.fleet), m_robots(m_replica, parts.fleet), m_callbacks(m_replica, parts.fleet),
      m_search(m_replica, m_challenges, m_devices, m_traffic), m_signingLab(parts.realClock),
      m_tamperLab(parts.realClock)
{
    connect(&m_second, &QTimer::timeout, this, &Console::timeChanged);
    m_second.start(std::chrono::seconds(1));
}

void Console::attachBackend(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations,
                            const std::optional<OutsideView> &outside)
{
    m_stores.attach(instructions, operations, outside);
}

void Console::clockMoved()
{
    m_stores.noteChange();
    Q_EMIT timeChanged();
}

} // namespace countersign::console
