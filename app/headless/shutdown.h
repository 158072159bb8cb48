#pragma once

#include <QCoreApplication>
#include <QSocketNotifier>

#include <functional>

namespace countersign::app {

/// Ends the event loop on SIGINT and SIGTERM, or does what it was told to instead. One a process.
class Shutdown : public QObject
{
public:
    explicit Shutdown(std::function<void()> end = QCoreApplication::quit);
    ~Shutdown() override;

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace countersign::app
