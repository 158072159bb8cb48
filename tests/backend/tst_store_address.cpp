#include "core/backend/store_address.h"

#include <QTest>

using namespace countersign;
using namespace countersign::backend;

class StoreAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesRedisApart()
    {
        const auto address =
            StoreAddress::parse(QStringLiteral("rediss://shop:p%40ss%3A@cache.example:6380/3"));
        QVERIFY(address.has_value());
        QCOMPARE(address->kind, StateBackend::Redis);
        QVERIFY(address->isEncrypted);
        QCOMPARE(address->hosts, (QList<StoreAddress::Host>{{QStringLiteral("cache.example"), 6380}}));
        QCOMPARE(address->user, QStringLiteral("shop"));
        QCOMPARE(address->password.reveal(), QByteArray("p@ss:"));
        QCOMPARE(address->database, 3);
    }

    void fillsInWhatIsUsual()
    {
        const auto address = StoreAddress::parse(QStringLiteral("redis://127.0.0.1"));
        QCOMPARE(address->hosts, (QList<StoreAddress::Host>{{QStringLiteral("127.0.0.1"), 6379}}));
        QVERIFY(!address->isEncrypted);
        QVERIFY(address->password.isEmpty());
        QCOMPARE(address->database, 0);
        QCOMPARE(StoreAddress::parse(QStringLiteral("redis://[::1]:7000"))->hosts,
                 (QList<StoreAddress::Host>{{QStringLiteral("::1"), 7000}}));
    }

    void takesSentinelsApart()
    {
        const auto address = StoreAddress::parse(
            QStringLiteral("redis+sentinel://:secret@a.example,b.example:5000/mymaster/2"));
        QVERIFY(address.has_value());
        QCOMPARE(address->hosts,
                 (QList<StoreAddress::Host>{{QStringLiteral("a.example"), 26379},
                                            {QStringLiteral("b.example"), 5000}}));
        QCOMPARE(address->master, QStringLiteral("mymaster"));
        QCOMPARE(address->database, 2);
    }

    void takesSqliteApart()
    {
        QCOMPARE(StoreAddress::parse(QStringLiteral("sqlite:///var/lib/a%20b.sqlite"))->path,
                 QStringLiteral("/var/lib/a b.sqlite"));
        QCOMPARE(StoreAddress::parse(QStringLiteral("memory:"))->kind, StateBackend::Memory);
    }

    void showsNoCredentials_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *url, const char *shown) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(shown);
        };
        row("redis://shop:hidden@cache.example", "redis://cache.example:6379");
        row("rediss://:hidden@[::1]:6380/3", "rediss://[::1]:6380/3");
        row("redis+sentinel://:hidden@a,b:5000/my%20master/2",
            "redis+sentinel://a:26379,b:5000/my%20master/2");
        row("sqlite:///var/lib/a%20b.sqlite", "sqlite:///var/lib/a%20b.sqlite");
        row("memory://", "memory:");
    }

    void showsNoCredentials()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        QCOMPARE(StoreAddress::parse(url)->withoutCredentials(), shown);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *url, const char *said) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(said);
        };
        row("", "must be redis://");
        row("redis", "must be redis://");
        row("http://host/", "must be redis://");
        row("redis://", "no host");
        row("redis://:hidden@", "no host");
        row("redis://host:0", "port '0'");
        row("redis://host:65536", "port '65536'");
        row("redis://host:x", "no number");
        row("redis://:hidden", "no number");
        row("redis://user:hidden/0", "no number");
        row("redis://host/one", "database 'one'");
        row("redis://host/-1", "database '-1'");
        row("redis://host/99999", "database '99999'");
        row("redis://host/0/1", "must be redis://");
        row("redis://a,b", "several hosts");
        row("redis+sentinel://a,b", "no master");
        row("redis+sentinel://a,/m", "no host");
        row("sqlite://relative.sqlite", "no file");
        row("sqlite:///folder/", "no file");
        row("sqlite:///folder%2F", "no file");
    }

    void refuses()
    {
        QFETCH(QString, url);
        QFETCH(QString, said);
        const auto address = StoreAddress::parse(url);
        QVERIFY(!address);
        QCOMPARE(address.error().code, QStringLiteral("STATE_URL_INVALID"));
        QVERIFY2(address.error().message.contains(said), qPrintable(address.error().message));
        QVERIFY(!address.error().message.contains(QLatin1String("hidden")));
    }
};

QTEST_APPLESS_MAIN(StoreAddressTest)
#include "tst_store_address.moc"
