#include "app/headless/commands.h"
#include "app/headless/options.h"

#include <QCoreApplication>

#include <array>

using namespace countersign::app;

namespace {

struct Command
{
    const char *name;
    const char *does;
    int (*run)(const QStringList &arguments);
};

constexpr std::array commands{
    Command{"serve", "run the relay with its simulated devices", runServe},
    Command{"sign", "print the headers that sign the body on standard input", runSign},
    Command{"verify", "check the signature of the body on standard input", runVerify},
    Command{"verify-decision", "check what a device signed against the block that was sent",
            runVerifyDecision},
    Command{"render", "show a display block as a device would", runRender},
    Command{"journal", "verify or export the journal of a data directory", runJournal},
    Command{"robot", "answer challenges by rule, for automated tests", runRobot},
};

QByteArray usage()
{
    QByteArray text = "Usage: countersignd COMMAND [OPTIONS]\n\nCommands:\n";
    for (const Command &command : commands)
        text += QByteArray("  ") + QByteArray(command.name).leftJustified(17) + command.does + '\n';
    return text
        + "\ncountersignd COMMAND --help lists the options of one command; --version prints the version.";
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("countersignd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));

    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.size() > 1 ? arguments.takeAt(1) : QStringLiteral("--help");
    if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
        printLine(usage());
        return exitOk;
    }
    if (name == QLatin1String("--version")) {
        printLine("countersignd " COUNTERSIGN_VERSION);
        return exitOk;
    }
    for (const Command &command : commands) {
        if (name == QLatin1String(command.name))
            return command.run(arguments);
    }
    return complain(
        badOption(QStringLiteral("There is no command \"%1\"; countersignd --help lists them.").arg(name))
            .value());
}
