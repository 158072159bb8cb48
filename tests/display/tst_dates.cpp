#include "core/display/iso_date.h"
#include "render_one.h"

#include <QTest>

using namespace countersign;
using namespace countersign::display;

class DatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isoFormsKeepTheirOrderInRightToLeftText()
    {
        const RenderedField row =
            renderOne(QStringLiteral("DATE"), QStringLiteral("2026-06-21"), QStringLiteral("fa_IR"));
        QVERIFY(row.annotation.forPainting().contains(QStringLiteral("\u20682026-06-21\u2069")));
        const QString moment = QStringLiteral("2026-06-21T10:15:30Z");
        const RenderedField when = renderOne(QStringLiteral("DATETIME"), moment, QStringLiteral("ar"));
        QVERIFY(when.annotation.forPainting().contains(QChar(0x2068) + moment + QChar(0x2069)));
    }

    void showsADayInTheLocalesCalendar_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("annotation");
        const auto row = [](const char *locale, const char *value, const QString &text,
                            const QString &annotation) {
            QTest::addRow("%s %s", locale, value)
                << QString::fromLatin1(locale) << QString::fromLatin1(value) << text << annotation;
        };
        row("en_US", "2026-06-21", QStringLiteral("June 21, 2026"), {});
        row("fr_FR", "2026-06-21", QStringLiteral("21 juin 2026"), {});
        row("de_DE", "2026-06-21", QStringLiteral("21. Juni 2026"), {});
        row("ja_JP", "2026-06-21", QStringLiteral("2026年6月21日"), {});
        row("hi_IN", "2026-06-21", QStringLiteral("21 जून 2026"), {});
        row("ar", "2026-06-21", QStringLiteral("٢١ يونيو ٢٠٢٦"), {});
        row("fa_IR", "2026-06-21", QStringLiteral("۳۱ خرداد ۱۴۰۵"),
            QStringLiteral("تقویم هجری شمسی, 2026-06-21"));
        row("th_TH", "2026-06-21", QStringLiteral("21 มิถุนายน 2569"), QStringLiteral("ปฏิทินพุทธ, 2026-06-21"));
        row("en-US-u-ca-buddhist", "2026-06-21", QStringLiteral("June 21, 2569 BE"),
            QStringLiteral("Buddhist Calendar, 2026-06-21"));
        row("en_US", "1582-10-10", QStringLiteral("October 10, 1582"), {});
        row("en_US", "0001-01-01", QStringLiteral("January 1, 1"), {});
        row("en_US", "9999-12-31", QStringLiteral("December 31, 9999"), {});
        row("th_TH", "1500-03-01", QStringLiteral("1 มีนาคม 2043"), QStringLiteral("ปฏิทินพุทธ, 1500-03-01"));
    }

    void showsADayInTheLocalesCalendar()
    {
        QFETCH(QString, locale);
        QFETCH(QString, value);
        QFETCH(QString, text);
        QFETCH(QString, annotation);
        const RenderedField row = renderOne(QStringLiteral("DATE"), value, locale);
        QVERIFY(row.valid);
        QCOMPARE(row.text.plain(), text);
        QCOMPARE(row.annotation.plain(), annotation);
    }

    void showsATimeInTheDevicesZone_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("annotation");
        QTest::newRow("utc") << QStringLiteral("en_US") << QStringLiteral("UTC")
                             << QStringLiteral("2026-06-21T10:15:30Z")
                             << QStringLiteral(
                                    "June 21, 2026 at 10:15:30 AM Coordinated Universal Time (UTC+00:00)")
                             << QStringLiteral("UTC, 2026-06-21T10:15:30Z");
        QTest::newRow("summer")
            << QStringLiteral("en_US") << QStringLiteral("Europe/Paris")
            << QStringLiteral("2026-06-21T23:30:00+01:00")
            << QStringLiteral("June 22, 2026 at 12:30:00 AM Central European Summer Time (UTC+02:00)")
            << QStringLiteral("Europe/Paris, 2026-06-21T23:30:00+01:00");
        QTest::newRow("winter")
            << QStringLiteral("fr_FR") << QStringLiteral("Europe/Paris")
            << QStringLiteral("2026-12-21T00:00:00.123456Z")
            << QStringLiteral("21 décembre 2026 à 01:00:00 heure normale d’Europe centrale (UTC+01:00)")
            << QStringLiteral("Europe/Paris, 2026-12-21T00:00:00.123456Z");
        QTest::newRow("half hour") << QStringLiteral("de_DE") << QStringLiteral("Asia/Kolkata")
                                   << QStringLiteral("2026-01-01t00:00:00z")
                                   << QStringLiteral(
                                          "1. Januar 2026 um 05:30:00 Indische Normalzeit (UTC+05:30)")
                                   << QStringLiteral("Asia/Kolkata, 2026-01-01t00:00:00z");
        QTest::newRow("unknown zone")
            << QStringLiteral("en_US") << QStringLiteral("Mars/Olympus")
            << QStringLiteral("2026-06-21T10:15:30+02:00")
            << QStringLiteral("June 21, 2026 at 8:15:30 AM Coordinated Universal Time (UTC+00:00)")
            << QStringLiteral("UTC, 2026-06-21T10:15:30+02:00");
    }

    void showsATimeInTheDevicesZone()
    {
        QFETCH(QString, locale);
        QFETCH(QString, zone);
        QFETCH(QString, value);
        QFETCH(QString, text);
        QFETCH(QString, annotation);
        const RenderSettings settings{locale, zone, Masking::Apply};
        const RenderedField row = renderField(fieldOf(QStringLiteral("DATETIME"), value), settings);
        QVERIFY(row.valid);
        // Locale data of some releases parts the time and AM by a narrow space.
        QCOMPARE(QString(row.text.plain()).replace(QChar(0x202F), u' '), text);
        QCOMPARE(row.annotation.plain(), annotation);
    }

    void readsInstantsExactly()
    {
        QCOMPARE(readDateTime(u"1970-01-01T00:00:00Z"), fromUnixMs(0));
        QCOMPARE(readDateTime(u"1970-01-01T00:00:00.0019Z"), fromUnixMs(1));
        QCOMPARE(readDateTime(u"1969-12-31T23:59:59.5-00:00"), fromUnixMs(-500));
        QCOMPARE(readDateTime(u"1985-04-12T23:20:50.52Z"), fromUnixMs(482196050520));
        QCOMPARE(readDateTime(u"1996-12-19T16:39:57-08:00"), readDateTime(u"1996-12-20T00:39:57Z"));
        QCOMPARE(readDateTime(u"1937-01-01T12:00:27.87+00:20"), readDateTime(u"1937-01-01T11:40:27.870Z"));
    }

    void refusesWhatIsNoDay()
    {
        for (const char *text :
             {"", "2026", "2026-06", "2026-06-31", "2100-02-29", "2026-00-10", "2026-01-00", "2026/06/21",
              "-026-06-21", "+026-06-21", "2026-06-21 ", "26-06-21", "20260621"})
            QVERIFY2(!readFullDate(QString::fromLatin1(text)), text);
        QVERIFY(!readFullDate(u"٢٠٢٦-06-21"));
    }

    void refusesWhatIsNoTime()
    {
        for (const char *text :
             {"", "2026-06-21", "2026-06-21T", "2026-06-21T10:15:30", "2026-06-21T10:15:30+24:00",
              "2026-06-21T10:15:30+02:60", "2026-06-21T10:60:30Z", "2026-06-21T10:15:61Z",
              "2026-02-30T10:15:30Z", "2026-06-21T10:15:30Z ", "2026-06-21T10:15:30ZZ", "2026-06-21T1:15:30Z",
              "2026-06-21T10-15-30Z", "2026-06-21T10:15:30,5Z"})
            QVERIFY2(!readDateTime(QString::fromLatin1(text)), text);
    }
};

QTEST_GUILESS_MAIN(DatesTest)
#include "tst_dates.moc"
