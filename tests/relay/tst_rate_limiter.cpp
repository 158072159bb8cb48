#include "core/relay/rate_limiter.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::relay;

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsOneMinutesCalls()
    {
        RateLimiter limiter(RateLimiting::On);
        const Instant now = fromUnixMs(0);
        for (int call = 0; call < 60; ++call)
            QVERIFY(!limiter.take(m_tenant, 60, now));
        QCOMPARE(limiter.take(m_tenant, 60, now), std::optional(1));
    }

    void retryAfterIsRightToTheSecond_data()
    {
        QTest::addColumn<int>("perMinute");
        QTest::addColumn<int>("seconds");
        QTest::newRow("one a minute") << 1 << 60;
        QTest::newRow("seven a minute") << 7 << 9;
        QTest::newRow("sixty a minute") << 60 << 1;
        QTest::newRow("many a minute") << 10'000 << 1;
    }

    void retryAfterIsRightToTheSecond()
    {
        QFETCH(int, perMinute);
        QFETCH(int, seconds);
        RateLimiter limiter(RateLimiting::On);
        const Instant now = fromUnixMs(0);
        for (int call = 0; call < perMinute; ++call)
            QVERIFY(!limiter.take(m_tenant, perMinute, now));
        QCOMPARE(limiter.take(m_tenant, perMinute, now), std::optional(seconds));
        QVERIFY(!limiter.take(m_tenant, perMinute, now + std::chrono::seconds(seconds)));
    }

    /// Whatever was taken before, the time named is the first whole second at which a call is let in.
    void namesTheFirstSecondThatLetsIn()
    {
        for (const int perMinute : {1, 7, 11, 13, 59, 61, 97, 9'999}) {
            RateLimiter limiter(RateLimiting::On);
            Instant now = fromUnixMs(0);
            for (int round = 0; round < 200; ++round) {
                std::optional<int> seconds;
                while (!seconds)
                    seconds = limiter.take(m_tenant, perMinute, now);
                const Instant named = now + std::chrono::seconds(*seconds);
                QVERIFY2(*seconds == 1 || limiter.take(m_tenant, perMinute, named - std::chrono::seconds(1)),
                         qPrintable(QString::number(perMinute)));
                QVERIFY2(!limiter.take(m_tenant, perMinute, named), qPrintable(QString::number(perMinute)));
                now = named + Milliseconds(round * 37);
            }
        }
    }

    void fillsEvenlyAndNoFurther()
    {
        RateLimiter limiter(RateLimiting::On);
        for (int call = 0; call < 60; ++call)
            QVERIFY(!limiter.take(m_tenant, 60, fromUnixMs(0)));
        QVERIFY(!limiter.take(m_tenant, 60, fromUnixMs(1000)));
        QVERIFY(limiter.take(m_tenant, 60, fromUnixMs(1000)));
        const Instant later = fromUnixMs(3'600'000);
        for (int call = 0; call < 60; ++call)
            QVERIFY(!limiter.take(m_tenant, 60, later));
        QVERIFY(limiter.take(m_tenant, 60, later));
    }

    void tenantsDoNotShare()
    {
        RateLimiter limiter(RateLimiting::On);
        QVERIFY(!limiter.take(m_tenant, 1, fromUnixMs(0)));
        QVERIFY(limiter.take(m_tenant, 1, fromUnixMs(0)));
        QVERIFY(!limiter.take(QStringLiteral("other"), 1, fromUnixMs(0)));
    }

    void timeThatGoesBackTakesNothingAway()
    {
        RateLimiter limiter(RateLimiting::On);
        QVERIFY(!limiter.take(m_tenant, 2, fromUnixMs(100'000)));
        QVERIFY(!limiter.take(m_tenant, 2, fromUnixMs(0)));
        QVERIFY(limiter.take(m_tenant, 2, fromUnixMs(0)));
    }

    void agesAreOneMinuteToABucket()
    {
        RateLimiter limiter(RateLimiting::On);
        QVERIFY(!limiter.take(m_tenant, 10'000, fromUnixMs(0)));
        const Instant far = fromUnixMs(0) + std::chrono::years(1000);
        for (int call = 0; call < 10'000; ++call)
            QVERIFY(!limiter.take(m_tenant, 10'000, far));
        QVERIFY(limiter.take(m_tenant, 10'000, far));
    }

    void offMeansNoLimit()
    {
        RateLimiter limiter(RateLimiting::Off);
        for (int call = 0; call < 100; ++call)
            QVERIFY(!limiter.take(m_tenant, 1, fromUnixMs(0)));
    }

private:
    const QString m_tenant = QStringLiteral("tnt");
};

QTEST_APPLESS_MAIN(TestRateLimiter)
#include "tst_rate_limiter.moc"
