#pragma once

#include "app/compose/demo_desk.h"
#include "app/compose/workbench.h"
#include "app/demo/play.h"
#include "app/desktop/desktop_options.h"
#include "app/desktop/paint_clock.h"
#include "app/desktop/state_switch.h"
#include "app/desktop/translations.h"
#include "core/console/console.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <QSettings>

namespace countersign::app {

/// One run of the desktop application: the workbench, the console that reads it, the window that shows it.
class Session : public QObject
{
    Q_OBJECT

public:
    /// Where this run keeps everything; empty: in memory.
    [[nodiscard]] static QString dataDirectory(const DesktopOptions &options);
    /// Opens the window. `sealer` is that of the data directory. Errors: the workbench's, the journal's.
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const DesktopOptions &options,
                                                               const signing::Sealer &sealer);
    ~Session() override;

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] ui::Theme &theme() { return m_theme; }
    [[nodiscard]] console::Console &console() { return *m_console; }

    /// Plays one of the demo's scenarios: a challenge arrives, and when it is answered the bank's word comes. Before
    /// demoReady() it is failed() with `DEMO_NOT_READY`.
    void play(demo::Mutation mutation);
    /// Has the demo's bank warn its customer of a sign-in; nothing where there is no demo.
    void warn();

Q_SIGNALS:
    void demoReady();
    void scenarioFinished(int status);
    void failed(const countersign::Error &error);

private:
    explicit Session(const DesktopOptions &options);
    [[nodiscard]] Result<void> startWorkbench(const signing::Sealer &sealer);
    void readPreferences();
    [[nodiscard]] Result<void> openWindow();
    [[nodiscard]] Result<void> tellConsoleThePast();
    void connectWindow();
    void saveContactSheet(const display::DisplayBlock &block, const ui::SheetPlan &plan, const QString &path);
    void startDemo();
    void showPairingCode(const Secret &proof, const QString &name);
    void nameScenarios();
    void playScenario(const QString &id);
    void takeLink();

    DesktopOptions m_options;
    QSettings m_settings;
    Translations m_translations;
    ui::Theme m_theme;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<DemoDesk> m_demo;
    std::unique_ptr<console::Console> m_console;
    std::unique_ptr<StateSwitch> m_state;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<PaintClock> m_paintClock;
    int m_round = 0;
};

} // namespace countersign::app
