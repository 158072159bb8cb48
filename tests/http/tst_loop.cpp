#include "core/http/loop.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <future>

namespace countersign::http {

class TestLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsTasksInOrderOnItsOwnThread()
    {
        Loop loop("tasks");
        QVERIFY(!loop.isCurrent());
        std::vector<int> order;
        bool wasCurrent = true;
        std::promise<void> done;
        for (int i = 0; i < 100; ++i) {
            loop.post([&, i] {
                order.push_back(i);
                wasCurrent = wasCurrent && loop.isCurrent();
            });
        }
        loop.post([&] { done.set_value(); });
        done.get_future().wait();
        QVERIFY(wasCurrent);
        QCOMPARE(order.size(), std::size_t(100));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void oneLoopIsNotTheOther()
    {
        Loop first("first");
        Loop second("second");
        std::promise<bool> answer;
        first.post([&] { answer.set_value(second.isCurrent()); });
        QVERIFY(!answer.get_future().get());
    }

    void runsLaterWhatIsToRunLater()
    {
        Loop loop("timers");
        std::promise<void> done;
        std::atomic<int> order = 0;
        int first = 0;
        int second = 0;
        QElapsedTimer timer;
        timer.start();
        loop.runAfter(Milliseconds(60), [&] {
            second = ++order;
            done.set_value();
        });
        loop.runAfter(Milliseconds(1), [&] { first = ++order; });
        done.get_future().wait();
        QVERIFY(timer.elapsed() >= 60);
        QCOMPARE(first, 1);
        QCOMPARE(second, 2);
    }

    void destructionDropsWhatIsQueued()
    {
        const auto token = std::make_shared<int>(0);
        std::atomic<bool> ran = false;
        {
            Loop loop("dropped");
            loop.runAfter(std::chrono::hours(1), [&ran, token] { ran = true; });
            QVERIFY(token.use_count() > 1);
        }
        QVERIFY(!ran);
        QCOMPARE(token.use_count(), 1L);
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestLoop)
#include "tst_loop.moc"
