#include "app/headless/picture_program.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace countersign::app {

namespace {

QString findProgram()
{
    const QString name = QStringLiteral("countersign");
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

Failure missing(const QString &why)
{
    return fail(QStringLiteral("PROGRAM_MISSING"),
                QStringLiteral("Pictures are painted by the program countersign, and %1; install it beside "
                               "countersignd, or ask for --format json or text.")
                    .arg(why));
}

} // namespace

Result<int> paintBlock(const QStringList &options, const QByteArray &block)
{
    const QString program = findProgram();
    if (program.isEmpty())
        return missing(
            QStringLiteral("it is neither in %1 nor in PATH").arg(QCoreApplication::applicationDirPath()));
    QProcess painter;
    painter.setProcessChannelMode(QProcess::ForwardedChannels);
    painter.start(program, options);
    painter.write(block);
    painter.closeWriteChannel();
    if (!painter.waitForFinished(-1) || painter.exitStatus() != QProcess::NormalExit)
        return missing(QStringLiteral("%1 did not run to its end (%2)").arg(program, painter.errorString()));
    return painter.exitCode();
}

} // namespace countersign::app
