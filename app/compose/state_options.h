#pragma once

#include "app/compose/outside_state.h"

#include <QCommandLineParser>

#include <optional>

namespace countersign::app {

/// `--state`, `--state-tenant`, `--state-writable`, `--state-ca`, for both programs.
void addStateOptions(QCommandLineParser &parser);

/// What they say; nothing when no state is named. An address with a password is better given in the environment, as
/// `COUNTERSIGN_STATE_URL`: everybody on a machine can read its command lines. Errors: `OPTION_INVALID`.
[[nodiscard]] Result<std::optional<StateChoice>> readStateChoice(const QCommandLineParser &parser);

} // namespace countersign::app
