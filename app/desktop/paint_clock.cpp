#include "app/desktop/paint_clock.h"

#include "ui/phone/phone_view.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLoggingCategory>

namespace countersign::app {

namespace {

Q_LOGGING_CATEGORY(paintLog, "countersign.paint", QtWarningMsg)

bool isOnPhone(const QObject *object)
{
    for (; object; object = object->parent()) {
        if (qobject_cast<const ui::PhoneView *>(object))
            return true;
    }
    return false;
}

} // namespace

PaintClock::PaintClock(const QWidget &window, const device::Fleet &fleet) : m_window(window)
{
    if (!paintLog().isInfoEnabled())
        return;
    QCoreApplication::instance()->installEventFilter(this);
    connect(&fleet, &device::Fleet::itemArrived, this, [this] { m_sincePush.start(); });
}

bool PaintClock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return false;
    if (!m_windowPainted && watched == &m_window) {
        m_windowPainted = true;
        qCInfo(paintLog, "first window painted");
    }
    if (m_sincePush.isValid() && isOnPhone(watched)) {
        qCInfo(paintLog, "push painted after %.2f ms", static_cast<double>(m_sincePush.nsecsElapsed()) / 1e6);
        m_sincePush.invalidate();
    }
    return false;
}

} // namespace countersign::app
