#include "core/base/clock.h"

#include <QTest>

using namespace countersign;

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesInstantsAsIso_data()
    {
        QTest::addColumn<qint64>("unixMs");
        QTest::addColumn<QString>("iso");
        QTest::newRow("the epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00.000Z");
        QTest::newRow("every part") << qint64(1'782'036'930'123)
                                    << QStringLiteral("2026-06-21T10:15:30.123Z");
        QTest::newRow("a leap day") << qint64(1'709'251'199'999)
                                    << QStringLiteral("2024-02-29T23:59:59.999Z");
        QTest::newRow("before the epoch") << qint64(-1) << QStringLiteral("1969-12-31T23:59:59.999Z");
        QTest::newRow("the last with four digits")
            << qint64(253'402'300'799'999) << QStringLiteral("9999-12-31T23:59:59.999Z");
        QTest::newRow("the first with five digits")
            << qint64(253'402'300'800'000) << QStringLiteral("10000-01-01T00:00:00.000Z");
    }

    void writesInstantsAsIso()
    {
        QFETCH(qint64, unixMs);
        QTEST(toIso(fromUnixMs(unixMs)), "iso");
        QCOMPARE(toUnixMs(fromUnixMs(unixMs)), unixMs);
    }

    void systemClockIsInThisCentury()
    {
        const SystemClock clock;
        const Instant first = clock.now();
        QVERIFY(toIso(first).startsWith(QLatin1String("20")));
        QVERIFY(clock.now() - first < std::chrono::minutes(1));
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
