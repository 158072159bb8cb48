#include "app/headless/options.h"

#include "core/display/display_text.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace countersign::app {

Failure badOption(const QString &message)
{
    return fail(QStringLiteral("OPTION_INVALID"), message);
}

Result<void> parseOptions(QCommandLineParser &parser, const QStringList &arguments)
{
    if (!parser.parse(arguments))
        return badOption(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return badOption(
            QStringLiteral("Unexpected argument \"%1\".").arg(parser.positionalArguments().first()));
    return {};
}

Result<QString> required(const QCommandLineParser &parser, const QString &option)
{
    if (parser.isSet(option))
        return parser.value(option);
    return badOption(QStringLiteral("--%1 is required.").arg(option));
}

int printHelp(const QCommandLineParser &parser, const QByteArray &words)
{
    // Qt's own first line names the program alone.
    const QByteArray help = parser.helpText().trimmed().toUtf8();
    printLine("Usage: countersignd " + words + " [OPTIONS]"
              + help.sliced(std::max<qsizetype>(0, help.indexOf('\n'))));
    return exitOk;
}

QByteArray readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.readAll();
}

void printLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void warn(const Error &error)
{
    const QString message = QString(error.message).replace(QLatin1Char('\n'), QLatin1Char(' '));
    const QByteArray line = "countersignd: " + display::DisplayText::guard(message).plain().toUtf8();
    std::fprintf(stderr, "%s\n", line.constData());
}

int complain(const Error &error)
{
    warn(error);
    return error.code == QLatin1String("OPTION_INVALID") ? exitBadOption : exitFailure;
}

} // namespace countersign::app
