#include "app/desktop/state_switch.h"

namespace countersign::app {

StateSwitch::StateSwitch(Workbench &bench, console::Console &console) : m_bench(bench), m_console(console)
{
    console::StoreWatch &stores = console.stores();
    connect(&stores, &console::StoreWatch::attachRequested, this,
            [this, &stores](const console::StateRequest &request) {
                const auto access = request.access == console::StateAccess::ReadWrite
                    ? backend::StateAccess::ReadWrite
                    : backend::StateAccess::ReadOnly;
                if (const Result<void> attached = attach({request.url, request.tenantId, access}); !attached)
                    stores.refuse(attached.error());
            });
    connect(&stores, &console::StoreWatch::detachRequested, this, &StateSwitch::showOwn);
}

StateSwitch::~StateSwitch()
{
    m_console.attachBackend(nullptr, nullptr);
    m_bench.showStores(nullptr, nullptr);
}

void StateSwitch::setOwn(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations)
{
    m_ownInstructions = instructions;
    m_ownOperations = operations;
    m_outside ? showOutside() : showOwn();
}

Result<void> StateSwitch::attach(const StateChoice &choice)
{
    Result<std::unique_ptr<OutsideState>> outside = OutsideState::open(choice, m_bench.realClock());
    if (!outside)
        return failureOf(outside);
    // The earlier one goes when nobody shows it any more.
    const std::unique_ptr<OutsideState> earlier = std::exchange(m_outside, *std::move(outside));
    m_choice = choice;
    connect(m_outside.get(), &OutsideState::changed, &m_console, &console::Console::storesChanged);
    showOutside();
    return {};
}

void StateSwitch::showOutside()
{
    const auto access = m_choice.access == backend::StateAccess::ReadWrite ? console::StateAccess::ReadWrite
                                                                           : console::StateAccess::ReadOnly;
    m_console.attachBackend(&m_outside->instructions(), &m_outside->operations(),
                            console::OutsideView{m_outside->address(), m_choice.tenantId, access});
    m_bench.showStores(&m_outside->instructions(), &m_outside->operations());
}

void StateSwitch::showOwn()
{
    m_console.attachBackend(m_ownInstructions, m_ownOperations);
    m_bench.showStores(m_ownInstructions, m_ownOperations);
    m_outside.reset();
}

} // namespace countersign::app
