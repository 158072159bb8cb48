#include "core/domain/callback.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;

/// The schedule of the protocol's section 8: at once, then 1 s, 5 s, 30 s, 2 min, 10 min, ±20 %.
class TestCallback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("status");
        QTest::addColumn<double>("jitter");
        QTest::addColumn<QString>("state");
        QTest::addColumn<qint64>("waitMs");
        QTest::newRow("200 ends it") << 1 << 200 << 0.0 << "delivered" << qint64(-1);
        QTest::newRow("204 ends it") << 3 << 204 << 0.0 << "delivered" << qint64(-1);
        QTest::newRow("410 ends it otherwise") << 1 << 410 << 0.0 << "gone" << qint64(-1);
        QTest::newRow("a redirect is not followed") << 1 << 302 << 0.0 << "pending" << qint64(1000);
        QTest::newRow("no answer") << 1 << 0 << 0.0 << "pending" << qint64(1000);
        QTest::newRow("second wait") << 2 << 500 << 0.0 << "pending" << qint64(5000);
        QTest::newRow("third wait") << 3 << 500 << 0.0 << "pending" << qint64(30'000);
        QTest::newRow("fourth wait") << 4 << 500 << 0.0 << "pending" << qint64(120'000);
        QTest::newRow("fifth wait") << 5 << 500 << 0.0 << "pending" << qint64(600'000);
        QTest::newRow("jitter up") << 2 << 500 << 1.0 << "pending" << qint64(6000);
        QTest::newRow("jitter down") << 2 << 500 << -1.0 << "pending" << qint64(4000);
        QTest::newRow("the last one") << 6 << 500 << 0.0 << "failed" << qint64(-1);
        QTest::newRow("the last one succeeds") << 6 << 200 << 0.0 << "delivered" << qint64(-1);
    }

    void judges()
    {
        QFETCH(int, attempt);
        QFETCH(int, status);
        QFETCH(double, jitter);
        QFETCH(QString, state);
        QFETCH(qint64, waitMs);
        const Instant now = fromUnixMs(1'000'000);
        const CallbackVerdict verdict = judgeAttempt(attempt, status, now, jitter);
        QCOMPARE(toWire(verdict.state), state);
        QCOMPARE(verdict.nextAttemptAt.has_value(), waitMs >= 0);
        if (waitMs >= 0)
            QCOMPARE((*verdict.nextAttemptAt - now).count(), waitMs);
    }

    void wireNamesComeBack()
    {
        for (const CallbackState state :
             {CallbackState::Pending, CallbackState::Delivered, CallbackState::Gone, CallbackState::Failed})
            QCOMPARE(callbackStateFromWire(toWire(state)), std::optional(state));
        QVERIFY(!callbackStateFromWire(QStringLiteral("lost")));
    }
};

QTEST_APPLESS_MAIN(TestCallback)
#include "tst_callback.moc"
