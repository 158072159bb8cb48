#pragma once

#include <QStringList>

namespace countersign::app {

/// Paints the display block on standard input as `--sheet FILE --locales … --themes … --scales …` say; `-` for the file is
/// standard output. Says on standard error what was wrong. The exit code: 0, 1, or 2 for the options.
[[nodiscard]] int runSheet(const QStringList &arguments);

} // namespace countersign::app
