#include "app/desktop/session.h"

#include "app/demo/scenario.h"
#include "app/desktop/sheet_file.h"
#include "core/console/block_card.h"
#include "core/console/pairing_code.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/refusal_words.h"

#include <QApplication>
#include <QFile>
#include <QStandardPaths>

#include <utility>

namespace countersign::app {

namespace {

constexpr int adminKeyBytes = 32;
constexpr std::size_t catchUpPage = 1000;

const QString transferId = QStringLiteral("transfer");
const QString loginId = QStringLiteral("login");
const QString cardLimitId = QStringLiteral("card-limit");
const QString payrollId = QStringLiteral("payroll");
const QString alertId = QStringLiteral("alert");

/// A tour leaves no trace in the user's settings.
QString settingsFile(const DesktopOptions &options)
{
    const auto place =
        options.tourDirectory.isEmpty() ? QStandardPaths::AppConfigLocation : QStandardPaths::TempLocation;
    const QString name = options.tourDirectory.isEmpty()
        ? QStringLiteral("/countersign.ini")
        : QStringLiteral("/countersign-tour-%1.ini").arg(QCoreApplication::applicationPid());
    return QStandardPaths::writableLocation(place) + name;
}

} // namespace

Session::Session(const DesktopOptions &options)
    : m_options(options), m_settings(settingsFile(options), QSettings::IniFormat)
{}

Session::~Session()
{
    m_state.reset();
    m_paintClock.reset();
    m_window.reset();
    m_console.reset();
    m_demo.reset();
    if (!m_options.tourDirectory.isEmpty())
        QFile::remove(m_settings.fileName());
}

Result<std::unique_ptr<Session>> Session::open(const DesktopOptions &options, const signing::Sealer &sealer)
{
    std::unique_ptr<Session> session(new Session(options));
    if (const Result<void> started = session->startWorkbench(sealer); !started)
        return failureOf(started);
    session->readPreferences();
    if (const Result<void> opened = session->openWindow(); !opened)
        return failureOf(opened);
    session->connectWindow();
    if (options.demo)
        session->startDemo();
    session->takeLink();
    if (options.state) {
        if (const Result<void> attached = session->m_state->attach(*options.state); !attached)
            return failureOf(attached);
    }
    return session;
}

QString Session::dataDirectory(const DesktopOptions &options)
{
    if (!options.dataDirectory.isEmpty() || options.demo)
        return options.dataDirectory;
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

Result<void> Session::startWorkbench(const signing::Sealer &sealer)
{
    WorkbenchOptions options;
    options.dataDirectory = dataDirectory(m_options);
    options.relayPort = m_options.relayPort;
    options.retention = m_options.retention;
    options.dataFrom = m_options.dataFrom;
    options.adminKey = Secret(m_options.adminKey.isEmpty() ? randomBytes(adminKeyBytes).toHex()
                                                           : m_options.adminKey.toUtf8());
    options.control = m_options.control;
    Result<std::unique_ptr<Workbench>> bench = Workbench::start(options, sealer);
    if (!bench)
        return failureOf(bench);
    m_bench = *std::move(bench);
    return {};
}

void Session::readPreferences()
{
    const ui::Preferences preferences = ui::Preferences::read(m_settings);
    const QString saved = preferences.language.isEmpty() ? Translations::ofSystem() : preferences.language;
    m_translations.use(m_options.language.isEmpty() ? saved : m_options.language);
    m_theme.setTextScale(preferences.textScale);
    m_theme.setAppearance(m_options.dark ? (*m_options.dark ? ui::Appearance::Dark : ui::Appearance::Light)
                                         : preferences.appearance);
    m_theme.applyTo(*qApp);
}

Result<void> Session::openWindow()
{
    m_console = std::make_unique<console::Console>(console::Console::Parts{
        m_bench->fleet(), m_bench->exchanges(), m_bench->clock(), m_bench->realClock()});
    connect(&m_bench->feed(), &journal::Feed::committed, m_console.get(), &console::Console::take);
    connect(m_bench.get(), &Workbench::clockMoved, m_console.get(), &console::Console::clockMoved);
    if (const Result<void> told = tellConsoleThePast(); !told)
        return told;

    m_state = std::make_unique<StateSwitch>(*m_bench, *m_console);

    const QUrl relay(QString::fromLatin1(m_bench->relayUrl()));
    m_window = std::make_unique<ui::MainWindow>(
        ui::MainWindow::Parts{*m_console, m_theme, m_bench->clock(), m_settings},
        ui::MainWindow::Surroundings{
            QStringLiteral("%1:%2").arg(relay.host()).arg(relay.port()),
            m_bench->options().dataDirectory.isEmpty() ? ui::MainWindow::Storage::Memory
                                                       : ui::MainWindow::Storage::Sqlite,
            m_options.demo ? QStringLiteral("Demo Bank") : QString(),
            m_options.control.mode == ControlAccess::Mode::Bypass ? ui::MainWindow::ControlApi::Open
                                                                  : ui::MainWindow::ControlApi::Signed});
    nameScenarios();
    m_paintClock = std::make_unique<PaintClock>(*m_window, m_bench->fleet());
    m_window->show();
    return {};
}

Result<void> Session::tellConsoleThePast()
{
    Result<std::optional<journal::Snapshot>> snapshot = m_bench->journal().snapshot();
    if (!snapshot)
        return failureOf(snapshot);
    quint64 since = 0;
    const bool isOurs = *snapshot && (*snapshot)->format == domain::RelayState::snapshotFormat;
    if (isOurs
        && m_console->restore(ByteParts::join(std::move((*snapshot)->bytes)), (*snapshot)->at.sequence))
        since = (*snapshot)->at.sequence;
    auto page = m_bench->journal().after(since, catchUpPage);
    while (page && !page->empty()) {
        m_console->take(QList<journal::Entry>(page->begin(), page->end()));
        page = m_bench->journal().after(page->back().sequence, catchUpPage);
    }
    // What it does not know it would take for a fault of ours in the events that follow.
    return page ? Result<void>() : Result<void>(failureOf(page));
}

void Session::connectWindow()
{
    connect(m_window.get(), &ui::MainWindow::scenarioRequested, this, &Session::playScenario);
    connect(m_window.get(), &ui::MainWindow::timeAdvanceRequested, m_bench.get(), &Workbench::advanceClock);
    connect(m_window.get(), &ui::MainWindow::timeResetRequested, m_bench.get(), &Workbench::resetClock);
    connect(m_window.get(), &ui::MainWindow::redeliveryRequested, m_bench.get(), &Workbench::redeliver);
    connect(m_window.get(), &ui::MainWindow::robotRegistrationRequested, m_bench.get(),
            &Workbench::registerRobot);
    connect(m_window.get(), &ui::MainWindow::robotRemovalRequested, m_bench.get(), &Workbench::removeRobot);
    connect(m_bench.get(), &Workbench::robotRegistered, m_window.get(), &ui::MainWindow::showRobot);
    connect(m_bench.get(), &Workbench::robotRefused, m_window.get(), &ui::MainWindow::showRobotRefused);
    connect(m_bench.get(), &Workbench::redeliveryRefused, this, &Session::failed);
    connect(m_bench.get(), &Workbench::clockMoved, m_window.get(),
            [this] { m_window->setTimeOffset(m_bench->clock().offset()); });
    m_window->setTimeOffset(m_bench->clock().offset());
    connect(m_window.get(), &ui::MainWindow::demoPairingRequested, this, [this](const QString &deviceId) {
        if (m_demo)
            m_demo->pair(deviceId);
    });
    connect(m_window.get(), &ui::MainWindow::demoCodeRequested, this, [this] {
        if (m_demo)
            m_demo->offerPairing();
    });
    connect(m_window.get(), &ui::MainWindow::blockSendRequested, this,
            [this](const display::DisplayBlock &block) {
                if (!m_demo)
                    return;
                m_demo->ask(block);
                m_window->showPage(ui::MainWindow::Page::Desk);
            });
    connect(m_window.get(), &ui::MainWindow::sheetRequested, this, &Session::saveContactSheet);
    connect(m_window.get(), &ui::MainWindow::languageChosen, this, [this](const QString &language) {
        m_translations.use(language);
        nameScenarios();
    });
    connect(this, &Session::failed, m_window.get(),
            [this](const Error &error) { m_window->showMessage(ui::wordsOf(error)); });
}

void Session::saveContactSheet(const display::DisplayBlock &block, const ui::SheetPlan &plan,
                               const QString &path)
{
    const ui::ContactSheet sheet(plan, [this, &block](const QString &locale) {
        return console::blockCard(block, locale, QStringLiteral("UTC"), m_bench->clock().now());
    });
    if (const Result<void> saved = saveSheet(sheet, path); !saved)
        Q_EMIT failed(saved.error());
    else
        m_window->showMessage(ui::ours(tr("The contact sheet is in %1").arg(path)));
}

void Session::startDemo()
{
    m_demo = std::make_unique<DemoDesk>(*m_bench);
    connect(m_demo.get(), &DemoDesk::storesChanged, m_console.get(), &console::Console::storesChanged);
    connect(m_demo.get(), &DemoDesk::failed, this, &Session::failed);
    connect(m_demo.get(), &DemoDesk::pairingOffered, this, &Session::showPairingCode);
    connect(m_demo.get(), &DemoDesk::ready, this, [this] {
        m_state->setOwn(&m_demo->bank().instructions(), &m_demo->bank().pendingOps());
        Q_EMIT demoReady();
    });
    m_demo->start();
}

void Session::showPairingCode(const Secret &proof, const QString &name)
{
    const QUrl relay(QString::fromLatin1(m_bench->relayUrl()));
    const Result<console::PairingCode> code = console::makePairingCode(relay, proof, name);
    code ? m_window->showPairingCode(*code) : Q_EMIT failed(code.error());
}

void Session::nameScenarios()
{
    if (m_options.demo) {
        m_window->setScenarios({{transferId, tr("Transfer money")},
                                {loginId, tr("Sign in with number matching")},
                                {cardLimitId, tr("Change a card limit with a code")},
                                {payrollId, tr("Run the payroll: two of three approve")},
                                {alertId, tr("Warn of a new sign-in")}});
    }
}

void Session::playScenario(const QString &id)
{
    if (id == alertId)
        return warn();
    play(id == loginId           ? demo::Mutation::Login
             : id == cardLimitId ? demo::Mutation::CardLimit
             : id == payrollId   ? demo::Mutation::Payroll
                                 : demo::Mutation::Transfer);
}

void Session::warn()
{
    if (m_demo)
        m_demo->warn();
}

void Session::play(demo::Mutation mutation)
{
    if (!m_demo || !m_demo->isReady()) {
        Q_EMIT failed({QStringLiteral("DEMO_NOT_READY"),
                       QStringLiteral("Demo Bank is not open yet; play again when the demo is ready.")});
        return;
    }
    auto *scenario = new demo::Scenario(m_bench->client("customer"), m_demo->bankUrl(), this);
    connect(scenario, &demo::Scenario::finished, this, [this, scenario](int status, const QByteArray &) {
        scenario->deleteLater();
        Q_EMIT scenarioFinished(status);
    });
    connect(scenario, &demo::Scenario::failed, this, [this, scenario](const Error &error) {
        scenario->deleteLater();
        Q_EMIT failed(error);
    });
    scenario->play(demo::playFor(mutation, m_round++));
}

void Session::takeLink()
{
    if (m_options.pairingLink.isEmpty())
        return;
    device::Fleet &fleet = m_bench->fleet();
    const Result<QString> phone =
        fleet.create({.name = tr("New phone"), .platform = QStringLiteral("simulator")});
    if (!phone) {
        Q_EMIT failed(phone.error());
        return;
    }
    fleet.pair(*phone, m_options.pairingLink, [this](const Result<QString> &paired) {
        if (!paired)
            Q_EMIT failed(paired.error());
    });
}

} // namespace countersign::app
