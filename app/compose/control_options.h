#pragma once

#include "app/compose/control_access.h"
#include "core/base/result.h"

#include <QCommandLineParser>

namespace countersign::app {

/// `--control-client`, `--control-secret` and `--control-bypass`, for both programs.
void addControlOptions(QCommandLineParser &parser);

struct ControlChoice
{
    ControlAccess access;
    bool isGenerated = false; ///< client and secret are of our making, and nobody else knows them yet
};
/// What the options choose where `address` is listened on. Errors: `OPTION_INVALID`.
[[nodiscard]] Result<ControlChoice> readControlChoice(const QCommandLineParser &parser,
                                                      const QByteArray &address);

} // namespace countersign::app
