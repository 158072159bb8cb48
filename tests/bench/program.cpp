#include "program.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <sched.h>
#include <thread>
#include <unistd.h>

namespace countersign::bench {

namespace {

constexpr int startMs = 120'000;
constexpr int endMs = 20'000;

} // namespace

QString besideUs(const QString &name)
{
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
}

void pinToCore(int core)
{
    if (std::thread::hardware_concurrency() < 2)
        return;
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(static_cast<std::size_t>(core), &cores);
    ::sched_setaffinity(0, sizeof cores, &cores);
}

double residentMiB(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024.0;
    }
    return 0;
}

double processorSeconds(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    // After the name in brackets: the 14th and 15th of all fields, in ticks.
    const QByteArray line = status.readAll();
    const QByteArrayList fields = line.sliced(line.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
        / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::unique_ptr<Program> Program::start(const QString &name, const QStringList &arguments)
{
    std::unique_ptr<Program> program(new Program);
    QProcess &process = program->m_process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setChildProcessModifier([] { pinToCore(0); });
    process.start(besideUs(name), arguments);
    while (process.waitForReadyRead(startMs)) {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine();
            if (line.startsWith('{')) {
                program->m_ready = QJsonDocument::fromJson(line).object();
                return program;
            }
        }
    }
    return nullptr;
}

void Program::end()
{
    m_process.terminate();
    m_process.waitForFinished(endMs);
}

Program::~Program()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    end();
    m_process.kill();
}

} // namespace countersign::bench
