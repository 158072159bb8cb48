#pragma once

#include <QJsonObject>
#include <QProcess>

#include <memory>

namespace countersign::bench {

/// One of our programs beside this one, alone on the machine's first core; ended when this object goes.
class Program
{
public:
    /// Waits until a line of its output begins with `{`: what it says when it is ready. Null when it never does.
    [[nodiscard]] static std::unique_ptr<Program> start(const QString &name, const QStringList &arguments);
    ~Program();

    [[nodiscard]] const QJsonObject &ready() const { return m_ready; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// Asks it to end and waits until it has.
    void end();

private:
    Program() = default;
    QProcess m_process;
    QJsonObject m_ready;
};

/// The path of a program built beside this one.
[[nodiscard]] QString besideUs(const QString &name);

/// Resident memory of a process in MiB.
[[nodiscard]] double residentMiB(qint64 pid);

/// Processor time that a process has used, in seconds.
[[nodiscard]] double processorSeconds(qint64 pid);

/// Keeps this thread, and threads started from it, on one core; a machine with a single core is left as it is.
void pinToCore(int core);

} // namespace countersign::bench
