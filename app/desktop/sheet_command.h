#pragma once

#include <QStringList>

namespace countersign::app {

/// The command line asks for a contact sheet and for no window. To be asked before there is a QApplication: a sheet needs
/// no display.
[[nodiscard]] bool asksForSheet(int argc, char **argv);

/// Paints the display block on standard input as `--sheet FILE --locales … --themes … --scales …` say; `-` for the file is
/// standard output. Says on standard error what was wrong. The exit code: 0, 1, or 2 for the options.
[[nodiscard]] int runSheet(const QStringList &arguments);

} // namespace countersign::app
