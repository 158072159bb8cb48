#include "app/compose/block_input.h"
#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "app/headless/picture_program.h"
#include "core/display/renderer.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

namespace countersign::app {

namespace {

bool isFormat(const QString &name)
{
    return QStringList{QStringLiteral("json"), QStringLiteral("text"), QStringLiteral("png")}.contains(name);
}

/// The options of `countersign` that paint this: one phone, or a sheet of many.
QStringList paintingOptions(const QCommandLineParser &parser)
{
    const QString sheet = parser.value(QStringLiteral("sheet"));
    QStringList options{QStringLiteral("--sheet"),
                        sheet.isEmpty() ? QStringLiteral("-") : sheet,
                        QStringLiteral("--time-zone"),
                        parser.value(QStringLiteral("time-zone")),
                        QStringLiteral("--locales"),
                        parser.value(parser.isSet(QStringLiteral("locales")) ? QStringLiteral("locales")
                                                                             : QStringLiteral("locale"))};
    for (const QString &name : {QStringLiteral("themes"), QStringLiteral("scales")}) {
        if (parser.isSet(name))
            options += {QStringLiteral("--") + name, parser.value(name)};
    }
    if (parser.isSet(QStringLiteral("reveal")))
        options += QStringLiteral("--reveal");
    return options;
}

/// Only titles and the subtitle begin a line: each line of a value is indented, so that none of a tenant's looks like another row.
QString indented(const display::DisplayText &text, QLatin1String mark = {})
{
    const QString begin = QLatin1String("\n  ") + mark;
    return begin + QString(text.plain()).replace(QLatin1Char('\n'), begin);
}

QByteArray asText(const display::RenderedBlock &block)
{
    QString text = block.title.plain() + QLatin1Char('\n');
    if (!block.subtitle.isEmpty())
        text += block.subtitle.plain() + QLatin1Char('\n');
    for (const display::RenderedField &field : block.fields) {
        text += QLatin1Char('\n') + field.title.plain() + indented(field.text);
        if (!field.annotation.isEmpty())
            text += QStringLiteral("  %1").arg(field.annotation.plain());
        for (const display::Remark &problem : field.problems)
            text += indented(problem.text(), QLatin1String("! "));
        for (const display::Remark &warning : field.warnings)
            text += indented(warning.text(), QLatin1String("? "));
        text += QLatin1Char('\n');
    }
    return text.toUtf8().trimmed();
}

Result<display::RenderSettings> readSettings(const QCommandLineParser &parser)
{
    display::RenderSettings settings;
    settings.locale = parser.value(QStringLiteral("locale"));
    if (QLocale(settings.locale) == QLocale::c())
        return badOption(
            QStringLiteral("--locale \"%1\" is no locale; write it as in fr_FR.").arg(settings.locale));
    settings.timeZone = parser.value(QStringLiteral("time-zone"));
    if (!QTimeZone::isTimeZoneIdAvailable(settings.timeZone.toUtf8()))
        return badOption(
            QStringLiteral("--time-zone \"%1\" is no IANA time zone; write it as in Europe/Paris.")
                .arg(settings.timeZone));
    settings.masking =
        parser.isSet(QStringLiteral("reveal")) ? display::Masking::Reveal : display::Masking::Apply;
    return settings;
}

} // namespace

int runRender(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("locale"), QStringLiteral("The device's locale."), QStringLiteral("name"),
          QStringLiteral("en_US")},
         {QStringLiteral("time-zone"), QStringLiteral("The device's IANA time zone."), QStringLiteral("name"),
          QStringLiteral("UTC")},
         {QStringLiteral("format"), QStringLiteral("json, text or png."), QStringLiteral("name"),
          QStringLiteral("json")},
         {QStringLiteral("sheet"), QStringLiteral("Paint many phones side by side into this .png or .pdf."),
          QStringLiteral("file")},
         {QStringLiteral("locales"), QStringLiteral("The sheet's locales, with commas between."),
          QStringLiteral("names")},
         {QStringLiteral("themes"), QStringLiteral("The sheet's themes: light,dark."),
          QStringLiteral("names")},
         {QStringLiteral("scales"), QStringLiteral("The sheet's text sizes in percent: 100,150."),
          QStringLiteral("percents")},
         {QStringLiteral("reveal"), QStringLiteral("Show masked values.")}});
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help")))
        return printHelp(parser, "render");
    const QString format = parser.value(QStringLiteral("format"));
    if (!isFormat(format))
        return complain(
            badOption(QStringLiteral("--format \"%1\" is neither json nor text nor png.").arg(format))
                .value());
    const QByteArray input = readStandardInput();
    const Result<display::DisplayBlock> block = readBlock(input);
    if (!block)
        return complain(block.error());
    if (format == QLatin1String("png") || parser.isSet(QStringLiteral("sheet"))) {
        const Result<int> painted = paintBlock(paintingOptions(parser), input);
        return painted ? *painted : complain(painted.error());
    }
    const Result<display::RenderSettings> settings = readSettings(parser);
    if (!settings)
        return complain(settings.error());
    const display::RenderedBlock rendered = display::render(*block, *settings);
    printLine(format == QLatin1String("text")
                  ? asText(rendered)
                  : QJsonDocument(display::toJson(rendered)).toJson(QJsonDocument::Indented).trimmed());
    return exitOk;
}

} // namespace countersign::app
