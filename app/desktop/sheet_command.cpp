#include "app/desktop/sheet_command.h"

#include "app/compose/block_input.h"
#include "app/desktop/sheet_file.h"
#include "core/console/block_card.h"
#include "ui/widgets/refusal_words.h"

#include <QCommandLineParser>
#include <QFile>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cstdio>

namespace countersign::app {

namespace {

constexpr int exitOk = 0;
constexpr int exitFailure = 1;
constexpr int exitBadOption = 2;

Failure badOption(const QString &message)
{
    return fail(QStringLiteral("OPTION_INVALID"), message);
}

int complain(const Error &error)
{
    std::fprintf(stderr, "countersign: %s\n", qUtf8Printable(ui::wordsOf(error).plain()));
    return error.code == QLatin1String("OPTION_INVALID") ? exitBadOption : exitFailure;
}

void addOptions(QCommandLineParser &parser)
{
    const auto option = [](const char *name, const char *does, const char *value, const char *usual) {
        return QCommandLineOption(QLatin1String(name), QLatin1String(does), QLatin1String(value),
                                  QLatin1String(usual));
    };
    parser.setApplicationDescription(
        QStringLiteral("Paints the display block on standard input as many phones would."));
    parser.addHelpOption();
    parser.addOptions({
        option("sheet", "A .png or .pdf file, or - for a PNG on standard output.", "file", ""),
        option("locales", "The phones' locales, with commas between.", "names", "en_US"),
        option("themes", "light, dark or both, with a comma between.", "names", "light"),
        option("scales", "The phones' text sizes in percent, 100 to 200, with commas between.", "percents",
               "100"),
        option("time-zone", "The phones' IANA time zone.", "name", "UTC"),
        {QStringLiteral("reveal"), QStringLiteral("Show masked values.")},
    });
}

QStringList listOf(const QCommandLineParser &parser, const char *option)
{
    return parser.value(QLatin1String(option)).split(QLatin1Char(','), Qt::SkipEmptyParts);
}

Result<ui::SheetPlan> readPlan(const QCommandLineParser &parser)
{
    ui::SheetPlan plan;
    for (const QString &name : listOf(parser, "locales")) {
        if (QLocale(name) == QLocale::c())
            return badOption(
                QStringLiteral("--locales: \"%1\" is no locale; write it as in fr_FR.").arg(name));
        plan.locales.append(name);
    }
    for (const QString &name : listOf(parser, "themes")) {
        if (name != QLatin1String("light") && name != QLatin1String("dark"))
            return badOption(QStringLiteral("--themes: \"%1\" is neither light nor dark.").arg(name));
        plan.appearances.append(name == QLatin1String("dark") ? ui::Appearance::Dark : ui::Appearance::Light);
    }
    for (const QString &text : listOf(parser, "scales")) {
        const int percent = text.toInt();
        if (percent < 100 || percent > 200)
            return badOption(QStringLiteral("--scales: \"%1\" is not 100 to 200 percent.").arg(text));
        plan.textPercents.append(percent);
    }
    if (plan.locales.isEmpty() || plan.appearances.isEmpty() || plan.textPercents.isEmpty())
        return badOption(QStringLiteral("--locales, --themes and --scales name at least one each."));
    if (!QTimeZone::isTimeZoneIdAvailable(parser.value(QStringLiteral("time-zone")).toUtf8()))
        return badOption(QStringLiteral("--time-zone: \"%1\" is not in the tz database.")
                             .arg(parser.value(QStringLiteral("time-zone"))));
    return plan;
}

QByteArray readStandardInput()
{
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

Result<void> print(const ui::ContactSheet &sheet)
{
    const Result<QByteArray> bytes = encodeSheet(sheet, SheetFormat::Png);
    if (!bytes)
        return failureOf(bytes);
    QFile output;
    if (output.open(stdout, QIODevice::WriteOnly) && output.write(*bytes) == bytes->size())
        return {};
    return fail(QStringLiteral("FILE_UNWRITABLE"), QStringLiteral("Standard output cannot be written."));
}

} // namespace

int runSheet(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool isUnderstood = parser.parse(arguments);
    // Also where it stands as the value of another option, as in --sheet --help.
    if (arguments.contains(QLatin1String("--help"))
        || (isUnderstood && parser.isSet(QStringLiteral("help")))) {
        std::printf("%s\n", qUtf8Printable(parser.helpText().trimmed()));
        return exitOk;
    }
    if (!isUnderstood)
        return complain(badOption(parser.errorText()).value());
    const QString path = parser.value(QStringLiteral("sheet"));
    const Result<ui::SheetPlan> plan = readPlan(parser);
    if (!plan)
        return complain(plan.error());
    if (const Result<SheetFormat> format = sheetFormatOf(path); !format && path != QLatin1String("-"))
        return complain(format.error());
    const Result<display::DisplayBlock> block = readBlock(readStandardInput());
    if (!block)
        return complain(block.error());
    const ui::ContactSheet sheet(*plan, [&parser, &block](const QString &locale) {
        console::PhoneCard card =
            console::blockCard(*block, locale, parser.value(QStringLiteral("time-zone")), {});
        if (parser.isSet(QStringLiteral("reveal")))
            card.block = card.revealed;
        return card;
    });
    const Result<void> saved = path == QLatin1String("-") ? print(sheet) : saveSheet(sheet, path);
    return saved ? exitOk : complain(saved.error());
}

} // namespace countersign::app
