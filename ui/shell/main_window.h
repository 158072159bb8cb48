#pragma once

#include "core/base/clock.h"
#include "core/display/display_text.h"
#include "core/display/validation_field.h"
#include "ui/sheet/sheet_plan.h"
#include "ui/shell/actions.h"
#include "ui/shell/menus.h"
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"
#include "ui/shell/status_strip.h"
#include "ui/tables/live_page.h"

#include <QMainWindow>

#include <array>

class QSettings;
class QStackedWidget;

namespace countersign::console {
struct PairingCode;
struct RobotCredentials;
class Console;
struct Finding;
} // namespace countersign::console

namespace countersign::ui {

class BypassBanner;
class DeskPage;
class NavBar;
class SearchPalette;
class Theme;
class TopBar;

/// The window: navigation around pages that build themselves when they are first seen. It knows the console and no
/// relay; what it cannot do by itself it asks for by signals.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All of it outlives the window.
    struct Parts
    {
        console::Console &console;
        Theme &theme;
        const Clock &clock; ///< virtual time
        QSettings &settings;
    };
    using Storage = StatusStrip::Storage;
    /// Whether programs must sign what they ask of the control API. While it is open the window says so.
    enum class ControlApi { Signed, Open };
    struct Surroundings
    {
        QString relayAddress; ///< `127.0.0.1:8787`
        Storage storage = Storage::Memory;
        QString demoName; ///< empty where there is no demo
        ControlApi controlApi = ControlApi::Signed;
    };
    MainWindow(const Parts &parts, const Surroundings &surroundings);
    ~MainWindow() override;

    using Scenario = ui::Scenario;
    /// To be called again after a change of language.
    void setScenarios(const QList<Scenario> &scenarios);
    /// How far virtual time is ahead.
    void setTimeOffset(Milliseconds offset);

    using Page = ui::Page;
    void showPage(Page page);
    [[nodiscard]] Page page() const;
    /// The page as it is; it is made if it was not yet.
    [[nodiscard]] QWidget *pageWidget(Page page);

    enum class Presentation { Off, On };
    /// The phone alone on a plain ground.
    void setPresentation(Presentation presentation);

    /// What demoCodeRequested() asked for, on the devices' page.
    void showPairingCode(const console::PairingCode &code);

    /// What became of robotRegistrationRequested(), or of a removal that was refused, on the robots' page.
    void showRobot(const console::RobotCredentials &robot);
    void showRobotRefused(const Error &error);

    /// A line at the bottom, for some seconds.
    void showMessage(const display::DisplayText &text);

    [[nodiscard]] const Actions &actions() const { return *m_actions; }

Q_SIGNALS:
    void scenarioRequested(const QString &id);
    void timeAdvanceRequested(countersign::Milliseconds step);
    void timeResetRequested();
    /// Pair this device with the demo's user.
    void demoPairingRequested(const QString &deviceId);
    void demoCodeRequested();
    /// Tell the backend of this event again.
    void redeliveryRequested(const QString &eventId);
    /// Register a robot that answers by these devices (none: by every one); or take that back.
    void robotRegistrationRequested(const QString &name, const QStringList &deviceIds);
    void robotRemovalRequested(const QString &robotId);
    /// Have the demo ask its customer to approve this block.
    void blockSendRequested(const countersign::display::DisplayBlock &block);
    /// Save a contact sheet of this block; `path` ends in `.png` or `.pdf`.
    void sheetRequested(const countersign::display::DisplayBlock &block,
                        const countersign::ui::SheetPlan &plan, const QString &path);
    /// `en` or `fr`: install its words; the window hears of them by LanguageChange.
    void languageChosen(const QString &language);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build(const Surroundings &surroundings);
    void connectActions();
    void connectPhone();
    void connectMenus();
    void connectDesk();
    [[nodiscard]] QWidget *makePage(Page page);
    [[nodiscard]] LivePage *makeDevices(const LivePage::Parts &parts);
    [[nodiscard]] LivePage *makeRobots(const LivePage::Parts &parts);
    [[nodiscard]] LivePage *makeTraffic(const LivePage::Parts &parts);
    void openFinding(const console::Finding &finding);
    void runScenario();
    void addDevice();
    void filterTable();
    void openSheet();
    void copyInstruction();
    void deliverAgain();
    void stepText(qreal factor);
    void applyTheme();
    void refreshActions();
    void retitle();
    void savePreferences();

    const Parts m_parts;
    const QString m_demoName;
    QList<Scenario> m_scenarios;
    Actions *m_actions;
    Menus *m_menus;
    TopBar *m_top = nullptr;
    BypassBanner *m_bypass = nullptr; ///< null while the control API is signed
    NavBar *m_nav = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::array<QWidget *, pageCount> m_pages{};
    DeskPage *m_desk = nullptr;
    StatusStrip *m_status = nullptr;
    SearchPalette *m_palette = nullptr;
};

} // namespace countersign::ui
