#pragma once

#include <QString>

#include <optional>

namespace countersign::domain {

/// The two ways in which an answer comes back to the backend (protocol, section 8).
enum class AnswerPath {
    Relay,   ///< the device tells the relay, which judges it and calls the backend back
    Backend, ///< the device tells the backend, which judges it, and then the relay that it did
};
[[nodiscard]] QString toWire(AnswerPath path);
[[nodiscard]] std::optional<AnswerPath> answerPathFromWire(const QString &text);

} // namespace countersign::domain
