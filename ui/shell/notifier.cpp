#include "ui/shell/notifier.h"

#include "core/console/console.h"
#include "ui/widgets/own_words.h"

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
    const std::optional<console::PhoneCard> &card = m_console.desk().card();
    const bool isShown = card && card->key == key;
    const Notification words =
        isShown ? notificationOf(*card) : Notification{ours(tr("Something on a phone asks for you"))};
    const bool isAlert = isShown && card->kind == device::ItemKind::Alert;
    m_tray->showMessage(words.title.forPainting(), words.text.forPainting(),
                        isAlert ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

Notification Notifier::notificationOf(const console::PhoneCard &card)
{
    const bool isAlert = card.kind == device::ItemKind::Alert;
    const QString title = isAlert ? tr("%1 sends a security alert") : tr("%1 asks for an approval");
    return {display::DisplayText::filled(title, {&card.tenantName, 1}),
            isAlert ? card.alertTitle : card.block.title};
}

} // namespace countersign::ui
