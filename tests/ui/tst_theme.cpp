#include "ui/theme/theme.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace countersign::ui;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsTheContrastOfBlackAndWhite();
    void everyInkIsReadable_data();
    void everyInkIsReadable();
    void controlsStandOut_data();
    void controlsStandOut();
    void keepsTheTextScaleInBounds_data();
    void keepsTheTextScaleInBounds();
    void tellsOfAChangeOnce();
    void paintsIconsInTheColourAsked();
    void iconsFollowTheTheme();
    void fallsBackToAFontThatExists();
    void appliesFusionAndItsPalette();
};

namespace {

using Ground = QColor Colors::*;

void addAppearances(const char *what, Ground ink, Ground ground)
{
    for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
        const char *name = appearance == Appearance::Light ? "light" : "dark";
        const Colors colors = colorsOf(appearance);
        QTest::addRow("%s, %s", name, what) << colors.*ink << colors.*ground;
    }
}

/// The colour of the first opaque pixel; not valid when there is none.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() == 255)
                return image.pixelColor(x, y);
    return {};
}

} // namespace

void TestTheme::knowsTheContrastOfBlackAndWhite()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    // The boundary case that accessibility guides quote: #767676 on white is the lightest grey that passes.
    QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void TestTheme::everyInkIsReadable_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    const std::pair<const char *, Ground> inks[]{{"text", &Colors::text},       {"muted", &Colors::textMuted},
                                                 {"accent", &Colors::accent},   {"success", &Colors::success},
                                                 {"warning", &Colors::warning}, {"danger", &Colors::danger}};
    const std::pair<const char *, Ground> grounds[]{{"surface", &Colors::surface},
                                                    {"sidebar", &Colors::sidebar},
                                                    {"backdrop", &Colors::backdrop},
                                                    {"screen", &Colors::screen},
                                                    {"selected row", &Colors::accentWash}};
    for (const auto &[inkName, ink] : inks)
        for (const auto &[groundName, ground] : grounds)
            addAppearances(
                qPrintable(QStringLiteral("%1 on %2").arg(QLatin1String(inkName), QLatin1String(groundName))),
                ink, ground);
    addAppearances("success on its wash", &Colors::success, &Colors::successWash);
    addAppearances("warning on its wash", &Colors::warning, &Colors::warningWash);
    addAppearances("danger on its wash", &Colors::danger, &Colors::dangerWash);
    addAppearances("filled accent", &Colors::onAccent, &Colors::accent);
    addAppearances("filled success", &Colors::onSuccess, &Colors::success);
    addAppearances("filled danger", &Colors::onDanger, &Colors::danger);
}

void TestTheme::everyInkIsReadable()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const qreal ratio = contrast(ink, ground);
    QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 : 1").arg(ratio)));
}

void TestTheme::controlsStandOut_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    addAppearances("border on surface", &Colors::lineStrong, &Colors::surface);
    addAppearances("border on backdrop", &Colors::lineStrong, &Colors::backdrop);
    addAppearances("focus on surface", &Colors::focus, &Colors::surface);
    addAppearances("focus on backdrop", &Colors::focus, &Colors::backdrop);
    addAppearances("focus on screen", &Colors::focus, &Colors::screen);
}

void TestTheme::controlsStandOut()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const qreal ratio = contrast(ink, ground);
    QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("%1 : 1").arg(ratio)));
}

void TestTheme::keepsTheTextScaleInBounds_data()
{
    QTest::addColumn<qreal>("asked");
    QTest::addColumn<qreal>("kept");
    QTest::addColumn<int>("bodyPixels");
    QTest::newRow("below") << 0.2 << 1.0 << 13;
    QTest::newRow("least") << 1.0 << 1.0 << 13;
    QTest::newRow("between") << 1.5 << 1.5 << 20;
    QTest::newRow("most") << 2.0 << 2.0 << 26;
    QTest::newRow("beyond") << 9.0 << 2.0 << 26;
}

void TestTheme::keepsTheTextScaleInBounds()
{
    QFETCH(qreal, asked);
    Theme theme;
    theme.setTextScale(asked);
    QTEST(theme.textScale(), "kept");
    QTEST(theme.font(FontRole::Body).pixelSize(), "bodyPixels");
    QCOMPARE(theme.font(FontRole::Body, 1).pixelSize(), 13);
}

void TestTheme::tellsOfAChangeOnce()
{
    Theme theme;
    const QSignalSpy changed(&theme, &Theme::changed);
    theme.setAppearance(Appearance::Dark);
    theme.setAppearance(Appearance::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(theme.colors().surface, colorsOf(Appearance::Dark).surface);
    theme.setTextScale(1.5);
    theme.setTextScale(1.5);
    QCOMPARE(changed.count(), 2);
}

void TestTheme::paintsIconsInTheColourAsked()
{
    const Theme theme;
    const QPixmap pixmap = theme.pixmap(QStringLiteral("approve"), Qt::red, 24, 2);
    QCOMPARE(pixmap.size(), QSize(48, 48));
    QCOMPARE(inkOf(pixmap), QColor(Qt::red));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no-such-icon")));
    QVERIFY(!inkOf(theme.pixmap(QStringLiteral("no-such-icon"), Qt::red, 24, 1)).isValid());
}

void TestTheme::iconsFollowTheTheme()
{
    Theme theme;
    const QIcon icon = theme.icon(QStringLiteral("desk"));
    QCOMPARE(inkOf(icon.pixmap(48)), theme.colors().text);
    QCOMPARE(inkOf(icon.pixmap(48, QIcon::Selected)), theme.colors().accent);
    theme.setAppearance(Appearance::Dark);
    QCOMPARE(inkOf(icon.pixmap(48)), colorsOf(Appearance::Dark).text);
}

void TestTheme::fallsBackToAFontThatExists()
{
    const Theme theme;
    for (const auto role : {FontRole::Body, FontRole::Mono}) {
        const QStringList families = theme.font(role).families();
        QVERIFY(families.size() >= 2);
        QVERIFY(!families.last().isEmpty());
    }
}

void TestTheme::appliesFusionAndItsPalette()
{
    const Theme theme(Appearance::Dark);
    theme.applyTo(*qApp);
    QCOMPARE(QApplication::style()->name(), QStringLiteral("fusion"));
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.colors().surface);
    QCOMPARE(QApplication::font().pixelSize(), 13);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
