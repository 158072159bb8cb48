#include "ui/shell/main_window.h"

#include "core/console/console.h"
#include "ui/desk/challenge_panel.h"
#include "ui/desk/desk_page.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/spoof_page.h"
#include "ui/lab/signing_page.h"
#include "ui/shell/bypass_banner.h"
#include "ui/shell/nav_bar.h"
#include "ui/shell/notifier.h"
#include "ui/shell/search_field.h"
#include "ui/shell/search_palette.h"
#include "ui/shell/top_bar.h"
#include "ui/tables/callbacks_page.h"
#include "ui/tables/devices_page.h"
#include "ui/tables/instructions_page.h"
#include "ui/tables/pending_ops_page.h"
#include "ui/tables/robots_page.h"
#include "ui/tables/traffic_page.h"
#include "ui/tamper/tamper_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/refusal_words.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr QSize firstSize{1360, 860};
constexpr QSize smallestSize{980, 560};
constexpr QLatin1String geometryKey{"window/geometry"};

} // namespace

MainWindow::MainWindow(const Parts &parts, const Surroundings &surroundings)
    : m_parts(parts), m_demoName(surroundings.demoName), m_actions(new Actions(parts.theme, this)),
      m_menus(new Menus(*m_actions, m_demoName.isEmpty() ? Menus::Demo::None : Menus::Demo::Running, this))
{
    parts.console.signingLab().setRelayAddress(surroundings.relayAddress);
    build(surroundings);
    connectActions();
    connectMenus();
    connectDesk();
    connectPhone();
    connect(&parts.theme, &Theme::changed, this, &MainWindow::applyTheme);
    setMinimumSize(smallestSize);
    if (!restoreGeometry(parts.settings.value(geometryKey).toByteArray()))
        resize(firstSize);
    m_menus->setLanguage(QLocale().name().left(2));
    showPage(Page::Desk);
    refreshActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::build(const Surroundings &surroundings)
{
    auto *whole = new QWidget(this);
    m_top = new TopBar(m_parts.theme, *m_actions, m_demoName, whole);
    m_nav = new NavBar(m_parts.theme, *m_actions, m_parts.console, whole);
    m_stack = new QStackedWidget(whole);
    m_status = new StatusStrip(m_parts.theme, m_parts.console, surroundings.relayAddress,
                               surroundings.storage, whole);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_nav);
    middle->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    if (surroundings.controlApi == ControlApi::Open) {
        m_bypass = new BypassBanner(m_parts.theme, whole);
        column->addWidget(m_bypass);
    }
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(whole);
    m_palette = new SearchPalette(m_parts.theme, m_parts.console.search(), m_top->search(), whole);
    m_desk = static_cast<DeskPage *>(pageWidget(Page::Desk));
    retitle();
}

void MainWindow::connectActions()
{
    const auto on = [this](Act act, auto &&does) {
        connect((*m_actions)[act], &QAction::triggered, this, does);
    };
    for (int index = 0; index < pageCount; ++index) {
        const auto act = static_cast<Act>(static_cast<int>(Act::Desk) + index);
        on(act, [this, index] { showPage(static_cast<Page>(index)); });
    }
    using std::chrono::hours;
    using std::chrono::minutes;
    on(Act::AdvanceMinute, [this] { Q_EMIT timeAdvanceRequested(minutes(1)); });
    on(Act::AdvanceFiveMinutes, [this] { Q_EMIT timeAdvanceRequested(minutes(5)); });
    on(Act::AdvanceHour, [this] { Q_EMIT timeAdvanceRequested(hours(1)); });
    on(Act::ResetTime, [this] { Q_EMIT timeResetRequested(); });
    on(Act::Find, [this] { m_top->search().setFocus(Qt::ShortcutFocusReason); });
    on(Act::FilterTable, [this] { filterTable(); });
    on(Act::RunScenario, [this] { runScenario(); });
    on(Act::NewDevice, [this] { addDevice(); });
    on(Act::ContactSheet, [this] { openSheet(); });
    on(Act::CopyInstruction, [this] { copyInstruction(); });
    on(Act::DeliverAgain, [this] { deliverAgain(); });
    on(Act::PreviousChallenge, [this] { m_desk->challenges().move(-1); });
    on(Act::NextChallenge, [this] { m_desk->challenges().move(1); });
    on(Act::Dark,
       [this](bool dark) { m_parts.theme.setAppearance(dark ? Appearance::Dark : Appearance::Light); });
    on(Act::LargerText, [this] { stepText(1.1); });
    on(Act::SmallerText, [this] { stepText(1 / 1.1); });
    on(Act::NormalText, [this] { m_parts.theme.setTextScale(1); });
    on(Act::Presentation,
       [this](bool shown) { setPresentation(shown ? Presentation::On : Presentation::Off); });
    on(Act::LeavePresentation, [this] { setPresentation(Presentation::Off); });
    on(Act::OpenMenu, [this] { m_top->openMenu(m_menus->all()); });
    on(Act::Quit, [this] { close(); });
}

void MainWindow::connectMenus()
{
    connect(m_menus, &Menus::scenarioChosen, this, &MainWindow::scenarioRequested);
    connect(m_menus, &Menus::languageChosen, this, [this](const QString &language) {
        m_menus->setLanguage(language);
        Preferences preferences = Preferences::read(m_parts.settings);
        preferences.language = language;
        preferences.write(m_parts.settings);
        Q_EMIT languageChosen(language);
    });
    connect(m_top, &TopBar::scenariosRequested, this, [this] { m_top->openScenarios(m_menus->scenarios()); });
    connect(m_top, &TopBar::timeRequested, this, [this] { m_top->openTime(m_menus->time()); });
    connect(m_top, &TopBar::menuRequested, this, [this] { m_top->openMenu(m_menus->all()); });
    connect(m_palette, &SearchPalette::chosen, this, &MainWindow::openFinding);
    auto *notifier = new Notifier(m_parts.console, this);
    connect(notifier, &Notifier::opened, this, [this] {
        showPage(Page::Desk);
        show();
        raise();
        activateWindow();
    });
}

void MainWindow::connectDesk()
{
    console::Desk &desk = m_parts.console.desk();
    connect(&desk, &console::Desk::cardChanged, this, &MainWindow::refreshActions);
    connect(&desk, &console::Desk::selectionChanged, this, &MainWindow::refreshActions);
    connect(&desk, &console::Desk::answerRefused, this,
            [this](const Error &error) { showMessage(wordsOf(error)); });
    connect(m_desk, &DeskPage::scenarioRequested, this, &MainWindow::runScenario);
    connect(m_desk, &DeskPage::newDeviceRequested, this, &MainWindow::addDevice);
    connect(m_desk, &DeskPage::failed, this, &MainWindow::showMessage);
}

QWidget *MainWindow::makePage(Page page)
{
    if (page == Page::Desk)
        return new DeskPage({m_parts.theme, m_parts.console, m_parts.settings, m_demoName});
    if (page == Page::Gallery) {
        auto *gallery = new GalleryPage(m_parts.theme, m_parts.console.gallery(), m_demoName);
        connect(gallery, &GalleryPage::sendRequested, this, &MainWindow::blockSendRequested);
        connect(gallery, &GalleryPage::sheetRequested, this, &MainWindow::sheetRequested);
        return gallery;
    }
    if (page == Page::SpoofLab)
        return new SpoofPage(m_parts.theme);
    if (page == Page::TamperLab)
        return new TamperPage(m_parts.theme, m_parts.console.tamperLab());
    if (page == Page::SigningLab) {
        auto *lab = new SigningPage(m_parts.theme, m_parts.console.signingLab());
        connect(lab, &SigningPage::told, this, &MainWindow::showMessage);
        return lab;
    }
    const LivePage::Parts parts{m_parts.theme, m_parts.console, m_parts.settings, m_demoName};
    if (page == Page::Devices)
        return makeDevices(parts);
    if (page == Page::Robots)
        return makeRobots(parts);
    if (page == Page::Callbacks) {
        auto *callbacks = new CallbacksPage(parts);
        connect(callbacks, &LivePage::emptyActionTriggered, this, &MainWindow::runScenario);
        connect(callbacks, &CallbacksPage::redeliveryRequested, this, &MainWindow::redeliveryRequested);
        return callbacks;
    }
    LivePage *table = nullptr;
    if (page == Page::Instructions)
        table = new InstructionsPage(parts);
    else if (page == Page::PendingOps)
        table = new PendingOpsPage(parts);
    else
        table = makeTraffic(parts);
    connect(table, &LivePage::emptyActionTriggered, this, &MainWindow::runScenario);
    return table;
}

LivePage *MainWindow::makeDevices(const LivePage::Parts &parts)
{
    auto *devices = new DevicesPage(parts);
    connect(devices, &DevicesPage::demoPairingRequested, this, &MainWindow::demoPairingRequested);
    connect(devices, &DevicesPage::demoCodeRequested, this, &MainWindow::demoCodeRequested);
    connect(devices, &DevicesPage::deskRequested, this, [this](const QString &deviceId) {
        m_parts.console.desk().showDevice(deviceId);
        showPage(Page::Desk);
    });
    return devices;
}

LivePage *MainWindow::makeRobots(const LivePage::Parts &parts)
{
    auto *robots = new RobotsPage(parts);
    connect(robots, &RobotsPage::registrationRequested, this, &MainWindow::robotRegistrationRequested);
    connect(robots, &RobotsPage::removalRequested, this, &MainWindow::robotRemovalRequested);
    return robots;
}

LivePage *MainWindow::makeTraffic(const LivePage::Parts &parts)
{
    auto *traffic = new TrafficPage(parts);
    connect(traffic, &TrafficPage::labRequested, this, [this](quint64 number) {
        const std::optional<http::Exchange> exchange = m_parts.console.traffic().exchange(number);
        if (!exchange)
            return;
        m_parts.console.signingLab().open(*exchange);
        showPage(Page::SigningLab);
    });
    return traffic;
}

QWidget *MainWindow::pageWidget(Page page)
{
    QWidget *&widget = m_pages[static_cast<std::size_t>(page)];
    if (!widget) {
        widget = makePage(page);
        m_stack->addWidget(widget);
    }
    return widget;
}

void MainWindow::showPage(Page page)
{
    QWidget *widget = pageWidget(page);
    m_stack->setCurrentWidget(widget);
    m_nav->setPage(page);
    if (page == Page::Desk)
        m_desk->takeFocus();
    else if (page == Page::Gallery)
        static_cast<GalleryPage *>(widget)->takeFocus();
    else if (page == Page::SpoofLab)
        widget->setFocus();
    else if (page == Page::TamperLab)
        static_cast<TamperPage *>(widget)->takeFocus();
    else if (page == Page::SigningLab)
        static_cast<SigningPage *>(widget)->takeFocus();
    else
        static_cast<LivePage *>(widget)->takeFocus();
    refreshActions();
}

Page MainWindow::page() const
{
    const auto current = std::ranges::find(m_pages, m_stack->currentWidget());
    return static_cast<Page>(current - m_pages.begin());
}

void MainWindow::openFinding(const console::Finding &finding)
{
    switch (finding.kind) {
    case console::Finding::Kind::Challenge:
        m_desk->challenges().setShown(console::ShownChallenges::All);
        m_parts.console.desk().select(finding.challenge);
        showPage(Page::Desk);
        return;
    case console::Finding::Kind::Device:
        showPage(Page::Devices);
        static_cast<DevicesPage *>(pageWidget(Page::Devices))->choose(finding.id);
        return;
    case console::Finding::Kind::Exchange:
        showPage(Page::Traffic);
        static_cast<TrafficPage *>(pageWidget(Page::Traffic))->choose(finding.id);
        return;
    }
}

void MainWindow::runScenario()
{
    if (m_scenarios.size() == 1)
        Q_EMIT scenarioRequested(m_scenarios.front().id);
    else if (!m_scenarios.isEmpty()) {
        m_top->openScenarios(m_menus->scenarios());
        m_menus->scenarios()->setActiveAction(m_menus->scenarios()->actions().constFirst());
    }
}

void MainWindow::addDevice()
{
    showPage(Page::Devices);
    static_cast<DevicesPage *>(pageWidget(Page::Devices))->addDevice();
}

void MainWindow::deliverAgain()
{
    if (page() == Page::Callbacks)
        static_cast<CallbacksPage *>(pageWidget(Page::Callbacks))->deliverAgain();
}

void MainWindow::showPairingCode(const console::PairingCode &code)
{
    showPage(Page::Devices);
    static_cast<DevicesPage *>(pageWidget(Page::Devices))->showPairingCode(code);
}

void MainWindow::showRobot(const console::RobotCredentials &robot)
{
    static_cast<RobotsPage *>(pageWidget(Page::Robots))->showRegistered(robot);
}

void MainWindow::showRobotRefused(const Error &error)
{
    static_cast<RobotsPage *>(pageWidget(Page::Robots))->showRefused(wordsOf(error));
}

void MainWindow::openSheet()
{
    showPage(Page::Gallery);
    static_cast<GalleryPage *>(pageWidget(Page::Gallery))->openSheet();
}

void MainWindow::filterTable()
{
    if (hasTable(page()))
        static_cast<LivePage *>(m_stack->currentWidget())->focusFilter();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if ((*m_actions)[Act::Presentation]->isChecked())
        setPresentation(Presentation::Off); // what is remembered is the whole desk
    m_parts.settings.setValue(geometryKey, saveGeometry());
    savePreferences();
    QMainWindow::closeEvent(event);
}

} // namespace countersign::ui
