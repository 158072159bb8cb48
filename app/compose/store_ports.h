#pragma once

#include "core/backend/pending_op_store.h"
#include "core/backend/sudo_instruction_store.h"
#include "core/relay/control/ports.h"

#include <mutex>
#include <optional>
#include <type_traits>

/// The control API's way to the stores of the attached backend.
namespace countersign::app {

/// A store that comes and goes while other threads ask for it.
template<typename Store>
class StoreSlot
{
public:
    /// When it returns, nobody uses the earlier store any more.
    void put(Store *store)
    {
        const std::scoped_lock lock(m_mutex);
        m_store = store;
    }
    /// What `question` answers of the store, which stays meanwhile; nothing when there is none.
    template<typename Question>
    [[nodiscard]] auto ask(Question question) -> std::optional<std::invoke_result_t<Question, Store &>>
    {
        const std::scoped_lock lock(m_mutex);
        return m_store ? std::optional(question(*m_store)) : std::nullopt;
    }

private:
    std::mutex m_mutex;
    Store *m_store = nullptr;
};

/// Answers with nothing while no backend is attached.
class InstructionPort final : public relay::StorePort
{
public:
    /// `store` may be null; it must live until another is attached.
    void attach(backend::SudoInstructionStore *store) { m_store.put(store); }

    void list(relay::PortDone<QJsonArray> done) override;
    void read(const QString &id, relay::PortDone<QJsonObject> done) override;
    void remove(const QString &id, relay::PortDone<QJsonObject> done) override;

private:
    StoreSlot<backend::SudoInstructionStore> m_store;
};

class PendingOpPort final : public relay::StorePort
{
public:
    void attach(backend::PendingOpStore *store) { m_store.put(store); }

    void list(relay::PortDone<QJsonArray> done) override;
    void read(const QString &id, relay::PortDone<QJsonObject> done) override;
    void remove(const QString &id, relay::PortDone<QJsonObject> done) override;

private:
    StoreSlot<backend::PendingOpStore> m_store;
};

} // namespace countersign::app
