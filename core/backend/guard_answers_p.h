#pragma once

#include "core/backend/sudo_guard.h"

/// What the guard says instead of running the route.
namespace countersign::backend {

[[nodiscard]] Answer answerUserUnknown();
[[nodiscard]] Answer answerKeyRequired(const QString &instructionId, std::optional<int> number);
[[nodiscard]] Answer answerPending(const QString &instructionId);
[[nodiscard]] Answer answerRejected(const QString &instructionId, const QString &reason);
[[nodiscard]] Answer answerMismatch(const QString &instructionId);
[[nodiscard]] Answer answerConsumed(const QString &instructionId);
[[nodiscard]] Answer answerUnshowable(const Error &error);
[[nodiscard]] Answer answerRelayUnavailable(const QString &instructionId, const Error &error);
[[nodiscard]] Answer answerStateUnavailable(const QString &instructionId);
/// What became of an operation that the server ran itself and that answered nothing.
[[nodiscard]] Answer answerDone(const QString &operationId);
[[nodiscard]] Answer answerFailed(const QString &operationId, const QString &reason);
[[nodiscard]] Answer answerInDoubt(const QString &operationId);

/// The key that the request brings, where it can be one of ours.
[[nodiscard]] std::optional<QString> presentedKey(const http::Request &request);

} // namespace countersign::backend
