#include "app/desktop/tour.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>

#include <array>
#include <cstdio>

namespace countersign::app {

namespace {

/// Between two steps, for layouts and animations to come to rest.
constexpr std::chrono::milliseconds rest{120};
constexpr std::chrono::seconds longestWait{20};
constexpr QSize windowSize{1360, 860};

struct NamedPage
{
    ui::MainWindow::Page page;
    const char *name;
};
constexpr std::array pages{
    NamedPage{ui::MainWindow::Page::Devices, "devices"},
    NamedPage{ui::MainWindow::Page::Robots, "robots"},
    NamedPage{ui::MainWindow::Page::Instructions, "instructions"},
    NamedPage{ui::MainWindow::Page::PendingOps, "pending-ops"},
    NamedPage{ui::MainWindow::Page::Traffic, "traffic"},
    NamedPage{ui::MainWindow::Page::Callbacks, "callbacks"},
    NamedPage{ui::MainWindow::Page::Gallery, "gallery"},
    NamedPage{ui::MainWindow::Page::SpoofLab, "spoof-lab"},
    NamedPage{ui::MainWindow::Page::TamperLab, "tamper-lab"},
    NamedPage{ui::MainWindow::Page::SigningLab, "signing-lab"},
};

} // namespace

Tour::Tour(Session &session, const QString &directory) : m_session(session), m_directory(directory)
{
    if (!QDir().mkpath(directory)) {
        giveUp(QStringLiteral("the directory \"%1\" cannot be made").arg(directory));
        return;
    }
    m_session.window().resize(windowSize);
    connect(&m_session, &Session::failed, this, [this](const Error &error) { giveUp(error.message); });
    connect(&m_session, &Session::scenarioFinished, this, [this](int status) { m_finishedWith = status; });
    connect(&m_session, &Session::demoReady, this, [this] { m_pulse.start(rest); });
    connect(&m_pulse, &QTimer::timeout, this, &Tour::next);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        giveUp(m_steps.empty() ? QStringLiteral("the demo did not start")
                               : m_steps.front().waitsFor + QStringLiteral(" did not come"));
    });
    m_patience.start(longestWait);
    plan();
}

void Tour::plan()
{
    console::Desk &desk = m_session.console().desk();
    const auto cardShown = [&desk] {
        return desk.card() && desk.card()->state == device::CardState::Waiting;
    };
    const auto approve = [&desk](device::Answer answer) {
        return [&desk, answer = std::move(answer)] { desk.approve(answer); };
    };

    picture(QStringLiteral("desk-empty"));
    then([this] { m_session.play(demo::Mutation::Transfer); });
    until(QStringLiteral("the transfer's challenge"), cardShown);
    picture(QStringLiteral("desk-transfer"));
    then(approve({}));
    until(QStringLiteral("the approved transfer"), [this] { return m_finishedWith == 200; });
    picture(QStringLiteral("desk-approved"));

    then([this] { m_session.play(demo::Mutation::Login); });
    until(QStringLiteral("the sign-in's challenge"), cardShown);
    picture(QStringLiteral("desk-number"));
    then([&desk] { desk.deny(QStringLiteral("I did not ask for this")); });
    until(QStringLiteral("the refused sign-in"), [this] { return m_finishedWith == 403; });

    then([this] { m_session.play(demo::Mutation::CardLimit); });
    until(QStringLiteral("the card limit's challenge"), cardShown);
    picture(QStringLiteral("desk-code"));
    then([this] { m_session.window().setPresentation(ui::MainWindow::Presentation::On); });
    picture(QStringLiteral("presentation"));
    then([this] { m_session.window().setPresentation(ui::MainWindow::Presentation::Off); });
    then([&desk, this] {
        m_finishedWith = 0;
        desk.deny(QStringLiteral("The limit is wrong"));
    });
    until(QStringLiteral("the refused card limit"), [this] { return m_finishedWith == 403; });
    planSeveral();
    then([this] {
        Q_EMIT m_session.window().robotRegistrationRequested(QStringLiteral("Nightly tests"), {});
    });
    until(QStringLiteral("the robot"), [this] { return m_session.console().robots().rowCount() == 1; });
    planPages();
    then([] { QApplication::exit(0); });
}

void Tour::planSeveral()
{
    console::Desk &desk = m_session.console().desk();
    const auto waits = [&desk] { return desk.card() && desk.card()->state == device::CardState::Waiting; };
    const auto phone = [this](int at) { return m_session.console().devices().row(at).id; };

    then([this] {
        m_finishedWith = 0;
        m_session.play(demo::Mutation::Payroll);
    });
    until(QStringLiteral("the payroll's challenge"),
          [&desk, waits] { return waits() && desk.card()->progress; });
    picture(QStringLiteral("desk-payroll"));
    then([&desk] { desk.approve({}); });
    until(QStringLiteral("the first approval"), [waits] { return !waits(); });
    then([&desk, phone] { desk.showDevice(phone(1)); });
    until(QStringLiteral("the second signatory's card"), waits);
    picture(QStringLiteral("desk-payroll-second"));
    then([&desk] { desk.approve({}); });
    until(QStringLiteral("the payroll"), [this] { return m_finishedWith == 200; });
    picture(QStringLiteral("desk-payroll-done"));
    then([&desk, phone] { desk.showDevice(phone(2)); });
    picture(QStringLiteral("desk-payroll-late"));

    then([&desk, phone] { desk.showDevice(phone(0)); });
    then([this] { m_session.warn(); });
    until(QStringLiteral("the alert"),
          [&desk] { return desk.card() && desk.card()->state == device::CardState::Notice; });
    picture(QStringLiteral("desk-alert"));
    then([&desk] { desk.dismiss(); });
}

void Tour::planPages()
{
    for (const NamedPage &each : pages) {
        then([this, page = each.page] { m_session.window().showPage(page); });
        picture(QLatin1String(each.name));
    }
}

void Tour::then(std::function<void()> act)
{
    m_steps.push_back({{}, {}, std::move(act)});
}

void Tour::until(const QString &what, std::function<bool()> happened)
{
    m_steps.push_back({what, std::move(happened), {}});
}

void Tour::picture(const QString &name)
{
    for (const ui::Appearance appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        then([this, appearance] { m_session.theme().setAppearance(appearance); });
        then([this, name, appearance] {
            const QString suffix =
                appearance == ui::Appearance::Light ? QStringLiteral("light") : QStringLiteral("dark");
            const QString path =
                QDir(m_directory).absoluteFilePath(QStringLiteral("%1-%2.png").arg(name, suffix));
            if (!m_session.window().grab().save(path))
                return giveUp(QStringLiteral("\"%1\" cannot be written").arg(path));
            std::printf("%s\n", qUtf8Printable(path));
        });
    }
    then([this] { m_session.theme().setAppearance(ui::Appearance::Light); });
}

void Tour::next()
{
    if (m_steps.empty())
        return m_pulse.stop();
    if (m_steps.front().ready && !m_steps.front().ready())
        return;
    const Step step = std::move(m_steps.front());
    m_steps.pop_front();
    m_patience.start(longestWait);
    if (step.act)
        step.act();
}

void Tour::giveUp(const QString &why)
{
    std::fprintf(stderr, "countersign: the tour ends early: %s\n", qUtf8Printable(why));
    m_pulse.stop();
    QTimer::singleShot(0, qApp, [] { QApplication::exit(1); });
}

} // namespace countersign::app
