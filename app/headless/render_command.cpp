#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "core/display/renderer.h"

#include <QJsonDocument>

namespace countersign::app {

namespace {

/// A block alone, or anything that carries one as its `display`.
Result<display::DisplayBlock> readBlock(const QByteArray &text)
{
    const Result<JsonDocument> document = JsonDocument::parse(text);
    if (!document)
        return failureOf(document);
    const JsonValue inner = document->root().member("display");
    JsonProblems problems;
    display::DisplayBlock block =
        display::readDisplayBlock(inner.exists() ? inner : document->root(), QString(), problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return block;
}

QByteArray asText(const display::RenderedBlock &block)
{
    QString text = block.title.plain() + QLatin1Char('\n');
    if (!block.subtitle.isEmpty())
        text += block.subtitle.plain() + QLatin1Char('\n');
    for (const display::RenderedField &field : block.fields) {
        text += QStringLiteral("\n%1\n  %2").arg(field.title.plain(), field.text.plain());
        if (!field.annotation.isEmpty())
            text += QStringLiteral("  %1").arg(field.annotation.plain());
        for (const display::DisplayText &problem : field.problems)
            text += QStringLiteral("\n  ! %1").arg(problem.plain());
        for (const display::DisplayText &warning : field.warnings)
            text += QStringLiteral("\n  ? %1").arg(warning.plain());
        text += QLatin1Char('\n');
    }
    return text.toUtf8().trimmed();
}

} // namespace

int runRender(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("locale"), QStringLiteral("The device's locale."),
                        QStringLiteral("name"), QStringLiteral("en_US")},
                       {QStringLiteral("time-zone"), QStringLiteral("The device's IANA time zone."),
                        QStringLiteral("name"), QStringLiteral("UTC")},
                       {QStringLiteral("format"), QStringLiteral("json or text."), QStringLiteral("name"),
                        QStringLiteral("json")},
                       {QStringLiteral("reveal"), QStringLiteral("Show masked values.")}});
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help"))) {
        printLine(parser.helpText().toUtf8());
        return exitOk;
    }
    const QString format = parser.value(QStringLiteral("format"));
    if (format != QLatin1String("json") && format != QLatin1String("text"))
        return complain(
            badOption(QStringLiteral("--format \"%1\" is neither json nor text.").arg(format)).value());
    const Result<display::DisplayBlock> block = readBlock(readStandardInput());
    if (!block)
        return complain(block.error());
    display::RenderSettings settings;
    settings.locale = parser.value(QStringLiteral("locale"));
    settings.timeZone = parser.value(QStringLiteral("time-zone"));
    settings.masking =
        parser.isSet(QStringLiteral("reveal")) ? display::Masking::Reveal : display::Masking::Apply;
    const display::RenderedBlock rendered = display::render(*block, settings);
    printLine(format == QLatin1String("text")
                  ? asText(rendered)
                  : QJsonDocument(display::toJson(rendered)).toJson(QJsonDocument::Indented).trimmed());
    return exitOk;
}

} // namespace countersign::app
