#pragma once

#include "core/backend/memory_sudo_instruction_store.h"

namespace countersign::backend {

/// A store whose engine cannot be reached, from one operation on.
class BrokenStore : public SudoInstructionStore
{
public:
    enum class Breaks { Create, Find, Redeem };
    BrokenStore(const Clock &clock, Breaks from) : m_inner(clock), m_from(from) {}

    QFuture<Result<void>> create(const NewInstruction &instruction) override
    {
        return m_from == Breaks::Create ? broken<void>() : m_inner.create(instruction);
    }
    QFuture<Result<std::optional<SudoInstruction>>> find(const QString &id) override
    {
        return m_from == Breaks::Find ? broken<std::optional<SudoInstruction>>() : m_inner.find(id);
    }
    QFuture<Result<InstructionMove>> redeem(const QString &id) override
    {
        return m_from == Breaks::Redeem ? broken<InstructionMove>() : m_inner.redeem(id);
    }
    QFuture<Result<InstructionMove>> validate(const QString &id) override { return m_inner.validate(id); }
    QFuture<Result<InstructionMove>> reject(const QString &id, const QString &reason) override
    {
        return m_inner.reject(id, reason);
    }
    QFuture<Result<InstructionMove>> countWrongAnswer(const QString &id) override
    {
        return m_inner.countWrongAnswer(id);
    }
    QFuture<Result<bool>> remove(const QString &id) override { return m_inner.remove(id); }
    QFuture<Result<QList<SudoInstruction>>> list() override { return m_inner.list(); }

private:
    template<typename T>
    static QFuture<Result<T>> broken()
    {
        return QtFuture::makeReadyFuture(
            Result<T>(fail(QStringLiteral("STATE_UNREACHABLE"), QStringLiteral("The engine is gone."))));
    }

    MemorySudoInstructionStore m_inner;
    const Breaks m_from;
};

} // namespace countersign::backend
