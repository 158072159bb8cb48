#include "app/headless/commands.h"
#include "app/headless/options.h"
#include "app/headless/robot_options.h"
#include "app/headless/shutdown.h"
#include "core/robot/answer_report.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace countersign::app {

namespace {

/// So long may the end of a batch take once the robot is asked to end.
constexpr std::chrono::seconds endPatience{2};

Result<void> writeFile(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(QStringLiteral("FILE_UNWRITABLE"),
                QStringLiteral("--junit %1 cannot be written: %2.").arg(name, file.errorString()));
}

/// The exit code, after the last word on standard error and the JUnit file.
int conclude(const RobotOptions &options, const robot::AnswerReport &report, const Result<void> &outcome)
{
    int code = exitOk;
    if (!outcome)
        code = complain(outcome.error());
    if (report.refused() > 0)
        code = complain({QStringLiteral("ANSWERS_REFUSED"),
                         QStringLiteral("%1 of %2 answers were refused; standard output says why.")
                             .arg(report.refused())
                             .arg(report.challenges())});
    if (options.junitFile.isEmpty())
        return code;
    const Result<void> written = writeFile(options.junitFile, report.junitXml());
    return written ? code : complain(written.error());
}

} // namespace

int runRobot(const QStringList &arguments)
{
    QCommandLineParser parser;
    addRobotOptions(parser);
    if (const Result<void> parsed = parseOptions(parser, arguments); !parsed)
        return complain(parsed.error());
    if (parser.isSet(QStringLiteral("help")))
        return printHelp(parser, "robot");
    const Result<RobotOptions> options = readRobotOptions(parser);
    if (!options)
        return complain(options.error());

    const SystemClock realTime;
    http::Client http({});
    const robot::AsyncRobotClient client(
        {options->relay, options->secret, options->client, &http, &realTime});
    robot::RobotWorker worker({&client, &http, &realTime}, options->plan);
    robot::AnswerReport report;
    const auto end = [&](const Result<void> &outcome) {
        QCoreApplication::exit(conclude(*options, report, outcome));
    };
    QObject::connect(&worker, &robot::RobotWorker::answered, &worker,
                     [&report](const robot::GivenAnswer &answer) {
                         report.add(answer);
                         printLine(robot::answerLine(answer));
                     });
    QObject::connect(&worker, &robot::RobotWorker::troubled, &worker,
                     [](const Error &error) { warn(error); });
    // Queued: it may end before the event loop has begun.
    QObject::connect(
        &worker, &robot::RobotWorker::finished, &worker, [&end] { end({}); }, Qt::QueuedConnection);
    QObject::connect(
        &worker, &robot::RobotWorker::failed, &worker, [&end](const Error &error) { end(Failure(error)); },
        Qt::QueuedConnection);
    const auto stop = [&] {
        worker.stop();
        QTimer::singleShot(endPatience, &worker, [&end] {
            end(fail(
                QStringLiteral("TIMED_OUT"),
                QStringLiteral("The relay did not answer in time; what the robot holds is free again when "
                               "its lease ends.")));
        });
    };
    const Shutdown shutdown(stop);
    if (options->time)
        QTimer::singleShot(*options->time, &worker, stop);
    worker.start();
    return QCoreApplication::exec();
}

} // namespace countersign::app
