#include "window_times.h"

#include "program.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>
#include <optional>

namespace countersign::bench {

namespace {

constexpr int startMs = 20'000;
constexpr int startsMeasured = 5;

QString milliseconds(double ms)
{
    return QStringLiteral("%1 ms").arg(ms, 7, 'f', 0);
}

struct Start
{
    double ms = 0;
    double memoryMiB = 0;
};

/// The application in a home of its own, with the painting log on.
class Application
{
public:
    explicit Application(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            environment.insert(QLatin1String(place), m_home.path());
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("countersign.paint.info=true"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(besideUs(QStringLiteral("countersign")), arguments);
    }
    ~Application()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(startMs))
            m_process.kill();
    }

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

    /// Hands on each line of output until `wanted` says that it is enough, or no more come.
    void read(const std::function<bool(const QByteArray &line)> &wanted)
    {
        while (m_process.canReadLine() || m_process.waitForReadyRead(startMs)) {
            while (m_process.canReadLine()) {
                if (wanted(m_process.readLine()))
                    return;
            }
        }
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
};

/// One start of the application; nothing when no window came.
std::optional<Start> startOnce()
{
    QElapsedTimer timer;
    timer.start();
    Application application({QStringLiteral("--demo")});
    std::optional<Start> start;
    application.read([&](const QByteArray &line) {
        if (line.contains("first window painted"))
            start = Start{static_cast<double>(timer.nsecsElapsed()) / 1e6, residentMiB(application.pid())};
        return start.has_value();
    });
    return start;
}

QList<Figure> measureStart()
{
    QList<double> times;
    double memory = 0;
    for (int i = 0; i < startsMeasured; ++i) {
        const std::optional<Start> start = startOnce();
        if (!start)
            return {{QStringLiteral("time to first window"), QStringLiteral("no window came")}};
        times.append(start->ms);
        memory = std::max(memory, start->memoryMiB);
    }
    std::ranges::sort(times);
    return {{QStringLiteral("time to first window, median of %1").arg(startsMeasured),
             milliseconds(times[startsMeasured / 2])},
            {QStringLiteral("    memory then, largest"), QStringLiteral("%1 MiB").arg(memory, 7, 'f', 0)}};
}

/// The tour makes a few challenges arrive; the first also pays for fonts and ICU's data.
QList<Figure> measurePush()
{
    const QTemporaryDir pictures;
    Application application({QStringLiteral("--tour"), pictures.path()});
    QList<double> times;
    application.read([&times](const QByteArray &line) {
        const qsizetype at = line.indexOf("push painted after ");
        if (at >= 0)
            times.append(line.sliced(at).split(' ').value(3).toDouble());
        return false;
    });
    if (times.isEmpty())
        return {{QStringLiteral("push to painted"), QStringLiteral("no push came")}};
    const double first = times.first();
    std::ranges::sort(times);
    return {{QStringLiteral("push to painted, median of %1").arg(times.size()),
             milliseconds(times[times.size() / 2])},
            {QStringLiteral("    the first one"), milliseconds(first)}};
}

} // namespace

QList<Figure> measureWindow()
{
    return measureStart() + measurePush();
}

} // namespace countersign::bench
