#include "ui/shell/notifier.h"

#include "core/console/console.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QWidget>

namespace countersign::ui {

Notifier::Notifier(console::Console &console, QWidget *window)
    : QObject(window), m_console(console), m_window(window)
{
    connect(&console.desk(), &console::Desk::challengeArrived, this, &Notifier::tell);
}

void Notifier::tell(const device::ChallengeKey &key)
{
    if (m_window->isActiveWindow() || key == m_told || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_told = key;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(QApplication::windowIcon(), this);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &Notifier::opened);
        connect(m_tray, &QSystemTrayIcon::activated, this, &Notifier::opened);
        m_tray->show();
    }
    // Only what the card shows too, guarded as it is there; the title is enough on a screen that others see.
    const std::optional<console::PhoneCard> &card = m_console.desk().card();
    const bool shown = card && card->key == key;
    if (shown && card->kind == device::ItemKind::Alert)
        m_tray->showMessage(tr("%1 sends a security alert").arg(card->tenantName.plain()),
                            card->alertTitle.plain(), QSystemTrayIcon::Warning);
    else
        m_tray->showMessage(shown ? tr("%1 asks for an approval").arg(card->tenantName.plain())
                                  : tr("Something on a phone asks for you"),
                            shown ? card->block.title.plain() : QString());
}

} // namespace countersign::ui
