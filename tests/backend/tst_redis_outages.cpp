#include "core/backend/stores.h"
#include "tests/backend/certificates.h"
#include "tests/backend/redis_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <thread>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;
using test::RedisServer;

namespace {

NewInstruction instruction(const QString &id)
{
    return {id, {QStringLiteral("jane"), "POST", "/transfer", "00"}, QStringLiteral("transfer_funds")};
}

} // namespace

/// A Redis that is killed, paused, full, restarted empty, moved: calls fail typed and in time, and work resumes by itself.
class RedisOutagesTest : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;

    std::shared_ptr<SudoInstructionStore> storeOn(const StoreAddress &address,
                                                  const QByteArray &authorities = {})
    {
        Stores::Options options;
        options.address = address;
        options.tenantId = QStringLiteral("tnt_1");
        options.clock = &m_clock;
        options.authorities = authorities;
        options.timeout = 500ms;
        return Stores::open(options)->instructions;
    }

    /// The code of what goes wrong, which must be known well within two seconds; empty when nothing does.
    static QString failureOf(const std::shared_ptr<SudoInstructionStore> &store, const QString &id)
    {
        QElapsedTimer timer;
        timer.start();
        const auto created = store->create(instruction(id)).result();
        return timer.elapsed() > 2000 ? QStringLiteral("TOO LATE")
            : created                 ? QString()
                                      : created.error().code;
    }
    static bool works(const std::shared_ptr<SudoInstructionStore> &store)
    {
        static int number = 0;
        return failureOf(store, QStringLiteral("try_%1").arg(++number)).isEmpty();
    }

private Q_SLOTS:
    void killedAndStartedEmpty()
    {
        RedisServer server;
        const auto store = storeOn(server.address());
        QVERIFY(works(store));
        QVERIFY(store->create(instruction(QStringLiteral("a"))).result().has_value());
        QVERIFY(store->validate(QStringLiteral("a")).result()->moved);

        server.kill();
        QCOMPARE(failureOf(store, QStringLiteral("b")), QStringLiteral("STATE_UNREACHABLE"));
        QCOMPARE(store->redeem(QStringLiteral("a")).result().error().code,
                 QStringLiteral("STATE_UNREACHABLE"));

        QVERIFY(server.start());
        QTRY_VERIFY(works(store));
        QVERIFY2(!store->redeem(QStringLiteral("a")).result()->now, "what it forgot is unknown");
    }

    void neverThere()
    {
        const auto store =
            storeOn(*StoreAddress::parse(QStringLiteral("redis://127.0.0.1:%1").arg(test::freePort())));
        QCOMPARE(failureOf(store, QStringLiteral("a")), QStringLiteral("STATE_UNREACHABLE"));
    }

    void paused()
    {
        RedisServer server;
        const auto store = storeOn(server.address());
        QVERIFY(works(store));
        std::jthread nap([&server] {
            server.say({QStringLiteral("DEBUG"), QStringLiteral("SLEEP"), QStringLiteral("1.5")});
        });
        QStringList said;
        const auto sayMore = [&] {
            said.append(failureOf(store, QString::number(said.size())));
            return said.contains(QStringLiteral("STATE_TIMED_OUT"));
        };
        QTRY_VERIFY(sayMore());
        QTRY_VERIFY(works(store));
    }

    void full()
    {
        RedisServer server;
        const auto store = storeOn(server.address());
        QVERIFY(works(store));
        server.say({QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("maxmemory"),
                    QStringLiteral("1mb")});
        QCOMPARE(failureOf(store, QStringLiteral("b")), QStringLiteral("STATE_FULL"));
        server.say({QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("maxmemory"),
                    QStringLiteral("0")});
        QVERIFY(works(store));
    }

    void scriptsForgotten()
    {
        RedisServer server;
        const auto store = storeOn(server.address());
        QVERIFY(works(store));
        server.say({QStringLiteral("SCRIPT"), QStringLiteral("FLUSH")});
        QVERIFY(works(store));
    }

    void aPasswordIsAsked()
    {
        RedisServer server({QStringLiteral("--requirepass"), QStringLiteral("p@ss")});
        StoreAddress address = server.address();
        QCOMPARE(failureOf(storeOn(address), QStringLiteral("a")), QStringLiteral("STATE_REFUSED"));
        address.password = Secret("wrong-one");
        const auto refused = storeOn(address)->create(instruction(QStringLiteral("a"))).result();
        QCOMPARE(refused.error().code, QStringLiteral("STATE_REFUSED"));
        QVERIFY(!refused.error().message.contains(QLatin1String("wrong-one")));
        address.password = Secret("p@ss");
        address.database = 3;
        QVERIFY(works(storeOn(address)));
    }

    void byTls()
    {
        const test::Certificates files;
        QVERIFY(files.isValid());
        const auto port = test::freePort();
        RedisServer server({QStringLiteral("--tls-port"), QString::number(port),
                            QStringLiteral("--tls-cert-file"), files.certificate(),
                            QStringLiteral("--tls-key-file"), files.key(),
                            QStringLiteral("--tls-ca-cert-file"), files.authority(),
                            QStringLiteral("--tls-auth-clients"), QStringLiteral("no")});
        QVERIFY(server.isRunning());
        const auto address = *StoreAddress::parse(QStringLiteral("rediss://127.0.0.1:%1").arg(port));
        QFile authority(files.authority());
        QVERIFY(authority.open(QIODevice::ReadOnly));
        QVERIFY(works(storeOn(address, authority.readAll())));
        QCOMPARE(failureOf(storeOn(address), QStringLiteral("untrusted")),
                 QStringLiteral("STATE_UNREACHABLE"));
    }

    void sentinelsSayWhereItIs()
    {
        RedisServer first;
        RedisServer second(
            {QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"), QString::number(first.port())});
        QTemporaryDir folder;
        QFile configuration(folder.filePath(QStringLiteral("sentinel.conf")));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write(QStringLiteral("sentinel monitor mymaster 127.0.0.1 %1 1\n"
                                           "sentinel down-after-milliseconds mymaster 300\n"
                                           "sentinel failover-timeout mymaster 3000\n")
                                .arg(first.port())
                                .toLatin1());
        configuration.close();
        const auto port = test::freePort();
        QProcess sentinel;
        sentinel.setStandardOutputFile(QProcess::nullDevice());
        sentinel.start(QStringLiteral("redis-server"),
                       {configuration.fileName(), QStringLiteral("--sentinel"), QStringLiteral("--port"),
                        QString::number(port)});
        const auto store =
            storeOn(*StoreAddress::parse(QStringLiteral("redis+sentinel://127.0.0.1:%1,127.0.0.1:%2/mymaster")
                                             .arg(test::freePort())
                                             .arg(port)));
        QTRY_VERIFY_WITH_TIMEOUT(works(store), 20'000);

        QTRY_VERIFY_WITH_TIMEOUT(second.say({QStringLiteral("ROLE")}).contains("connected"), 20'000);
        first.kill();
        QVERIFY(!works(store));
        QTRY_VERIFY_WITH_TIMEOUT(works(store), 60'000);
        QVERIFY(second.say({QStringLiteral("ROLE")}).startsWith("master"));
        sentinel.kill();
        sentinel.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(RedisOutagesTest)
#include "tst_redis_outages.moc"
