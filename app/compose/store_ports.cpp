#include "app/compose/store_ports.h"

namespace countersign::app {

namespace {

using relay::PortDone;

struct StoreWords
{
    const char *code;
    const char *what;
};
constexpr StoreWords instructionWords{"INSTRUCTION_NOT_FOUND", "instruction"};
constexpr StoreWords operationWords{"OPERATION_NOT_FOUND", "pending operation"};

Failure notFound(StoreWords words, const QString &id)
{
    return fail(QLatin1String(words.code),
                QStringLiteral("The backend's store has no %1 \"%2\"; it may have expired.")
                    .arg(QLatin1String(words.what), id));
}

template<typename Row, typename Store>
void listRows(StoreSlot<Store> &slot, PortDone<QJsonArray> done)
{
    auto answer = slot.ask([](Store &store) { return store.list(); });
    if (!answer)
        return done(QJsonArray());
    answer->then(QtFuture::Launch::Sync, [done = std::move(done)](const Result<QList<Row>> &rows) {
        if (!rows)
            return done(failureOf(rows));
        QJsonArray array;
        for (const Row &row : *rows)
            array.append(backend::toJson(row));
        done(array);
    });
}

template<typename Row, typename Store>
void readRow(StoreSlot<Store> &slot, StoreWords words, const QString &id, PortDone<QJsonObject> done)
{
    auto answer = slot.ask([&id](Store &store) { return store.find(id); });
    if (!answer)
        return done(notFound(words, id));
    answer->then(QtFuture::Launch::Sync,
                 [words, id, done = std::move(done)](const Result<std::optional<Row>> &row) {
                     if (!row)
                         return done(failureOf(row));
                     *row ? done(backend::toJson(**row)) : done(notFound(words, id));
                 });
}

template<typename Store>
void removeRow(StoreSlot<Store> &slot, StoreWords words, const QString &id, PortDone<QJsonObject> done)
{
    auto answer = slot.ask([&id](Store &store) { return store.remove(id); });
    if (!answer)
        return done(notFound(words, id));
    answer->then(QtFuture::Launch::Sync, [words, id, done = std::move(done)](const Result<bool> &removed) {
        if (!removed)
            return done(failureOf(removed));
        *removed ? done(QJsonObject{{QStringLiteral("id"), id}}) : done(notFound(words, id));
    });
}

} // namespace

void InstructionPort::list(PortDone<QJsonArray> done)
{
    listRows<backend::SudoInstruction>(m_store, std::move(done));
}

void InstructionPort::read(const QString &id, PortDone<QJsonObject> done)
{
    readRow<backend::SudoInstruction>(m_store, instructionWords, id, std::move(done));
}

void InstructionPort::remove(const QString &id, PortDone<QJsonObject> done)
{
    removeRow(m_store, instructionWords, id, std::move(done));
}

void PendingOpPort::list(PortDone<QJsonArray> done)
{
    listRows<backend::PendingOp>(m_store, std::move(done));
}

void PendingOpPort::read(const QString &id, PortDone<QJsonObject> done)
{
    readRow<backend::PendingOp>(m_store, operationWords, id, std::move(done));
}

void PendingOpPort::remove(const QString &id, PortDone<QJsonObject> done)
{
    removeRow(m_store, operationWords, id, std::move(done));
}

} // namespace countersign::app
