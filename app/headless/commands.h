#pragma once

#include <QStringList>

/// The subcommands of `countersignd`; each takes its arguments, the program's name first, and gives the exit code.
namespace countersign::app {

[[nodiscard]] int runServe(const QStringList &arguments);
[[nodiscard]] int runSign(const QStringList &arguments);
[[nodiscard]] int runVerify(const QStringList &arguments);
[[nodiscard]] int runVerifyDecision(const QStringList &arguments);
[[nodiscard]] int runRender(const QStringList &arguments);
[[nodiscard]] int runJournal(const QStringList &arguments);
[[nodiscard]] int runRobot(const QStringList &arguments);

} // namespace countersign::app
