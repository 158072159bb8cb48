#include "core/backend/memory_pending_op_store.h"
#include "core/backend/memory_sudo_instruction_store.h"

#include "core/base/stepping_clock.h"

#include <QTest>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

/// What the stores in memory promise besides: they obey time travel, and tell of changes.
class MemoryStoresTest : public QObject
{
    Q_OBJECT

private:
    SteppingClock m_clock{fromUnixMs(1'000'000)};
    int m_changes = 0;

private Q_SLOTS:
    void init()
    {
        m_clock.reset();
        m_changes = 0;
    }

    void tellOfEveryChangeAndOfNoOther()
    {
        MemorySudoInstructionStore store(m_clock, [this] { ++m_changes; });
        QVERIFY(store.create({QStringLiteral("a"), {}, {}}).result().has_value());
        QCOMPARE(m_changes, 1);
        QVERIFY(!store.create({QStringLiteral("a"), {}, {}}).result().has_value());
        QVERIFY(!store.redeem(QStringLiteral("a")).result()->moved);
        QCOMPARE(m_changes, 1);
        QVERIFY(store.validate(QStringLiteral("a")).result()->moved);
        QVERIFY(*store.remove(QStringLiteral("a")).result());
        QCOMPARE(m_changes, 3);
    }

    void anInstructionEndsExactlyAtItsTimeForGood()
    {
        MemorySudoInstructionStore store(m_clock, [this] { ++m_changes; });
        QVERIFY(store.create({QStringLiteral("a"), {}, {}, 180s}).result().has_value());
        m_clock.advance(180s - 1ms);
        QVERIFY(*store.find(QStringLiteral("a")).result());
        m_clock.advance(1ms);
        store.sweep();
        QCOMPARE(m_changes, 2);
        m_clock.reset();
        QVERIFY(!*store.find(QStringLiteral("a")).result());
    }

    void aLeaseEndsForGood()
    {
        MemoryPendingOpStore store(m_clock);
        const QString id = store.create({}).result()->id;
        QVERIFY(store.decide(id, OpDecision::Approved, {}).result()->moved);
        QVERIFY(store.claim(id, 60s).result()->moved);
        m_clock.advance(60s);
        store.sweep();
        m_clock.reset();
        QCOMPARE((*store.find(id).result())->state, PendingOpState::PossiblyReplayed);
    }
};

QTEST_APPLESS_MAIN(MemoryStoresTest)
#include "tst_memory_stores.moc"
