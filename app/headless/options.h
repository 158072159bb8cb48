#pragma once

#include "core/base/result.h"

#include <QCommandLineParser>

namespace countersign::app {

/// Reads the options of one subcommand. Errors: `OPTION_INVALID`, one line that says which and why.
[[nodiscard]] Result<void> parseOptions(QCommandLineParser &parser, const QStringList &arguments);

/// The value of an option that must be given. Errors: `OPTION_INVALID`.
[[nodiscard]] Result<QString> required(const QCommandLineParser &parser, const QString &option);

[[nodiscard]] Failure badOption(const QString &message);

/// Prints what the subcommand `words` (`journal verify|export`) takes. The exit code.
[[nodiscard]] int printHelp(const QCommandLineParser &parser, const QByteArray &words);

/// All of standard input.
[[nodiscard]] QByteArray readStandardInput();
void printLine(const QByteArray &line);

inline constexpr int exitOk = 0;
inline constexpr int exitFailure = 1;
inline constexpr int exitBadOption = 2;

/// One line on standard error.
void warn(const Error &error);
/// The same for the last word, and the exit code that goes with it.
[[nodiscard]] int complain(const Error &error);

} // namespace countersign::app
