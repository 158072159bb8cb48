#include "painted_text.h"
#include "ui/widgets/own_words.h"
#include "window_fixture.h"

#include "ui/desk/challenge_panel.h"
#include "ui/desk/desk_page.h"
#include "ui/phone/phone_view.h"
#include "ui/shell/bypass_banner.h"
#include "ui/shell/nav_bar.h"
#include "ui/shell/search_field.h"
#include "ui/shell/search_palette.h"
#include "ui/shell/top_bar.h"
#include "ui/tables/callbacks_page.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/device_panel.h"
#include "ui/tables/devices_page.h"
#include "ui/tables/exchange_view.h"
#include "ui/tables/new_device_form.h"
#include "ui/tables/traffic_page.h"
#include "ui/widgets/action_button.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTranslator>

using namespace countersign;
using namespace countersign::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysGoToPages_data();
    void keysGoToPages();
    void shortcutsAreUnique();
    void toolTipsNameTheShortcut();
    void typingIsNotAnswering();
    void searchOpensWhatItFinds();
    void timeMenuAsks();
    void presentationShowsThePhoneAlone();
    void themeChangesAtRunTime();
    void languageChangesAtRunTime();
    void makesAndPairsADevice();
    void refusedDeviceSaysWhy();
    void removingADeviceAsksTwice();
    void aFilterThatHidesAllSaysSo();
    void trafficShowsBytes();
    void callbacksAreDeliveredAgain();
    void statusTellsTheCounts();
    void windowRemembers();
    void anOpenControlApiIsSaid();
};

void TestMainWindow::keysGoToPages_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Page>("page");
    QTest::newRow("desk") << Qt::Key_1 << Page::Desk;
    QTest::newRow("devices") << Qt::Key_2 << Page::Devices;
    QTest::newRow("instructions") << Qt::Key_3 << Page::Instructions;
    QTest::newRow("pending operations") << Qt::Key_4 << Page::PendingOps;
    QTest::newRow("traffic") << Qt::Key_5 << Page::Traffic;
    QTest::newRow("callbacks") << Qt::Key_6 << Page::Callbacks;
    QTest::newRow("gallery") << Qt::Key_7 << Page::Gallery;
    QTest::newRow("spoof lab") << Qt::Key_8 << Page::SpoofLab;
    QTest::newRow("robots") << Qt::Key_B << Page::Robots;
    QTest::newRow("tamper lab") << Qt::Key_T << Page::TamperLab;
    QTest::newRow("signing lab") << Qt::Key_9 << Page::SigningLab;
}

void TestMainWindow::keysGoToPages()
{
    QFETCH(const Qt::Key, key);
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.press(Qt::Key_5, Qt::ControlModifier);
    fixture.press(key, Qt::ControlModifier);
    QTEST(fixture.window.page(), "page");
    QVERIFY(fixture.window.pageWidget(fixture.window.page())->isVisible());
}

void TestMainWindow::shortcutsAreUnique()
{
    WindowFixture fixture;
    QHash<QKeySequence, QString> owners;
    const auto actions = fixture.window.actions()[Act::Quit]->parent()->findChildren<QAction *>();
    QVERIFY(actions.size() > 20);
    for (const QAction *action : actions) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!owners.contains(keys),
                     qPrintable(owners.value(keys) + QStringLiteral(" and ") + action->text()));
            owners.insert(keys, action->text());
        }
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
    }
}

void TestMainWindow::toolTipsNameTheShortcut()
{
    WindowFixture fixture;
    QCOMPARE(fixture.window.actions()[Act::Traffic]->toolTip(), QStringLiteral("Traffic (Ctrl+5)"));
    QVERIFY(fixture.window.actions()[Act::Presentation]->toolTip().contains(QStringLiteral("F11")));
}

void TestMainWindow::typingIsNotAnswering()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.arrive({});
    fixture.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<SearchField>().hasFocus()
                || fixture.find<SearchField>().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("d1a"));
    QCOMPARE(fixture.find<SearchField>().text(), QStringLiteral("d1a"));
    QCOMPARE(fixture.stage.console.desk().card()->state, device::CardState::Waiting);
}

void TestMainWindow::searchOpensWhatItFinds()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.stage.happen(
        {fixture.stage.created({.id = QStringLiteral("a")}),
         fixture.stage.created({.id = QStringLiteral("b"), .action = QStringLiteral("log_in")})});
    fixture.stage.record("relay", "/api/v1/relay/prepare-pairing", 201, "{}", {});
    fixture.press(Qt::Key_K, Qt::ControlModifier);
    auto &palette = fixture.find<SearchPalette>();
    QTRY_VERIFY(palette.isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("log_in"));
    fixture.press(Qt::Key_Return);
    QCOMPARE(fixture.stage.console.desk().challenge(), std::optional(Stage::keyOf(QStringLiteral("b"))));
    QVERIFY(!palette.isVisible());

    fixture.press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("log_in"));
    fixture.press(Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
    QVERIFY(fixture.find<SearchField>().text().isEmpty());

    fixture.press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("prepare"));
    fixture.press(Qt::Key_Return);
    QCOMPARE(fixture.window.page(), Page::Traffic);
    QVERIFY(fixture.find<ExchangeView>().isVisible());

    fixture.press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("jane"));
    fixture.press(Qt::Key_Down);
    fixture.press(Qt::Key_Down);
    fixture.press(Qt::Key_Return);
    QCOMPARE(fixture.window.page(), Page::Devices);
}

void TestMainWindow::timeMenuAsks()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    const QSignalSpy advanced(&fixture.window, &MainWindow::timeAdvanceRequested);
    const QSignalSpy reset(&fixture.window, &MainWindow::timeResetRequested);
    fixture.press(Qt::Key_F7);
    QCOMPARE(advanced.size(), 1);
    QCOMPARE(advanced.first().first().value<Milliseconds>(), Milliseconds(300'000));
    fixture.window.setTimeOffset(std::chrono::minutes(65));
    QVERIFY(paintedTexts(fixture.find<TopBar>())
                .join(QString())
                .contains(bare(QStringLiteral("Time +1 h 05 min"))));
    fixture.press(Qt::Key_F9);
    QCOMPARE(reset.size(), 1);
}

void TestMainWindow::presentationShowsThePhoneAlone()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.window.showPage(Page::Traffic);
    fixture.press(Qt::Key_F11);
    QVERIFY(fixture.find<PhoneView>().isVisible());
    for (const QWidget *widget : std::initializer_list<const QWidget *>{
             &fixture.find<TopBar>(), &fixture.find<NavBar>(), &fixture.find<StatusStrip>(),
             &fixture.find<ChallengePanel>()})
        QVERIFY2(!widget->isVisible(), widget->metaObject()->className());
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.find<NavBar>().isVisible());
    QVERIFY(fixture.find<ChallengePanel>().isVisible());
}

void TestMainWindow::themeChangesAtRunTime()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    const auto ground = [&fixture] { return fixture.window.grab().toImage().pixelColor(5, 5); };
    QCOMPARE(ground(), colorsOf(Appearance::Light).surface);
    fixture.press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(ground(), colorsOf(Appearance::Dark).surface);
    QCOMPARE(Preferences::read(fixture.settings).appearance, Appearance::Dark);
    fixture.press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(ground(), colorsOf(Appearance::Light).surface);
}

void TestMainWindow::languageChangesAtRunTime()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    for (int index = 0; index < pageCount; ++index)
        fixture.window.showPage(static_cast<Page>(index));
    QTranslator french;
    QVERIFY(french.load(QStringLiteral(":/i18n/countersign_fr")));
    QApplication::installTranslator(&french);
    const auto shows = [&fixture](const QString &text) {
        return paintedTexts(fixture.window).join(QString()).contains(bare(text));
    };
    QTRY_VERIFY(shows(QStringLiteral("Rappels")));
    QCOMPARE(fixture.window.actions()[Act::Devices]->toolTip(), QStringLiteral("Appareils (Ctrl+2)"));
    QApplication::removeTranslator(&french);
    QTRY_VERIFY(shows(QStringLiteral("Callbacks")));
}

void TestMainWindow::makesAndPairsADevice()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(fixture.window.page(), Page::Devices);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Paul"));
    fixture.press(Qt::Key_Return);
    QCOMPARE(fixture.stage.console.devices().rowCount(), 2);
    const auto &table = fixture.find<DevicesPage>().table();
    const QString made = fixture.stage.console.devices().row(1).id;
    QCOMPARE(table.currentKey(), made);
    // The form has handed the keyboard to the pairing line.
    QTest::keyClicks(QApplication::focusWidget(), fixture.stage.relay.proof());
    fixture.press(Qt::Key_Return);
    QTRY_COMPARE(fixture.stage.console.devices().pairedCount(), 1);
}

void TestMainWindow::refusedDeviceSaysWhy()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.press(Qt::Key_N, Qt::ControlModifier);
    auto &form = fixture.find<NewDeviceForm>();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Paul"));
    form.findChildren<QComboBox *>().last()->setCurrentText(QStringLiteral("Mars/Olympus"));
    fixture.press(Qt::Key_Return);
    QVERIFY(form.isVisible());
    QVERIFY(paintedTexts(form).join(QString()).contains(QStringLiteral("time_zone")));
    fixture.press(Qt::Key_Escape);
    QVERIFY(!form.isVisible());
}

void TestMainWindow::removingADeviceAsksTwice()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.window.showPage(Page::Devices);
    const auto buttons = fixture.find<DevicePanel>().findChildren<QAbstractButton *>();
    const auto remove = std::ranges::find(buttons, QStringLiteral("Remove"), &QAbstractButton::text);
    QVERIFY(remove != buttons.end());
    QTest::mouseClick(*remove, Qt::LeftButton);
    QCOMPARE((*remove)->text(), QStringLiteral("Really remove?"));
    QCOMPARE(fixture.stage.console.devices().rowCount(), 1);
    QTest::mouseClick(*remove, Qt::LeftButton);
    QCOMPARE(fixture.stage.console.devices().rowCount(), 0);
}

void TestMainWindow::aFilterThatHidesAllSaysSo()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.window.showPage(Page::Devices);
    auto &page = fixture.find<DevicesPage>();
    page.focusFilter();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("nobody"));
    QVERIFY(!page.table().isVisible());
    QVERIFY(paintedTexts(page).join(QString()).contains(bare(QStringLiteral("No row matches the filter"))));
    const auto buttons = page.findChildren<QAbstractButton *>();
    const auto clear = std::ranges::find_if(buttons, [](const QAbstractButton *button) {
        return button->isVisible() && button->text() == QLatin1String("Clear the filter");
    });
    QVERIFY(clear != buttons.end());
    QTest::mouseClick(*clear, Qt::LeftButton);
    QVERIFY(page.table().isVisible());
    QCOMPARE(page.table().model()->rowCount(), 1);
    // Typing goes on where it was.
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("jane"));
    QVERIFY(page.table().isVisible());
}

void TestMainWindow::trafficShowsBytes()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.stage.record("relay", "/api/v1/relay/prepare-pairing", 401,
                         R"({"error_code":"SIGNATURE_INVALID"})", {},
                         {{QStringLiteral("valid"), false},
                          {QStringLiteral("explanation"), QStringLiteral("Another body was signed.")}});
    fixture.window.showPage(Page::Traffic);
    fixture.press(Qt::Key_Down);
    const auto painted = [&fixture] { return paintedTexts(fixture.find<ExchangeView>()).join(QString()); };
    QTRY_VERIFY2(painted().contains(bare(QStringLiteral("Another body was signed."))), qPrintable(painted()));
    QVERIFY(painted().contains(QStringLiteral("SIGNATURE_INVALID")));
    auto &table = fixture.find<TrafficPage>().table();
    fixture.stage.record("courier", "/callback", 0, {}, {});
    QTRY_COMPARE(table.model()->rowCount(), 2);
    fixture.press(Qt::Key_Up);
    QTRY_VERIFY2(painted().contains(bare(QStringLiteral("No answer came."))), qPrintable(painted()));
    fixture.press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("nothing like it"));
    QCOMPARE(table.model()->rowCount(), 0);
}

void TestMainWindow::callbacksAreDeliveredAgain()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    const QSignalSpy asked(&fixture.window, &MainWindow::redeliveryRequested);
    auto *button = fixture.window.pageWidget(Page::Callbacks)->findChild<ActionButton *>();
    QVERIFY(!button->isEnabled());
    fixture.stage.happen({fixture.stage.created({}),
                          Stage::decided(QStringLiteral("ins-1"), domain::ChallengeState::Approved),
                          Stage::attempted(QStringLiteral("ins-1"), 200, domain::CallbackState::Delivered)});
    fixture.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.size(), 0); // on the desk it would not be clear which
    fixture.window.showPage(Page::Callbacks);
    fixture.press(Qt::Key_Down);
    QTRY_VERIFY(button->isEnabled());
    button->click();
    fixture.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked, (QList<QVariantList>{{QStringLiteral("evt-ins-1")}, {QStringLiteral("evt-ins-1")}}));
}

void TestMainWindow::statusTellsTheCounts()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.stage.happen({fixture.stage.created({}),
                          Stage::decided(QStringLiteral("ins-1"), domain::ChallengeState::Approved),
                          Stage::attempted(QStringLiteral("ins-1"), 200, domain::CallbackState::Delivered)});
    const auto status = [&fixture] { return paintedTexts(fixture.find<StatusStrip>()).join(QString()); };
    QTRY_VERIFY2(status().contains(bare(QStringLiteral("1 delivered, 0 failed"))), qPrintable(status()));
    QVERIFY(status().contains(QStringLiteral("127.0.0.1:8787")));
    fixture.window.showMessage(ours(QStringLiteral("The bank is away.")));
    QVERIFY(status().contains(bare(QStringLiteral("The bank is away."))));
}

void TestMainWindow::windowRemembers()
{
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("window.ini"));
    const auto withWindow = [&file](const std::function<void(MainWindow &)> &use) {
        Stage stage;
        QSettings settings(file, QSettings::IniFormat);
        Theme theme;
        MainWindow window({stage.console, theme, stage.clock, settings}, {});
        window.show();
        use(window);
        window.close();
    };
    withWindow([](MainWindow &window) {
        window.resize(1111, 777);
        window.findChild<ChallengePanel *>()->setShown(console::ShownChallenges::Denied);
        window.showPage(Page::Traffic);
        window.findChild<TrafficPage *>()->table().setColumnWidth(2, 133);
    });
    withWindow([](MainWindow &window) {
        QCOMPARE(window.size(), QSize(1111, 777));
        QCOMPARE(window.findChild<ChallengePanel *>()->shown(), console::ShownChallenges::Denied);
        window.showPage(Page::Traffic);
        QCOMPARE(window.findChild<TrafficPage *>()->table().columnWidth(2), 133);
    });
}

void TestMainWindow::anOpenControlApiIsSaid()
{
    WindowFixture fixture;
    QVERIFY(!fixture.window.findChild<BypassBanner *>());
    QCOMPARE(fixture.window.windowTitle(), QStringLiteral("Countersign"));

    MainWindow open({fixture.stage.console, fixture.theme, fixture.stage.clock, fixture.settings},
                    {{}, MainWindow::Storage::Memory, {}, MainWindow::ControlApi::Open});
    open.show();
    QVERIFY(open.windowTitle().contains(QStringLiteral("control API is open")));
    const auto says = [&open](const QString &text) {
        return paintedTexts(open).join(QString()).contains(bare(text))
            && accessibleTexts(open).join(QString()).contains(bare(text));
    };
    QVERIFY(says(QStringLiteral("every program on this computer can answer challenges")));
    QTranslator french;
    QVERIFY(french.load(QStringLiteral(":/i18n/countersign_fr")));
    QApplication::installTranslator(&french);
    QTRY_VERIFY(says(QStringLiteral("tout programme de cet ordinateur")));
    QVERIFY(open.windowTitle().contains(QStringLiteral("ouverte")));
    QApplication::removeTranslator(&french);
    open.setPresentation(MainWindow::Presentation::On);
    QVERIFY(!open.findChild<BypassBanner *>()->isVisible());
    open.setPresentation(MainWindow::Presentation::Off);
    QVERIFY(open.findChild<BypassBanner *>()->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
