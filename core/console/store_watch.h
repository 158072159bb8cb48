#pragma once

#include "core/backend/pending_op_store.h"
#include "core/backend/sudo_instruction_store.h"
#include "core/console/instruction_model.h"
#include "core/console/pending_op_model.h"
#include "core/console/state_request.h"

#include <QTimer>

#include <atomic>
#include <optional>

namespace countersign::console {

/// Looks into a backend's two stores when they say that something changed, and every second while something in them
/// can expire. The backend is the one that runs here, or one outside whose state a person asked to see.
class StoreWatch : public QObject
{
    Q_OBJECT

public:
    explicit StoreWatch(QObject *parent = nullptr);

    /// The stores outlive this or are replaced before; null for none. `outside` says whose they are, if not of the backend here.
    void attach(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations,
                const std::optional<OutsideView> &outside = {});

    /// Thread-safe; however often it is called, the stores are read at most ten times a second.
    void noteChange();

    [[nodiscard]] InstructionModel &instructions() { return m_instructions; }
    [[nodiscard]] PendingOpModel &operations() { return m_operations; }
    /// Why the stores could not be read the last time.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// The backend outside whose state this is; nothing while it is the one here.
    [[nodiscard]] const std::optional<OutsideView> &outside() const { return m_outside; }
    /// Whether there is anything to look into.
    [[nodiscard]] bool isAttached() const { return m_instructionStore || m_operationStore; }

    /// Asks whoever listens to attachRequested() to attach it, or to refuse().
    void request(const StateRequest &request) { Q_EMIT attachRequested(request); }
    /// Asks to have the backend here attached again.
    void requestOwn() { Q_EMIT detachRequested(); }
    void refuse(const Error &error) { Q_EMIT refused(error); }

    /// Takes a row out of the store that is attached; what fails is refused().
    void removeInstruction(const QString &id);
    void removeOperation(const QString &id);

Q_SIGNALS:
    void refreshed();
    /// Other stores than before.
    void attached();
    void attachRequested(const countersign::console::StateRequest &request);
    void detachRequested();
    /// What was asked could not be done; `error` says why.
    void refused(const countersign::Error &error);

private:
    void refresh();
    void finish(const std::optional<Error> &error);
    void finishRemoval(const Result<bool> &removed);

    backend::SudoInstructionStore *m_instructionStore = nullptr;
    backend::PendingOpStore *m_operationStore = nullptr;
    std::optional<OutsideView> m_outside;
    quint64 m_attachment = 0; ///< which attachment an answer belongs to
    InstructionModel m_instructions;
    PendingOpModel m_operations;
    std::optional<Error> m_error;
    std::atomic<bool> m_noted = false;
    QTimer m_soon;
    QTimer m_second;
};

} // namespace countersign::console
