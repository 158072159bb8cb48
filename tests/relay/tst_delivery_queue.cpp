#include "core/relay/delivery_queue.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::relay;

namespace {

const Instant start = fromUnixMs(1'763'752'000'000);
constexpr Milliseconds oneSecond{1000};

/// A callback named after its tenant and instruction: `a1#7` is the seventh decision.
domain::Callback callback(const QString &tenant, const QString &instruction, quint64 number,
                          Instant due = start)
{
    domain::Callback callback;
    callback.eventId = QStringLiteral("%1%2#%3").arg(tenant, instruction).arg(number);
    callback.tenantId = tenant;
    callback.instructionId = instruction;
    callback.number = number;
    callback.nextAttemptAt = due;
    return callback;
}

domain::Callback delivered(domain::Callback callback)
{
    callback.state = domain::CallbackState::Delivered;
    return callback;
}

domain::Callback due(domain::Callback callback, Instant at)
{
    callback.nextAttemptAt = at;
    return callback;
}

QStringList taken(DeliveryQueue &queue, Instant now = start)
{
    const std::vector<QString> ids = queue.take(now);
    QStringList list(ids.begin(), ids.end());
    list.sort();
    return list;
}

/// Answered, and at once in the journal.
void end(DeliveryQueue &queue, const domain::Callback &callback)
{
    queue.freed(callback.tenantId);
    queue.ended(callback);
}

} // namespace

class TestDeliveryQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDueGoesOnce()
    {
        DeliveryQueue queue(4);
        queue.add(callback(QStringLiteral("a"), QStringLiteral("1"), 1));
        queue.add(callback(QStringLiteral("a"), QStringLiteral("2"), 2, start + oneSecond));
        QCOMPARE(queue.next(), std::optional(start));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#1")});
        QCOMPARE(taken(queue), QStringList{});
        QCOMPARE(queue.next(), std::optional(start + oneSecond));
        QCOMPARE(taken(queue, start + oneSecond), QStringList{QStringLiteral("a2#2")});
        QVERIFY(!queue.next());
    }

    void anInstructionsEventsKeepTheirOrder()
    {
        DeliveryQueue queue(4);
        const domain::Callback first = callback(QStringLiteral("a"), QStringLiteral("1"), 1);
        const domain::Callback second = callback(QStringLiteral("a"), QStringLiteral("1"), 2);
        queue.add(first);
        queue.add(second);
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#1")});
        end(queue, due(first, start + oneSecond)); // it failed: the other one waits with it
        QCOMPARE(taken(queue), QStringList{});
        QCOMPARE(taken(queue, start + oneSecond), QStringList{QStringLiteral("a1#1")});
        end(queue, delivered(first));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#2")});
    }

    void aTenantHasSoManyPlaces()
    {
        DeliveryQueue queue(2);
        const QList<domain::Callback> all{callback(QStringLiteral("a"), QStringLiteral("1"), 1),
                                          callback(QStringLiteral("a"), QStringLiteral("2"), 2),
                                          callback(QStringLiteral("a"), QStringLiteral("3"), 3)};
        for (const domain::Callback &each : all)
            queue.add(each);
        QCOMPARE(taken(queue), (QStringList{QStringLiteral("a1#1"), QStringLiteral("a2#2")}));
        QVERIFY(!queue.next()); // the third waits for a place, not for a time
        end(queue, delivered(all[0]));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a3#3")});
    }

    void anAnswerFreesAPlaceBeforeItIsInTheJournal()
    {
        DeliveryQueue queue(1);
        const domain::Callback first = callback(QStringLiteral("a"), QStringLiteral("1"), 1);
        queue.add(first);
        queue.add(callback(QStringLiteral("a"), QStringLiteral("1"), 2));
        queue.add(callback(QStringLiteral("a"), QStringLiteral("2"), 3));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#1")});
        queue.freed(QStringLiteral("a"));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a2#3")});
        queue.freed(QStringLiteral("a"));
        QCOMPARE(taken(queue), QStringList{}); // the first one's instruction waits for the journal
        queue.ended(delivered(first));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#2")});
    }

    void aFullTenantHoldsUpNobodyElse()
    {
        DeliveryQueue queue(1);
        for (quint64 number = 1; number <= 1000; ++number)
            queue.add(callback(QStringLiteral("slow"), QString::number(number), number));
        QCOMPARE(taken(queue).size(), 1);
        queue.add(callback(QStringLiteral("b"), QStringLiteral("1"), 1001));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("b1#1001")});
    }

    void askedForAgainBeforeItsTime()
    {
        DeliveryQueue queue(1);
        const domain::Callback failed =
            callback(QStringLiteral("a"), QStringLiteral("1"), 1, start + oneSecond);
        queue.add(failed);
        QCOMPARE(taken(queue), QStringList{});
        queue.add(due(failed, start));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#1")});
        end(queue, delivered(failed));
        QCOMPARE(taken(queue, start + oneSecond), QStringList{});
    }

    void askedForAgainWhileUnderWay()
    {
        DeliveryQueue queue(1);
        const domain::Callback first = callback(QStringLiteral("a"), QStringLiteral("1"), 1);
        queue.add(first);
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#1")});
        queue.add(first);
        QCOMPARE(taken(queue), QStringList{});
        end(queue, first); // still pending
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#1")});
    }

    void anEarlierEventGoesBeforeALaterOneAgain()
    {
        DeliveryQueue queue(1);
        const domain::Callback later =
            callback(QStringLiteral("a"), QStringLiteral("1"), 2, start + oneSecond);
        queue.add(later);
        queue.add(callback(QStringLiteral("a"), QStringLiteral("1"), 1));
        QCOMPARE(taken(queue), QStringList{QStringLiteral("a1#1")});
    }
};

QTEST_APPLESS_MAIN(TestDeliveryQueue)
#include "tst_delivery_queue.moc"
