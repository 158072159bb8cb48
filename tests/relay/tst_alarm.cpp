#include "core/base/stepping_clock.h"
#include "core/relay/alarm.h"

#include <QtTest>

#include <atomic>
#include <future>

using namespace countersign;
using namespace countersign::relay;

namespace {

using namespace std::chrono_literals;

/// An alarm whose clock goes with the real one, and can be moved.
class Desk
{
public:
    ~Desk() { m_loop.stop(); }

    void onLoop(const std::function<void()> &task)
    {
        std::promise<void> done;
        m_loop.post([&] {
            task();
            done.set_value();
        });
        done.get_future().wait();
    }
    void setIn(Milliseconds wait)
    {
        onLoop([&] { alarm.set(clock.now() + wait); });
    }
    void move(Milliseconds step)
    {
        clock.advance(step);
        onLoop([this] { alarm.clockMoved(); });
    }

private:
    SystemClock m_real;
    http::Loop m_loop{"alarm-test"};

public:
    SteppingClock clock{m_real};
    std::atomic<int> rings{0};
    Alarm alarm{m_loop, clock, [this] { ++rings; }};
};

} // namespace

class TestAlarm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringsOnceWhenItIsTime()
    {
        Desk desk;
        desk.setIn(5ms);
        QTRY_COMPARE(desk.rings.load(), 1);
        desk.move(1h);
        desk.onLoop([] {});
        QCOMPARE(desk.rings.load(), 1);
    }

    void pastIsNow()
    {
        Desk desk;
        desk.setIn(-1h);
        QTRY_COMPARE(desk.rings.load(), 1);
    }

    void earlierInstantIsNotLate()
    {
        Desk desk;
        desk.setIn(30s);
        desk.setIn(5ms);
        QTRY_COMPARE(desk.rings.load(), 1);
    }

    void laterInstantIsNotEarly()
    {
        Desk desk;
        const Instant due = desk.clock.now() + 100ms;
        desk.setIn(10ms);
        desk.setIn(100ms);
        QTRY_COMPARE(desk.rings.load(), 1);
        QVERIFY(desk.clock.now() >= due);
    }

    void followsTheClock()
    {
        Desk desk;
        desk.setIn(720h);
        desk.move(719h);
        desk.onLoop([] {});
        QCOMPARE(desk.rings.load(), 0);
        desk.move(1h);
        QTRY_COMPARE(desk.rings.load(), 1);
    }

    void timeThatWentBackIsWaitedFor()
    {
        Desk desk;
        desk.clock.advance(1h);
        desk.setIn(20ms);
        desk.clock.reset();
        desk.onLoop([&] { desk.alarm.clockMoved(); });
        desk.onLoop([] {});
        QCOMPARE(desk.rings.load(), 0);
        desk.move(2h);
        QTRY_COMPARE(desk.rings.load(), 1);
    }

    void nothingDisarms()
    {
        Desk desk;
        desk.setIn(1h);
        desk.onLoop([&] { desk.alarm.set(std::nullopt); });
        desk.move(2h);
        desk.setIn(3h);
        desk.onLoop([] {});
        QCOMPARE(desk.rings.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestAlarm)
#include "tst_alarm.moc"
