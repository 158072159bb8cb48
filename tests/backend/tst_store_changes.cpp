#include "core/backend/store_changes.h"
#include "tests/backend/redis_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;
using test::RedisServer;
using Source = StoreChanges::Source;

class StoreChangesTest : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;

    Stores::Options optionsFor(const StoreAddress &address, const QString &tenantId = QStringLiteral("tnt_1"))
    {
        Stores::Options options;
        options.address = address;
        options.tenantId = tenantId;
        options.clock = &m_clock;
        options.timeout = 500ms;
        return options;
    }
    static NewInstruction instruction(const QString &id, std::chrono::seconds ttl = 180s)
    {
        return {
            id, {QStringLiteral("jane"), "POST", "/transfer", "00"}, QStringLiteral("transfer_funds"), ttl};
    }

private Q_SLOTS:
    void aServerTellsOfEveryChange()
    {
        const RedisServer server({QStringLiteral("--notify-keyspace-events"), QStringLiteral("Kghx")});
        const Stores others = *Stores::open(optionsFor(server.address()));
        const StoreChanges changes(optionsFor(server.address()));
        QTRY_COMPARE(changes.source(), Source::Server);
        QSignalSpy changed(&changes, &StoreChanges::changed);
        const auto isToldOf = [&changed](auto &&change) {
            changed.clear();
            return change() && QTest::qWaitFor([&changed] { return !changed.isEmpty(); });
        };

        const auto id = QStringLiteral("a");
        QVERIFY(isToldOf([&] { return others.instructions->create(instruction(id)).result().has_value(); }));
        QVERIFY(isToldOf([&] { return others.instructions->validate(id).result()->moved; }));
        QVERIFY(isToldOf([&] { return others.instructions->remove(id).result().value_or(false); }));
        QVERIFY(isToldOf([&] {
            NewPendingOp operation;
            operation.request.method = "POST";
            operation.request.target = "/payroll/run";
            return others.operations->create(operation).result().has_value();
        }));
        QVERIFY(others.instructions->create(instruction(QStringLiteral("short"), 1s)).result());
        QVERIFY2(isToldOf([] { return true; }) && isToldOf([] { return true; }), "it is born, and expires");
    }

    void anotherTenantsChangesAreNotTold()
    {
        const RedisServer server({QStringLiteral("--notify-keyspace-events"), QStringLiteral("KA")});
        const Stores others = *Stores::open(optionsFor(server.address(), QStringLiteral("tnt_2")));
        const Stores own = *Stores::open(optionsFor(server.address()));
        const StoreChanges changes(optionsFor(server.address()));
        QTRY_COMPARE(changes.source(), Source::Server);
        QSignalSpy changed(&changes, &StoreChanges::changed);
        for (int each = 0; each < 50; ++each)
            QVERIFY(others.instructions->create(instruction(QString::number(each))).result());
        QVERIFY(own.instructions->create(instruction(QStringLiteral("a"))).result());
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY2(changed.size() <= 2, "a row that is written, and given its time to live");
    }

    void aServerThatSaysNothingIsReadEverySecond_data()
    {
        QTest::addColumn<QString>("flags");
        for (const QString &flags : {QString(), QStringLiteral("EA"), QStringLiteral("Kx")})
            QTest::newRow(qPrintable(flags)) << flags;
    }

    void aServerThatSaysNothingIsReadEverySecond()
    {
        QFETCH(const QString, flags);
        const RedisServer server({QStringLiteral("--notify-keyspace-events"), flags});
        const StoreChanges changes(optionsFor(server.address()));
        QSignalSpy changed(&changes, &StoreChanges::changed);
        QTRY_VERIFY(changed.size() >= 2);
        QCOMPARE(changes.source(), Source::Timer);
    }

    void aFileIsReadEverySecond()
    {
        StoreAddress address;
        address.kind = StateBackend::Sqlite;
        const StoreChanges changes(optionsFor(address));
        QSignalSpy changed(&changes, &StoreChanges::changed);
        QTRY_VERIFY(changed.size() >= 2);
        QCOMPARE(changes.source(), Source::Timer);
    }

    void aServerThatIsGoneIsListenedToAgain()
    {
        RedisServer server({QStringLiteral("--notify-keyspace-events"), QStringLiteral("KA")});
        const StoreChanges changes(optionsFor(server.address()));
        QTRY_COMPARE(changes.source(), Source::Server);
        QSignalSpy changed(&changes, &StoreChanges::changed);
        server.kill();
        QTRY_COMPARE(changes.source(), Source::Timer);
        QVERIFY2(!changed.isEmpty(), "it may have changed while nobody listened");
        QVERIFY(server.start());
        QTRY_COMPARE_WITH_TIMEOUT(changes.source(), Source::Server, 10'000);
        changed.clear();
        QVERIFY(Stores::open(optionsFor(server.address()))
                    ->instructions->create(instruction(QStringLiteral("a")))
                    .result());
        QTRY_VERIFY(!changed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(StoreChangesTest)
#include "tst_store_changes.moc"
