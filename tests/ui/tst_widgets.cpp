#include "painted_text.h"
#include "sample_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/id_label.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/section_label.h"
#include "ui/widgets/text_block.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace countersign;
using namespace countersign::ui;

class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsNeverShortened_data();
    void textIsNeverShortened();
    void textKeepsItsLines();
    void annotationIsPaintedAndRead();
    void idsAreElidedButCopiedWhole();
    void idsCopyByKeyboard();
    void buttonsArePressedByEnterAndSpace_data();
    void buttonsArePressedByEnterAndSpace();
    void aDisabledButtonDoesNothing();
    void emptyStateTeaches();
    void smallWidgetsAreRead();

private:
    Theme m_theme;
};

void TestWidgets::textIsNeverShortened_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << QStringLiteral("Words that are far too many for a line as narrow as this one");
    QTest::newRow("one long word") << QStringLiteral("0123456789abcdef").repeated(12);
    QTest::newRow("right to left") << QStringLiteral("שלום עולם זה טקסט ארוך מאוד לשורה אחת");
}

void TestWidgets::textIsNeverShortened()
{
    QFETCH(QString, text);
    TextBlock block;
    block.setFont(m_theme.font(FontRole::Body));
    block.setContent(display::DisplayText::guard(text));
    const int oneLine = block.sizeHint().height();
    QVERIFY(block.heightForWidth(120) >= 2 * oneLine);
    block.resize(120, block.heightForWidth(120));
    const QString painted = paintedTexts(block).join(QString());
    QCOMPARE(painted.size(), bare(text).size());
    for (const QString &piece : paintedTexts(block))
        QVERIFY(bare(text).contains(piece));
    QCOMPARE(block.accessibleName(), text);
}

void TestWidgets::textKeepsItsLines()
{
    TextBlock block;
    block.setContent(words("one"));
    const int oneLine = block.sizeHint().height();
    block.setContent(words("one\ntwo\nthree"));
    QVERIFY(block.sizeHint().height() >= 3 * oneLine);
    QCOMPARE(block.heightForWidth(1000), block.sizeHint().height());
}

void TestWidgets::annotationIsPaintedAndRead()
{
    TextBlock block;
    block.setAnnotationStyle(m_theme.font(FontRole::Small), Qt::gray);
    block.setContent(words("$1,000.00"), words("USD"));
    block.resize(block.sizeHint());
    QCOMPARE(block.text(), QStringLiteral("$1,000.00 USD"));
    QCOMPARE(paintedTexts(block).join(QString()), QStringLiteral("$1,000.00USD"));
}

void TestWidgets::idsAreElidedButCopiedWhole()
{
    const QString id = QStringLiteral("ins_0123456789abcdefghijklmnopqrstuvwxyz");
    IdLabel label(m_theme);
    label.setId(display::DisplayText::guard(id));
    label.resize(150, 30);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    const QString painted = paintedTexts(label).join(QString());
    QVERIFY(painted.contains(QChar(0x2026)));
    QVERIFY(painted.startsWith(QStringLiteral("ins_")) && painted.endsWith(QLatin1Char('z')));

    auto *copy = label.findChild<QToolButton *>();
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), id);
    QVERIFY(copy->accessibleName().contains(id));
}

void TestWidgets::idsCopyByKeyboard()
{
    IdLabel label(m_theme);
    label.setId(words("evt_42"));
    label.show();
    QVERIFY(QTest::qWaitForWindowActive(&label));
    QGuiApplication::clipboard()->clear();
    label.setFocus();
    QTest::keySequence(label.focusWidget(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("evt_42"));
}

void TestWidgets::buttonsArePressedByEnterAndSpace_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("return") << Qt::Key_Return;
    QTest::newRow("enter") << Qt::Key_Enter;
    QTest::newRow("space") << Qt::Key_Space;
}

void TestWidgets::buttonsArePressedByEnterAndSpace()
{
    QFETCH(Qt::Key, key);
    ActionButton button(m_theme, ActionButton::Kind::Primary, QStringLiteral("Go"));
    const QSignalSpy clicked(&button, &QAbstractButton::clicked);
    QTest::keyClick(&button, key);
    QCOMPARE(clicked.count(), 1);
}

void TestWidgets::aDisabledButtonDoesNothing()
{
    ActionButton button(m_theme, ActionButton::Kind::Approve, QStringLiteral("Go"));
    const QSignalSpy clicked(&button, &QAbstractButton::clicked);
    button.setEnabled(false);
    QTest::keyClick(&button, Qt::Key_Return);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(clicked.count(), 0);
}

void TestWidgets::emptyStateTeaches()
{
    EmptyState empty(m_theme);
    empty.setContent({QStringLiteral("phone"), QStringLiteral("No devices"),
                      QStringLiteral("Pair one to begin."), QStringLiteral("Pair a device")});
    empty.resize(400, 400);
    empty.show();
    QVERIFY(QTest::qWaitForWindowExposed(&empty));
    const QString painted = paintedTexts(empty).join(QString());
    QVERIFY(painted.contains(QStringLiteral("Nodevices")));
    QVERIFY(painted.contains(QStringLiteral("Paironetobegin.")));

    const QSignalSpy triggered(&empty, &EmptyState::actionTriggered);
    auto *button = empty.findChild<ActionButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);

    empty.setContent({QStringLiteral("phone"), QStringLiteral("Nothing yet"), QString(), QString()});
    QVERIFY(!button->isVisible());
}

void TestWidgets::smallWidgetsAreRead()
{
    CardFrame frame(m_theme);
    auto *pill = new Pill(m_theme);
    pill->setText(QStringLiteral("Approved"));
    pill->setTone(Tone::Success);
    auto *notice = new NoticeBox(m_theme, Tone::Warning);
    notice->setWords(QStringLiteral("Look twice"));
    frame.body()->addWidget(pill);
    frame.body()->addWidget(new SectionLabel(m_theme, QStringLiteral("Inspect")));
    frame.body()->addWidget(notice);
    frame.show();
    QVERIFY(QTest::qWaitForWindowExposed(&frame));
    const QStringList read = accessibleTexts(frame);
    for (const QString &text :
         {QStringLiteral("Approved"), QStringLiteral("Inspect"), QStringLiteral("Looktwice")})
        QVERIFY2(read.contains(text), qPrintable(read.join(QLatin1Char('|'))));
    const QString painted = paintedTexts(frame).join(QString());
    QVERIFY(painted.contains(QStringLiteral("Approved")) && painted.contains(QStringLiteral("Looktwice")));
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
