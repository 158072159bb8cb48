#pragma once

#include "app/compose/outside_state.h"
#include "app/compose/workbench.h"
#include "core/console/console.h"

namespace countersign::app {

/// Whose stores the tables and the control API show: those of the backend here, where there is one, or those of a backend
/// outside, as long as a person wants to see them.
class StateSwitch : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this. Hears what the console is asked for.
    StateSwitch(Workbench &bench, console::Console &console);
    ~StateSwitch() override;

    /// The backend here; its stores outlive this.
    void setOwn(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations);
    /// Errors: those of OutsideState::open(); what is shown stays.
    [[nodiscard]] Result<void> attach(const StateChoice &choice);

private:
    void showOwn();
    void showOutside();

    Workbench &m_bench;
    console::Console &m_console;
    backend::SudoInstructionStore *m_ownInstructions = nullptr;
    backend::PendingOpStore *m_ownOperations = nullptr;
    StateChoice m_choice;
    std::unique_ptr<OutsideState> m_outside;
};

} // namespace countersign::app
