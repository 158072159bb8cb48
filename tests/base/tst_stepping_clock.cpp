#include "core/base/stepping_clock.h"

#include <QTest>

#include <limits>
#include <thread>
#include <vector>

using namespace countersign;
using namespace std::chrono_literals;

class SteppingClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsStillUntilAdvanced()
    {
        SteppingClock clock(fromUnixMs(1000));
        QCOMPARE(toUnixMs(clock.now()), 1000);
        clock.advance(250ms);
        clock.advance(1s);
        QCOMPARE(toUnixMs(clock.now()), 2250);
        QCOMPARE(clock.offset().count(), 1250);
    }

    void followsItsBase()
    {
        SteppingClock base(fromUnixMs(5000));
        const Clock &asClock = base;
        SteppingClock clock(asClock);
        clock.advance(1s);
        base.advance(10ms);
        QCOMPARE(toUnixMs(clock.now()), 6010);
        QCOMPARE(toUnixMs(base.now()), 5010);
    }

    void neverGoesBackButByReset()
    {
        SteppingClock clock(fromUnixMs(1000));
        clock.advance(5s);
        clock.advance(-3s);
        clock.advance(0ms);
        QCOMPARE(toUnixMs(clock.now()), 6000);
        clock.reset();
        QCOMPARE(toUnixMs(clock.now()), 1000);
    }

    void endsAtTheFurthest()
    {
        SteppingClock clock(fromUnixMs(1'782'036'930'123));
        clock.advance(Milliseconds::max());
        QCOMPARE(clock.offset().count(), SteppingClock::furthest.count());
        clock.advance(Milliseconds::max());
        QCOMPARE(clock.offset().count(), SteppingClock::furthest.count());
        QVERIFY(toIso(clock.now()).startsWith(QLatin1String("3026-")));
    }

    void stepsFromManyThreadsAddUp()
    {
        SteppingClock clock(fromUnixMs(0));
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&clock] {
                for (int step = 0; step < 1000; ++step)
                    clock.advance(1ms);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(toUnixMs(clock.now()), 4000);
    }
};

QTEST_GUILESS_MAIN(SteppingClockTest)
#include "tst_stepping_clock.moc"
