#pragma once

#include "core/backend/sudo_action_type.h"
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
    SudoActionType customType = SudoActionType::LocalAuth;
    std::optional<int> correctNumber; ///< GoldenNumber only
    int wrongAnswers = 0;             ///< that devices brought to this backend itself
    InstructionState state = InstructionState::Pending;
    QString reason; ///< why rejected, where somebody said so
    Instant createdAt{};
    Instant expiresAt{};
};

/// So many wrong answers reject an instruction, as they do a challenge (protocol, section 8).
inline constexpr int wrongAnswersToReject = 3;

/// As inspectors show it:
/// `{"instruction_id","state","user_socket_hash","method","path","body_hash","expected_action",
/// "custom_type","wrong_answers","reason","created_at","expires_at"}`.
[[nodiscard]] QJsonObject toJson(const SudoInstruction &instruction);

} // namespace countersign::backend
