#include "core/console/store_watch.h"

#include "core/base/when_done.h"

namespace countersign::console {

namespace {

constexpr std::chrono::milliseconds shortestInterval{100};

} // namespace

StoreWatch::StoreWatch(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(shortestInterval);
    connect(&m_soon, &QTimer::timeout, this, &StoreWatch::refresh);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &StoreWatch::refresh);
}

void StoreWatch::attach(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations,
                        const std::optional<OutsideView> &outside)
{
    ++m_attachment;
    m_instructionStore = instructions;
    m_operationStore = operations;
    m_outside = outside;
    m_error.reset();
    m_instructions.setInstructions({});
    m_operations.setOperations({});
    Q_EMIT attached();
    refresh();
}

void StoreWatch::noteChange()
{
    if (!m_noted.exchange(true))
        QMetaObject::invokeMethod(&m_soon, qOverload<>(&QTimer::start), Qt::QueuedConnection);
}

void StoreWatch::refresh()
{
    m_noted = false;
    if (m_instructionStore) {
        whenDone(m_instructionStore->list(), this,
                 [this, of = m_attachment](const Result<QList<backend::SudoInstruction>> &rows) {
                     if (of != m_attachment)
                         return;
                     if (rows)
                         m_instructions.setInstructions(*rows);
                     finish(rows ? std::nullopt : std::optional(rows.error()));
                 });
    }
    if (m_operationStore) {
        whenDone(m_operationStore->list(), this,
                 [this, of = m_attachment](const Result<QList<backend::PendingOp>> &rows) {
                     if (of != m_attachment)
                         return;
                     if (rows)
                         m_operations.setOperations(*rows);
                     finish(rows ? std::nullopt : std::optional(rows.error()));
                 });
    }
    if (!isAttached())
        finish(std::nullopt);
}

void StoreWatch::finish(const std::optional<Error> &error)
{
    m_error = error;
    if (m_instructions.rowCount() > 0 || m_operations.rowCount() > 0)
        m_second.start();
    else
        m_second.stop();
    Q_EMIT refreshed();
}

void StoreWatch::removeInstruction(const QString &id)
{
    if (m_instructionStore)
        whenDone(m_instructionStore->remove(id), this,
                 [this](const auto &removed) { finishRemoval(removed); });
}

void StoreWatch::removeOperation(const QString &id)
{
    if (m_operationStore)
        whenDone(m_operationStore->remove(id), this, [this](const auto &removed) { finishRemoval(removed); });
}

void StoreWatch::finishRemoval(const Result<bool> &removed)
{
    if (removed)
        noteChange();
    else
        refuse(removed.error());
}

} // namespace countersign::console
