#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "core/journal/entry_json.h"
#include "core/journal/verify.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace countersign::app {

namespace {

void printJson(const QJsonObject &object)
{
    printLine(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<QString> journalFile(const QCommandLineParser &parser)
{
    const Result<QString> directory = required(parser, QStringLiteral("data-dir"));
    if (!directory)
        return directory;
    const QString path = *directory + QStringLiteral("/journal.sqlite");
    if (!QFileInfo(path).isFile())
        return badOption(QStringLiteral("--data-dir \"%1\" holds no journal.sqlite.").arg(*directory));
    return path;
}

int verifyFile(const QString &path)
{
    const Result<journal::JournalSummary> summary = journal::verifyJournal(path);
    if (summary) {
        printJson({{QStringLiteral("valid"), true},
                   {QStringLiteral("entries"), static_cast<qint64>(summary->entries)},
                   {QStringLiteral("first"), static_cast<qint64>(summary->first)},
                   {QStringLiteral("last"), static_cast<qint64>(summary->last)},
                   {QStringLiteral("snapshot"),
                    summary->snapshot ? QJsonValue(static_cast<qint64>(*summary->snapshot)) : QJsonValue()}});
        return exitOk;
    }
    if (summary.error().code != QLatin1String("JOURNAL_BROKEN"))
        return complain(summary.error());
    QJsonObject verdict = summary.error().details;
    verdict[QStringLiteral("valid")] = false;
    verdict[QStringLiteral("message")] = summary.error().message;
    printJson(verdict);
    return exitFailure;
}

int exportFile(const QString &path, const QString &sinceText)
{
    bool isNumber = false;
    const quint64 since = sinceText.toULongLong(&isNumber);
    if (!isNumber)
        return complain(
            badOption(QStringLiteral("--since \"%1\" is not a sequence number.").arg(sinceText)).value());
    const Result<void> exported = journal::readJournal(
        path, since, [](const journal::Entry &entry) { printJson(journal::toJson(entry)); });
    return exported ? exitOk : complain(exported.error());
}

} // namespace

int runJournal(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("data-dir"), QStringLiteral("The directory that was given to serve."),
                        QStringLiteral("directory")},
                       {QStringLiteral("since"), QStringLiteral("export: begin after this sequence number."),
                        QStringLiteral("sequence"), QStringLiteral("0")}});
    QStringList options = arguments;
    const QString action = options.size() > 1 ? options.takeAt(1) : QString();
    if (action == QLatin1String("--help") || action == QLatin1String("-h"))
        return printHelp(parser, "journal verify|export");
    if (action != QLatin1String("verify") && action != QLatin1String("export"))
        return complain(
            badOption(QStringLiteral("\"%1\" is not what can be done with a journal: give verify or export.")
                          .arg(action))
                .value());
    if (const Result<void> parsed = parseOptions(parser, options); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help")))
        return printHelp(parser, "journal " + action.toUtf8());
    const Result<QString> path = journalFile(parser);
    if (!path)
        return complain(path.error());
    return action == QLatin1String("verify") ? verifyFile(*path)
                                             : exportFile(*path, parser.value(QStringLiteral("since")));
}

} // namespace countersign::app
