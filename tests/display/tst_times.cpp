#include "render_one.h"

#include <QTest>

using namespace countersign::display;

class TimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areShownAs_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *type, const char *value, const char *locale, const char16_t *text) {
            QTest::addRow("%s %s %s", type, value, locale)
                << QString::fromLatin1(type) << QString::fromLatin1(value) << QString::fromLatin1(locale)
                << QString::fromUtf16(text);
        };
        row("TIME", "14:30", "fr_FR", u"14:30");
        row("TIME", "14:30:05", "de_DE", u"14:30:05");
        row("TIME", "00:05", "ja_JP", u"0:05");
        row("TIME_ZONE", "Europe/Paris", "en_US", u"Central European Time");
        row("TIME_ZONE", "Europe/Paris", "fr_FR", u"heure d’Europe centrale");
        row("DURATION", "P1Y2M10DT2H30M", "en_US", u"1 year, 2 months, 10 days, 2 hours, 30 minutes");
        row("DURATION", "PT1.50S", "en_US", u"1.50 seconds");
        row("DURATION", "P2W", "fr_FR", u"2\u00A0semaines");
        row("DURATION", "5400", "en_US", u"1 hour, 30 minutes");
        row("DURATION", "90000", "en_US", u"25 hours");
        row("DURATION", "0", "en_US", u"0 seconds");
        row("DURATION", "P0D", "en_US", u"0 days");
        row("DURATION", "PT1H", "ru_RU", u"1 час");
        row("RECURRENCE", "FREQ=DAILY", "en_US", u"Every day");
        row("RECURRENCE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "en_US",
            u"Every 2 weeks on Monday and Thursday");
        row("RECURRENCE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "fr_FR",
            u"Toutes les 2 semaines, le lundi et le jeudi");
        row("RECURRENCE", "FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=12", "en_US",
            u"Every month on day 1 and the last day, 12 ×");
        row("RECURRENCE", "RRULE:FREQ=MONTHLY;BYDAY=-1FR", "de_DE", u"Jeden Monat am letzten Freitag");
        row("RECURRENCE", "FREQ=MONTHLY;BYDAY=2TU", "es_ES", u"Cada mes, el segundo martes");
        row("RECURRENCE", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=21;UNTIL=20301231", "en_US",
            u"Every year on day 21 in June until December 31, 2030");
        row("RECURRENCE", "FREQ=MONTHLY;UNTIL=20301231T235959Z", "fa_IR",
            u"Every month until December 31, 2030");
    }

    void areShownAs()
    {
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(QString, locale);
        QFETCH(QString, text);
        const RenderedField row = renderOne(type, value, locale);
        QVERIFY2(row.valid, row.valid ? "" : qPrintable(row.problems[0].text().plain()));
        QCOMPARE(row.text.plain(), text);
    }

    void zonesShowTheOffsetOfToday()
    {
        RenderSettings settings;
        settings.now = countersign::fromUnixMs(1782036000000); // 2026-06-21
        const RenderedField row =
            renderField(fieldOf(QStringLiteral("TIME_ZONE"), QStringLiteral("Europe/Paris")), settings);
        QCOMPARE(row.annotation.plain(), QStringLiteral("Europe/Paris, UTC+02:00"));
    }

    void refusesWhatASentenceCouldNotSay_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char *rule : {"",
                                 "FREQ=",
                                 "FREQ=DAILY;",
                                 "freq=daily",
                                 "FREQ=DAILY;INTERVAL=0",
                                 "FREQ=DAILY;INTERVAL=-1",
                                 "FREQ=DAILY;COUNT=01",
                                 "FREQ=WEEKLY;BYDAY=",
                                 "FREQ=WEEKLY;BYDAY=MO,,TU",
                                 "FREQ=WEEKLY;BYDAY=XX",
                                 "FREQ=WEEKLY;BYDAY=M",
                                 "FREQ=MONTHLY;BYDAY=6MO",
                                 "FREQ=MONTHLY;BYDAY=0MO",
                                 "FREQ=MONTHLY;BYDAY=-2MO",
                                 "FREQ=MONTHLY;BYMONTHDAY=32",
                                 "FREQ=MONTHLY;BYMONTHDAY=-2",
                                 "FREQ=DAILY;BYMONTHDAY=1",
                                 "FREQ=YEARLY;BYMONTH=13",
                                 "FREQ=DAILY;UNTIL=20270230",
                                 "FREQ=DAILY;UNTIL=2027-01-01",
                                 "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1",
                                 "FREQ=DAILY;WKST=MO",
                                 "FREQ=DAILY;;COUNT=2"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }

    void refusesWhatASentenceCouldNotSay()
    {
        QFETCH(QString, rule);
        QVERIFY(!renderOne(QStringLiteral("RECURRENCE"), rule).valid);
    }

    void refusesOtherDurations_data()
    {
        QTest::addColumn<QString>("duration");
        for (const char *duration : {"", "P", "PT", "P1DT", "1D", "P-1D", "P1D1D", "PT1M1H", "P1,5D", "PT1.S",
                                     "P01D", "p1d", "007", "1234567890123456", "P1WT", "PT1H "})
            QTest::newRow(duration) << QString::fromLatin1(duration);
    }

    void refusesOtherDurations()
    {
        QFETCH(QString, duration);
        QVERIFY(!renderOne(QStringLiteral("DURATION"), duration).valid);
    }
};

QTEST_GUILESS_MAIN(TimesTest)
#include "tst_times.moc"
