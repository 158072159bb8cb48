// How a MainWindow looks: theme, text size, language, presentation; and what its actions may do at the moment.

#include "core/console/console.h"
#include "ui/desk/desk_page.h"
#include "ui/phone/phone_view.h"
#include "ui/shell/bypass_banner.h"
#include "ui/shell/main_window.h"
#include "ui/shell/nav_bar.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>

#include <array>

namespace countersign::ui {

namespace {

constexpr std::array numberActs{Act::Number1, Act::Number2, Act::Number3, Act::Number4, Act::Number5};

} // namespace

void MainWindow::connectPhone()
{
    PhoneView *phone = &m_desk->phone();
    connect((*m_actions)[Act::Approve], &QAction::triggered, phone, &PhoneView::approve);
    connect((*m_actions)[Act::Deny], &QAction::triggered, phone, &PhoneView::deny);
    connect((*m_actions)[Act::Dismiss], &QAction::triggered, phone, &PhoneView::dismiss);
    connect((*m_actions)[Act::FetchAgain], &QAction::triggered, phone, &PhoneView::retry);
    for (std::size_t position = 0; position < numberActs.size(); ++position) {
        connect((*m_actions)[numberActs[position]], &QAction::triggered, phone,
                [phone, position] { phone->chooseNumber(static_cast<int>(position)); });
    }
}

void MainWindow::refreshActions()
{
    const bool onDesk = page() == Page::Desk;
    const std::optional<console::PhoneCard> &card = m_parts.console.desk().card();
    const bool waiting = onDesk && card && card->state == device::CardState::Waiting;
    (*m_actions)[Act::Approve]->setEnabled(waiting && card->numbers.isEmpty());
    (*m_actions)[Act::Deny]->setEnabled(waiting);
    (*m_actions)[Act::Dismiss]->setEnabled(onDesk && card && card->state == device::CardState::Notice);
    (*m_actions)[Act::FetchAgain]->setEnabled(waiting && card->data == device::DataToFetch::State::Failed);
    for (std::size_t position = 0; position < numberActs.size(); ++position)
        (*m_actions)[numberActs[position]]->setEnabled(
            waiting && static_cast<qsizetype>(position) < card->numbers.size());
    for (const Act act : {Act::PreviousChallenge, Act::NextChallenge})
        (*m_actions)[act]->setEnabled(onDesk);
    (*m_actions)[Act::CopyInstruction]->setEnabled(onDesk && m_parts.console.desk().challenge());
    (*m_actions)[Act::DeliverAgain]->setEnabled(page() == Page::Callbacks);
    (*m_actions)[Act::FilterTable]->setEnabled(hasTable(page()));
    (*m_actions)[Act::RunScenario]->setEnabled(!m_scenarios.isEmpty());
    (*m_actions)[Act::Dark]->setChecked(m_parts.theme.appearance() == Appearance::Dark);
}

void MainWindow::setScenarios(const QList<Scenario> &scenarios)
{
    m_scenarios = scenarios;
    m_menus->setScenarios(scenarios);
    refreshActions();
}

void MainWindow::setTimeOffset(Milliseconds offset)
{
    m_top->setTimeOffset(offset);
    (*m_actions)[Act::ResetTime]->setEnabled(offset > Milliseconds{0});
}

void MainWindow::setPresentation(Presentation presentation)
{
    const bool alone = presentation == Presentation::On;
    if (alone)
        showPage(Page::Desk);
    m_top->setVisible(!alone);
    m_nav->setVisible(!alone);
    m_status->setVisible(!alone);
    if (m_bypass)
        m_bypass->setVisible(!alone);
    m_desk->setShown(alone ? DeskPage::Shown::PhoneOnly : DeskPage::Shown::Everything);
    (*m_actions)[Act::Presentation]->setChecked(alone);
    (*m_actions)[Act::LeavePresentation]->setEnabled(alone);
    setWindowState(alone ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::showMessage(const display::DisplayText &text)
{
    m_status->showMessage(text);
}

void MainWindow::copyInstruction()
{
    const std::optional<device::ChallengeKey> &key = m_parts.console.desk().challenge();
    if (!key)
        return;
    const display::DisplayText id = display::DisplayText::guard(key->instructionId);
    QApplication::clipboard()->setText(id.plain());
    showMessage(display::DisplayText::filled(tr("Copied %1"), {&id, 1}));
}

void MainWindow::stepText(qreal factor)
{
    m_parts.theme.setTextScale(m_parts.theme.textScale() * factor);
}

void MainWindow::retitle()
{
    setWindowTitle(m_bypass ? tr("Countersign – the control API is open") : QStringLiteral("Countersign"));
}

void MainWindow::applyTheme()
{
    m_parts.theme.applyTo(*qApp);
    refreshActions();
    savePreferences();
}

void MainWindow::savePreferences()
{
    Preferences preferences = Preferences::read(m_parts.settings);
    preferences.appearance = m_parts.theme.appearance();
    preferences.textScale = m_parts.theme.textScale();
    preferences.write(m_parts.settings);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        m_menus->retranslate();
        retitle();
    }
    QMainWindow::changeEvent(event);
}

} // namespace countersign::ui
