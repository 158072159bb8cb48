#pragma once

#include "core/device/fleet.h"

#include <QElapsedTimer>
#include <QWidget>

namespace countersign::app {

/// Says in the log (category `countersign.paint`, off by default) when the first window was painted and how long each push
/// took from its arrival to the phone's paint: what the benchmark reads.
class PaintClock : public QObject
{
    Q_OBJECT

public:
    /// Watches only while the category is on. Both must outlive it.
    PaintClock(const QWidget &window, const device::Fleet &fleet);

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const QWidget &m_window;
    bool m_windowPainted = false;
    QElapsedTimer m_sincePush;
};

} // namespace countersign::app
