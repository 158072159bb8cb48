#include "painted_text.h"
#include "window_fixture.h"

#include "ui/desk/challenge_panel.h"
#include "ui/desk/chip.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/inspector.h"
#include "ui/desk/tab_strip.h"
#include "ui/desk/timeline_column.h"
#include "ui/phone/phone_view.h"
#include "ui/widgets/text_block.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QListView>
#include <QSignalSpy>

using namespace countersign;
using namespace countersign::ui;
using device::CardState;

/// The desk as somebody uses it: by mouse and by keyboard.
class TestDeskPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPushShowsTheCardAndTheRow();
    void approvesByMouse();
    void approvesByKeyboard();
    void deniesByKeyboard();
    void picksANumberByKeyboard();
    void keysDoNothingWithoutACard();
    void arrowsMoveThroughTheList();
    void aClickSelects();
    void chipsFilter();
    void whatIsAnsweredStaysInTheList();
    void emptyListOffersAScenario();
    void inspectorTellsTheStory();
    void inspectorTabsShow_data();
    void inspectorTabsShow();
    void fieldsTellWhatWasPainted();
    void copiesTheInstruction();
    void everythingHasAName();

private:
    static std::optional<CardState> cardState(const WindowFixture &fixture)
    {
        const std::optional<console::PhoneCard> &card =
            const_cast<WindowFixture &>(fixture).stage.console.desk().card();
        return card ? std::optional(card->state) : std::nullopt;
    }
    /// Every row has been in view, which is what Approve waits for.
    static bool readAll(PhoneView &phone)
    {
        return QTest::qWaitFor([&phone] {
            QTest::keyClick(&phone, Qt::Key_PageDown);
            return phone.canApprove();
        });
    }
    static QAbstractButton *buttonNamed(QWidget &in, const QString &text)
    {
        const auto buttons = in.findChildren<QAbstractButton *>();
        const auto found = std::ranges::find_if(buttons, [&text](const QAbstractButton *each) {
            return each->isVisible() && each->text() == text;
        });
        return found == buttons.end() ? nullptr : *found;
    }
};

void TestDeskPage::aPushShowsTheCardAndTheRow()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.arrive({});
    const QListView &list = fixture.find<ChallengePanel>().list();
    QCOMPARE(list.model()->rowCount(), 1);
    QCOMPARE(list.currentIndex().row(), 0);
    QCOMPARE(list.currentIndex().data().toString().remove(QChar(0x2068)).remove(QChar(0x2069)),
             QStringLiteral("Confirm the transfer"));
    QVERIFY(
        paintedTexts(fixture.find<PhoneView>()).join(QString()).contains(bare(QStringLiteral("$1,000.00"))));
}

void TestDeskPage::approvesByMouse()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.arrive({.customType = QStringLiteral("totp")});
    auto &phone = fixture.find<PhoneView>();
    QVERIFY(readAll(phone));
    QAbstractButton *approve = buttonNamed(phone, QStringLiteral("Approve"));
    QVERIFY(approve);
    QTest::mouseClick(approve, Qt::LeftButton);
    QTRY_COMPARE(cardState(fixture), CardState::Approved);
}

void TestDeskPage::approvesByKeyboard()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.arrive({.customType = QStringLiteral("totp")});
    QVERIFY(readAll(fixture.find<PhoneView>()));
    QVERIFY(!fixture.find<PhoneView>().hasFocus());
    fixture.press(Qt::Key_A);
    QTRY_COMPARE(cardState(fixture), CardState::Approved);
}

void TestDeskPage::deniesByKeyboard()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.arrive({});
    fixture.press(Qt::Key_D);
    auto &phone = fixture.find<PhoneView>();
    QTRY_VERIFY(phone.isAncestorOf(QApplication::focusWidget()));
    fixture.press(Qt::Key_Return);
    QTRY_COMPARE(cardState(fixture), CardState::Rejected);
}

void TestDeskPage::picksANumberByKeyboard()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.arrive({.customType = QStringLiteral("goldenNumber")});
    QVERIFY(readAll(fixture.find<PhoneView>()));
    QVERIFY(!fixture.window.actions()[Act::Approve]->isEnabled());
    QVERIFY(!fixture.window.actions()[Act::Number4]->isEnabled());
    fixture.press(Qt::Key_2);
    QTRY_COMPARE(cardState(fixture), CardState::Approved);
    QCOMPARE(fixture.stage.relay.receivedAt("respond").front().body[QStringLiteral("number")].toInt(), 42);
}

void TestDeskPage::keysDoNothingWithoutACard()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    for (const Act act : {Act::Approve, Act::Deny, Act::Number1})
        QVERIFY(!fixture.window.actions()[act]->isEnabled());
    QVERIFY(fixture.stage.pairPhone());
    fixture.stage.arrive({});
    QVERIFY(fixture.window.actions()[Act::Approve]->isEnabled());
    fixture.window.showPage(Page::Traffic);
    QVERIFY(!fixture.window.actions()[Act::Approve]->isEnabled());
}

void TestDeskPage::arrowsMoveThroughTheList()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    for (const QString &id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        fixture.stage.happen({fixture.stage.created({.id = id})});
    fixture.press(Qt::Key_Down);
    QCOMPARE(fixture.stage.console.desk().challenge(), std::optional(Stage::keyOf(QStringLiteral("c"))));
    fixture.press(Qt::Key_Down);
    QCOMPARE(fixture.stage.console.desk().challenge(), std::optional(Stage::keyOf(QStringLiteral("b"))));
    fixture.press(Qt::Key_Up);
    QCOMPARE(fixture.stage.console.desk().challenge(), std::optional(Stage::keyOf(QStringLiteral("c"))));
}

void TestDeskPage::aClickSelects()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    for (const QString &id : {QStringLiteral("a"), QStringLiteral("b")})
        fixture.stage.happen({fixture.stage.created({.id = id})});
    QListView &list = fixture.find<ChallengePanel>().list();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualRect(list.model()->index(1, 0)).center());
    QCOMPARE(fixture.stage.console.desk().challenge(), std::optional(Stage::keyOf(QStringLiteral("a"))));
}

void TestDeskPage::chipsFilter()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.stage.happen({fixture.stage.created({.id = QStringLiteral("a")}),
                          fixture.stage.created({.id = QStringLiteral("b")}),
                          Stage::decided(QStringLiteral("a"), domain::ChallengeState::Approved)});
    const QListView &list = fixture.find<ChallengePanel>().list();
    QCOMPARE(list.model()->rowCount(), 2);
    QAbstractButton *pending = buttonNamed(fixture.find<ChallengePanel>(), QStringLiteral("Pending 1"));
    QVERIFY(pending);
    QTest::mouseClick(pending, Qt::LeftButton);
    QCOMPARE(list.model()->rowCount(), 1);
    QTest::mouseClick(pending, Qt::LeftButton);
    QCOMPARE(list.model()->rowCount(), 2);
}

void TestDeskPage::whatIsAnsweredStaysInTheList()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.find<ChallengePanel>().setShown(console::ShownChallenges::Pending);
    fixture.stage.happen({fixture.stage.created({.id = QStringLiteral("a")}),
                          fixture.stage.created({.id = QStringLiteral("b")})});
    const device::ChallengeKey key = Stage::keyOf(QStringLiteral("a"));
    fixture.stage.console.desk().select(key);
    fixture.stage.happen({Stage::decided(QStringLiteral("a"), domain::ChallengeState::Approved)});
    const QListView &list = fixture.find<ChallengePanel>().list();
    QCOMPARE(list.model()->rowCount(), 2);
    QCOMPARE(
        list.currentIndex().data(console::ChallengeListModel::ChallengeKeyRole).value<device::ChallengeKey>(),
        key);
    fixture.stage.console.desk().select(Stage::keyOf(QStringLiteral("b")));
    QCOMPARE(list.model()->rowCount(), 1);
    QCOMPARE(fixture.stage.console.desk().challenge(), std::optional(Stage::keyOf(QStringLiteral("b"))));
}

void TestDeskPage::emptyListOffersAScenario()
{
    WindowFixture fixture;
    fixture.window.setScenarios({{QStringLiteral("transfer"), QStringLiteral("Transfer money")}});
    QVERIFY(fixture.show());
    const QSignalSpy requested(&fixture.window, &MainWindow::scenarioRequested);
    QAbstractButton *run = buttonNamed(fixture.find<ChallengePanel>(), QStringLiteral("Run a scenario"));
    QVERIFY(run);
    QTest::mouseClick(run, Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toString(), QStringLiteral("transfer"));
    fixture.stage.happen({fixture.stage.created({})});
    QVERIFY(!run->isVisible());
}

void TestDeskPage::inspectorTellsTheStory()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.record("backend", "/transfer/execute", 403, R"({"error":"SUDO_INSTRUCTION_KEY_REQUIRED"})",
                         QStringLiteral("ins-1"));
    fixture.stage.arrive({});
    const auto said = [&fixture] { return paintedTexts(fixture.find<TimelineColumn>()).join(QString()); };
    QTRY_VERIFY2(said().contains(bare(QStringLiteral("POST /transfer/execute"))), qPrintable(said()));
    QTRY_VERIFY2(said().contains(bare(QStringLiteral("answered 403 SUDO_INSTRUCTION_KEY_REQUIRED"))),
                 qPrintable(said()));
    QTRY_VERIFY2(said().contains(bare(QStringLiteral("Waiting for a decision"))), qPrintable(said()));
    fixture.stage.happen({Stage::decided(QStringLiteral("ins-1"), domain::ChallengeState::Approved)});
    QTRY_VERIFY2(said().contains(bare(QStringLiteral("Approved on Jane’s phone"))), qPrintable(said()));
    QTRY_VERIFY2(!said().contains(bare(QStringLiteral("Waiting for a decision"))), qPrintable(said()));
}

void TestDeskPage::inspectorTabsShow_data()
{
    QTest::addColumn<Inspector::Tab>("tab");
    QTest::addColumn<QString>("text");
    QTest::newRow("fields") << Inspector::Tab::Fields << QStringLiteral("CURRENCY_USD");
    QTest::newRow("json") << Inspector::Tab::Json << QStringLiteral("expected_action");
    QTest::newRow("signature") << Inspector::Tab::Signature << QStringLiteral("1750500902121.e3b0");
    QTest::newRow("delivery") << Inspector::Tab::Delivery << QStringLiteral("Jane’s phone");
}

void TestDeskPage::inspectorTabsShow()
{
    QFETCH(const Inspector::Tab, tab);
    QFETCH(const QString, text);
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.stage.record(
        "relay", "/api/v1/relay/send/auth-challenge", 200, "{}", QStringLiteral("ins-1"),
        {{QStringLiteral("valid"), true}, {QStringLiteral("to_sign"), QStringLiteral("1750500902121.e3b0")}});
    fixture.stage.happen({fixture.stage.created({})});
    fixture.stage.console.desk().select(Stage::keyOf(QStringLiteral("ins-1")));
    auto &tabs = fixture.find<TabStrip>();
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(static_cast<int>(tab)).center());
    QCOMPARE(fixture.find<Inspector>().tab(), tab);
    const auto painted = [&fixture] { return paintedTexts(fixture.find<Inspector>()).join(QString()); };
    QTRY_VERIFY2(painted().contains(bare(text)), qPrintable(painted()));
}

void TestDeskPage::fieldsTellWhatWasPainted()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    const device::ChallengeKey key = fixture.stage.arrive({});
    fixture.find<Inspector>().showTab(Inspector::Tab::Fields);
    const auto words = [&fixture] {
        QStringList texts;
        for (const TextBlock *text : fixture.find<Inspector>().findChildren<TextBlock *>())
            texts.append(text->text());
        return texts.join(QLatin1Char('\n'));
    };
    QVERIFY(!words().contains(QStringLiteral("Painted on")));
    domain::PaintedDisplay painted;
    const auto row = [&painted](const char *name, const char *text, bool seen) {
        domain::PaintedRow &added = painted.rows.emplace_back();
        added.key = QString::fromLatin1(name);
        added.painted = {QString::fromLatin1(text), seen, Milliseconds(2340)};
        return &added;
    };
    row("amount", "$1,000.00 USD", true)->revealed = true;
    row("to", "", false);
    fixture.stage.happen(
        {domain::DisplayPainted{
             key.tenantId, key.instructionId, {}, QStringLiteral("dev_1"), paintedJson(painted)},
         Stage::decided(key.instructionId, domain::ChallengeState::Approved)});
    const QString told = words();
    QVERIFY2(told.contains(QStringLiteral(
                 "Painted on Jane’s phone: $1,000.00 USD · whole in view for 2.3 s · mask lifted")),
             qPrintable(told));
    QVERIFY(told.contains(QStringLiteral("Not in view on Jane’s phone")));
}

void TestDeskPage::copiesTheInstruction()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.stage.happen(
        {fixture.stage.created({.id = QStringLiteral("instr_0123456789abcdef0123456789abcdef")})});
    fixture.stage.console.desk().select(
        Stage::keyOf(QStringLiteral("instr_0123456789abcdef0123456789abcdef")));
    fixture.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("instr_0123456789abcdef0123456789abcdef"));
}

void TestDeskPage::everythingHasAName()
{
    WindowFixture fixture;
    QVERIFY(fixture.stage.pairPhone());
    QVERIFY(fixture.show());
    fixture.stage.arrive({});
    const auto widgets = fixture.window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QAccessibleInterface *accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const QString name = accessible->text(QAccessible::Name);
        const bool container =
            qobject_cast<const QAbstractScrollArea *>(widget) && !qobject_cast<const QListView *>(widget);
        QVERIFY2(container || !name.isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestDeskPage)
#include "tst_desk_page.moc"
