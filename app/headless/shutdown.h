#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace countersign::app {

/// Ends the event loop on SIGINT and SIGTERM. One a process.
class Shutdown : public QObject
{
public:
    Shutdown();
    ~Shutdown() override;

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace countersign::app
