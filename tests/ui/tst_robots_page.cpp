#include "painted_text.h"
#include "window_fixture.h"

#include "ui/tables/cell_table.h"
#include "ui/tables/new_robot_form.h"
#include "ui/tables/robot_secret_card.h"
#include "ui/tables/robots_page.h"
#include "ui/widgets/remove_button.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QSignalSpy>

using namespace countersign;
using namespace countersign::ui;

namespace {

const QString robotId = QStringLiteral("11111111-1111-4111-8111-111111111111");

console::RobotCredentials credentials()
{
    return {QStringLiteral("Nightly tests"), robotId, Secret("not-so-secret"), "http://127.0.0.1:8787"};
}

QAbstractButton *button(const QWidget &below, const QString &words)
{
    for (QAbstractButton *each : below.findChildren<QAbstractButton *>()) {
        if (each->text() == words)
            return each;
    }
    return nullptr;
}

bool shows(QWidget &widget, const QString &words)
{
    return paintedTexts(widget).join(QString()).contains(bare(words));
}

} // namespace

class TestRobotsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registersByKeys();
    void registersForOneDevice();
    void showsTheSecretOnce();
    void saysWhatWasRefused();
    void removingAsksTwice();
};

void TestRobotsPage::registersByKeys()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    const QSignalSpy asked(&fixture.window, &MainWindow::robotRegistrationRequested);
    fixture.press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(fixture.window.page(), Page::Robots);
    auto &page = fixture.find<RobotsPage>();
    QVERIFY(shows(page, QStringLiteral("No robots")));
    QTest::mouseClick(button(page, QStringLiteral("New robot")), Qt::LeftButton);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Nightly tests"));
    fixture.press(Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).toString(), QStringLiteral("Nightly tests"));
    QCOMPARE(asked.first().at(1).toStringList(), QStringList());
    fixture.press(Qt::Key_Return); // twice, before the answer
    QCOMPARE(asked.size(), 1);
    fixture.window.showRobot(credentials());
    QVERIFY(!fixture.find<NewRobotForm>().isVisible());
}

void TestRobotsPage::registersForOneDevice()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    const QSignalSpy asked(&fixture.window, &MainWindow::robotRegistrationRequested);
    fixture.window.showPage(Page::Robots);
    auto &form = fixture.find<NewRobotForm>();
    form.open();
    auto *devices = form.findChild<QComboBox *>();
    QCOMPARE(devices->count(), 2);
    devices->setFocus();
    fixture.press(Qt::Key_Down);
    // Another device comes; the choice stays.
    QVERIFY(fixture.stage.fleet.create({.name = QStringLiteral("Paul"), .locale = QStringLiteral("fr_FR")}));
    QCOMPARE(devices->count(), 3);
    QTest::mouseClick(button(form, QStringLiteral("Register the robot")), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).toStringList(), QStringList{fixture.stage.phone});
}

void TestRobotsPage::showsTheSecretOnce()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.window.showPage(Page::Robots);
    fixture.window.showRobot(credentials());
    auto &card = fixture.find<RobotSecretCard>();
    QVERIFY(card.isVisible());
    QTRY_VERIFY(shows(card, QStringLiteral("not-so-secret")));
    QVERIFY(shows(card, QStringLiteral("Nightly tests is registered")));
    QTest::mouseClick(button(card, QStringLiteral("Copy the command")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("COUNTERSIGN_ROBOT_SECRET=not-so-secret countersignd robot --relay "
                            "http://127.0.0.1:8787 --client %1 --approve")
                 .arg(robotId));
    fixture.press(Qt::Key_Escape);
    QVERIFY(!card.isVisible());
    card.show();
    QTRY_VERIFY(!shows(card, QStringLiteral("not-so-secret")));
}

void TestRobotsPage::saysWhatWasRefused()
{
    WindowFixture fixture;
    QVERIFY(fixture.show());
    fixture.window.showPage(Page::Robots);
    auto &form = fixture.find<NewRobotForm>();
    form.open();
    QTest::mouseClick(button(form, QStringLiteral("Register the robot")), Qt::LeftButton);
    fixture.window.showRobotRefused(
        {QStringLiteral("VALIDATION_FAILED"), QStringLiteral("name must not be empty."), {}});
    QCOMPARE(form.problem(), QStringLiteral("name must not be empty."));
    fixture.press(Qt::Key_Escape);
    fixture.window.showRobotRefused(
        {QStringLiteral("ROBOT_NOT_FOUND"), QStringLiteral("There is no such robot."), {}});
    QTRY_VERIFY(shows(fixture.find<RobotsPage>(), QStringLiteral("There is no such robot.")));
}

void TestRobotsPage::removingAsksTwice()
{
    WindowFixture fixture;
    fixture.stage.happen({domain::RobotRegistered{robotId, QStringLiteral("Nightly"), robotId, {}, {}}});
    QVERIFY(fixture.show());
    const QSignalSpy asked(&fixture.window, &MainWindow::robotRemovalRequested);
    fixture.window.showPage(Page::Robots);
    auto &page = fixture.find<RobotsPage>();
    QTRY_VERIFY(shows(page, QStringLiteral("every device")));
    auto *remove = page.findChild<RemoveButton *>();
    page.table().selectKey(robotId);
    QVERIFY(remove->isEnabled());
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(remove->text(), QStringLiteral("Really remove?"));
    QCOMPARE(asked.size(), 0);
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), robotId);
    QCOMPARE(remove->text(), QStringLiteral("Remove"));
    fixture.stage.happen({domain::RobotRemoved{robotId}});
    QTRY_VERIFY(!remove->isEnabled());
}

QTEST_MAIN(TestRobotsPage)
#include "tst_robots_page.moc"
