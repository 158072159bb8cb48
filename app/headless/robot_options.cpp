#include "app/headless/robot_options.h"

#include "app/headless/options.h"
#include "core/signing/signature_scheme.h"

#include <QFile>
#include <QUrl>

namespace countersign::app {

namespace {

constexpr const char *secretVariable = "COUNTERSIGN_ROBOT_SECRET";
constexpr int longestSeconds = 7 * 24 * 3600;
constexpr int mostAnswers = 1'000'000;

Result<std::optional<int>> readNumber(const QCommandLineParser &parser, const QString &option, int lowest,
                                      int highest)
{
    if (!parser.isSet(option))
        return std::optional<int>();
    bool isNumber = false;
    const int number = parser.value(option).toInt(&isNumber);
    if (isNumber && number >= lowest && number <= highest)
        return std::optional(number);
    return badOption(QStringLiteral("--%1 \"%2\" is not a whole number from %3 to %4.")
                         .arg(option, parser.value(option))
                         .arg(lowest)
                         .arg(highest));
}

/// Everything that is wrong with a script, in one line.
Failure badScript(const QString &file, const Error &error)
{
    QStringList problems;
    for (const QJsonValue &field : error.details[QStringLiteral("fields")].toArray())
        problems += field[QStringLiteral("path")].toString() + QLatin1Char(' ')
            + field[QStringLiteral("problem")].toString();
    return badOption(
        QStringLiteral("--script %1: %2")
            .arg(file,
                 problems.isEmpty() ? error.message : problems.join(QLatin1String("; ")) + QLatin1Char('.')));
}

Result<robot::RobotScript> readScriptFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return badOption(QStringLiteral("--script %1 cannot be read: %2.").arg(name, file.errorString()));
    const Result<JsonDocument> document = JsonDocument::parse(file.readAll());
    if (!document)
        return badScript(name, document.error());
    Result<robot::RobotScript> script = robot::readRobotScript(document->root());
    return script ? std::move(script) : badScript(name, script.error());
}

Result<robot::RobotScript> readScript(const QCommandLineParser &parser)
{
    const bool approves = parser.isSet(QStringLiteral("approve"));
    const bool denies = parser.isSet(QStringLiteral("deny"));
    const bool hasScript = parser.isSet(QStringLiteral("script"));
    if (int{approves} + int{denies} + int{hasScript} != 1)
        return badOption(QStringLiteral("Give one of --approve, --deny and --script."));
    if (hasScript)
        return readScriptFile(parser.value(QStringLiteral("script")));
    return robot::RobotScript{{}, approves ? robot::Decision::Approve : robot::Decision::Deny};
}

/// Who the robot is, and to whom it talks.
Result<void> readParty(const QCommandLineParser &parser, RobotOptions &options)
{
    const Result<QString> relay = required(parser, QStringLiteral("relay"));
    const Result<QString> client = required(parser, QStringLiteral("client"));
    for (const Result<QString> *given : {&relay, &client}) {
        if (!*given)
            return failureOf(*given);
    }
    const QUrl url(*relay);
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return badOption(
            QStringLiteral("--relay \"%1\" is not a URL such as http://127.0.0.1:8787.").arg(*relay));
    const std::optional<QUuid> clientId = signing::parseClientId(client->toUtf8());
    if (!clientId)
        return badOption(QStringLiteral("--client \"%1\" is not a UUID of version 4 or 7.").arg(*client));
    const QByteArray secret = parser.isSet(QStringLiteral("secret"))
        ? parser.value(QStringLiteral("secret")).toUtf8()
        : qgetenv(secretVariable);
    if (secret.isEmpty())
        return badOption(
            QStringLiteral("--secret is required, or the variable %1.").arg(QLatin1String(secretVariable)));
    options.relay = *relay;
    options.client = *clientId;
    options.secret = Secret(secret);
    options.plan.robotId = clientId->toString(QUuid::WithoutBraces);
    return {};
}

Result<void> readEnds(const QCommandLineParser &parser, RobotOptions &options)
{
    const auto most = readNumber(parser, QStringLiteral("most"), 1, mostAnswers);
    const auto time = readNumber(parser, QStringLiteral("for"), 1, longestSeconds);
    const auto idle = readNumber(parser, QStringLiteral("until-idle"), 0, longestSeconds);
    for (const Result<std::optional<int>> *number : {&most, &time, &idle}) {
        if (!*number)
            return failureOf(*number);
    }
    options.plan.most = *most;
    if (*time)
        options.time = std::chrono::seconds(**time);
    if (*idle)
        options.plan.untilIdle = std::chrono::seconds(**idle);
    return {};
}

} // namespace

void addRobotOptions(QCommandLineParser &parser)
{
    const auto option = [](const char *name, const char *does, const char *value = "") {
        return QCommandLineOption(QLatin1String(name), QLatin1String(does), QLatin1String(value));
    };
    parser.setApplicationDescription(QStringLiteral(
        "Answers challenges by rule, until it is interrupted or one of --most, --for and "
        "--until-idle is reached.\nExit code 0: every answer was accepted; 1: one was refused, "
        "or the relay was not to be had; 2: bad option."));
    parser.addHelpOption();
    parser.addOptions({
        option("relay", "The relay's URL.", "url"),
        option("client", "The robot's client id.", "uuid"),
        option("secret",
               "The robot's secret; better in the variable COUNTERSIGN_ROBOT_SECRET, which no list of "
               "processes shows.",
               "text"),
        option("approve", "Approve every challenge."),
        option("deny", "Deny every challenge."),
        option("script", "Decide by the rules in this JSON file.", "file"),
        option("most", "End after so many accepted answers.", "number"),
        option("for", "End after so many seconds.", "seconds"),
        option("until-idle",
               "End when there was nothing to answer for so many seconds, or no answer was accepted; 0: the "
               "first time.",
               "seconds"),
        option("junit", "At the end write JUnit XML to this file: a test case a challenge.", "file"),
    });
}

Result<RobotOptions> readRobotOptions(const QCommandLineParser &parser)
{
    RobotOptions options;
    if (const Result<void> party = readParty(parser, options); !party)
        return failureOf(party);
    Result<robot::RobotScript> script = readScript(parser);
    if (!script)
        return failureOf(script);
    options.plan.script = *std::move(script);
    if (const Result<void> ends = readEnds(parser, options); !ends)
        return failureOf(ends);
    options.junitFile = parser.value(QStringLiteral("junit"));
    return options;
}

} // namespace countersign::app
