#include "core/journal/feed.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using journal::Entry;
using journal::Feed;

class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathersWhatIsPushed()
    {
        Feed feed;
        QSignalSpy committed(&feed, &Feed::committed);
        for (quint64 sequence = 1; sequence <= 3; ++sequence)
            feed.push(Entry{.sequence = sequence, .at = {}, .type = {}, .payload = {}, .hash = {}});
        QTRY_COMPARE(committed.size(), 1);
        QCOMPARE(committed.first().first().value<QList<Entry>>().size(), 3);
    }

    void listenersMayGoAtAnyTime()
    {
        // Qt guards objects by a few shared locks: among so many pairs, some share one.
        constexpr int pairs = 1000;
        Feed feeds[pairs];
        for (Feed &feed : feeds) {
            QObject listener;
            connect(&feed, &Feed::committed, &listener, [](const QList<Entry> &) {});
        }
        feeds[0].push({});
        QSignalSpy committed(&feeds[0], &Feed::committed);
        feeds[0].push({});
        QTRY_COMPARE(committed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
