#pragma once

#include "core/console/phone_card.h"

#include <QObject>

class QSystemTrayIcon;

namespace countersign::console {
class Console;
}

namespace countersign::ui {

struct Notification
{
    display::DisplayText title;
    display::DisplayText text = {};
};

/// Tells of a challenge that waits while the window is not in front, where the desktop can show such things.
class Notifier : public QObject
{
    Q_OBJECT
public:
    Notifier(console::Console &console, QWidget *window);

    /// Only what the card shows too; the title is enough on a screen that others see.
    [[nodiscard]] static Notification notificationOf(const console::PhoneCard &card);

Q_SIGNALS:
    /// The person clicked on the notification.
    void opened();

private:
    void tell(const device::ChallengeKey &key);

    console::Console &m_console;
    QWidget *m_window;
    QSystemTrayIcon *m_tray = nullptr;
    device::ChallengeKey m_told;
};

} // namespace countersign::ui
