#pragma once

#include "core/backend/pending_op_store.h"
#include "core/backend/sudo_instruction_store.h"
#include "core/console/instruction_model.h"
#include "core/console/pending_op_model.h"

#include <QTimer>

#include <atomic>
#include <optional>

namespace countersign::console {

/// Looks into a backend's two stores when they say that something changed, and every second while something in them
/// can expire.
class StoreWatch : public QObject
{
    Q_OBJECT

public:
    explicit StoreWatch(QObject *parent = nullptr);

    /// The stores outlive this or are replaced before; null for none.
    void attach(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations);

    /// Thread-safe; however often it is called, the stores are read at most ten times a second.
    void noteChange();

    [[nodiscard]] InstructionModel &instructions() { return m_instructions; }
    [[nodiscard]] PendingOpModel &operations() { return m_operations; }
    /// Why the stores could not be read the last time.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void refreshed();

private:
    void refresh();
    void finish(const std::optional<Error> &error);

    backend::SudoInstructionStore *m_instructionStore = nullptr;
    backend::PendingOpStore *m_operationStore = nullptr;
    InstructionModel m_instructions;
    PendingOpModel m_operations;
    std::optional<Error> m_error;
    std::atomic<bool> m_noted = false;
    QTimer m_soon;
    QTimer m_second;
};

} // namespace countersign::console
