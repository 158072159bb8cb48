#include "app/compose/demo_desk.h"

#include <QSignalSpy>
#include <QtTest>

using namespace countersign;
using namespace countersign::app;

/// The desk that is opened and closed in a hurry.
class TestDemoDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mayGoAtAnyMoment_data()
    {
        QTest::addColumn<int>("events");
        for (const int events : {0, 1, 2, 4, 8})
            QTest::addRow("after %d turns of the event loop", events) << events;
    }

    void mayGoAtAnyMoment()
    {
        QFETCH(int, events);
        const auto bench = startBench();
        {
            DemoDesk desk(*bench);
            desk.start();
            for (int i = 0; i < events; ++i)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        }
        QCoreApplication::processEvents();
    }

    void pairsNobodyBeforeItIsReady()
    {
        const auto bench = startBench();
        DemoDesk desk(*bench);
        QSignalSpy failed(&desk, &DemoDesk::failed);
        desk.pair(QStringLiteral("dev_any"));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, QStringLiteral("DEMO_NOT_READY"));
        QVERIFY(!desk.isReady());

        QSignalSpy ready(&desk, &DemoDesk::ready);
        desk.start();
        QVERIFY(ready.wait());
        QVERIFY(desk.isReady());
    }

    void makesThePhonesThatAreMissing()
    {
        const auto bench = startBench();
        const auto open = [&bench] {
            DemoDesk desk(*bench);
            QSignalSpy ready(&desk, &DemoDesk::ready);
            desk.start();
            return ready.wait();
        };
        QVERIFY(open());
        QCOMPARE(bench->fleet().devices().size(), 3U);
        QVERIFY(bench->fleet().remove(bench->fleet().devices().back()->id));
        QVERIFY(open());
        QCOMPARE(bench->fleet().devices().size(), 3U);
        QVERIFY(open());
        QCOMPARE(bench->fleet().devices().size(), 3U);
    }

private:
    static std::unique_ptr<Workbench> startBench()
    {
        WorkbenchOptions options;
        options.adminKey = Secret("admin");
        Result<std::unique_ptr<Workbench>> bench = Workbench::start(options, signing::Sealer::ephemeral());
        return bench ? *std::move(bench) : nullptr;
    }
};

QTEST_GUILESS_MAIN(TestDemoDesk)
#include "tst_demo_desk.moc"
