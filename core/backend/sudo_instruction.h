#pragma once

#include "core/base/clock.h"
#include "core/http/message.h"

#include <QJsonObject>

#include <optional>

namespace countersign::backend {

/// `pending → validated → consumed`, or `rejected`; gone once its time is over.
enum class InstructionState { Pending, Validated, Consumed, Rejected };
[[nodiscard]] QString toWire(InstructionState state);

/// What an approval is for, and for nothing else: who asked, and exactly what.
struct RequestBinding
{
    QString userSocketHash;
    QByteArray method;
    QByteArray target;   ///< path with query, undecoded
    QByteArray bodyHash; ///< hex of SHA-256

    friend bool operator==(const RequestBinding &, const RequestBinding &) = default;
};
[[nodiscard]] RequestBinding bindingOf(const http::Request &request, const QString &userSocketHash);

/// One question to a user, from the first call of a protected route to its second.
struct SudoInstruction
{
    QString id;
    RequestBinding binding;
    QString expectedAction;
    InstructionState state = InstructionState::Pending;
    QString reason; ///< why rejected, where somebody said so
    Instant createdAt{};
    Instant expiresAt{};
};

/// As inspectors show it:
/// `{"instruction_id","state","user_socket_hash","method","path","body_hash","expected_action",
/// "reason","created_at","expires_at"}`.
[[nodiscard]] QJsonObject toJson(const SudoInstruction &instruction);

} // namespace countersign::backend
