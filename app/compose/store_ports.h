#pragma once

#include "core/backend/pending_op_store.h"
#include "core/backend/sudo_instruction_store.h"
#include "core/relay/control/ports.h"

/// The control API's way to the stores of the attached backend.
namespace countersign::app {

/// Answers with nothing while no backend is attached.
class InstructionPort final : public relay::StorePort
{
public:
    /// `store` may be null and must outlive the port.
    void attach(backend::SudoInstructionStore *store) { m_store = store; }

    void list(relay::PortDone<QJsonArray> done) override;
    void read(const QString &id, relay::PortDone<QJsonObject> done) override;
    void remove(const QString &id, relay::PortDone<QJsonObject> done) override;

private:
    std::atomic<backend::SudoInstructionStore *> m_store{nullptr};
};

class PendingOpPort final : public relay::StorePort
{
public:
    void attach(backend::PendingOpStore *store) { m_store = store; }

    void list(relay::PortDone<QJsonArray> done) override;
    void read(const QString &id, relay::PortDone<QJsonObject> done) override;
    void remove(const QString &id, relay::PortDone<QJsonObject> done) override;

private:
    std::atomic<backend::PendingOpStore *> m_store{nullptr};
};

} // namespace countersign::app
