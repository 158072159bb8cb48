#include "core/http/fetch_rules.h"

#include <QHostAddress>
#include <QTest>

using namespace countersign;
using namespace countersign::http;

class FetchRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<bool>("isPublic");
        for (const char *address :
             {"127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1", "93.184.216.34", "172.15.0.1",
              "172.32.0.1", "100.63.0.1", "192.167.1.1", "2606:4700::1111"})
            QTest::newRow(address) << true;
        for (const char *address :
             {"0.0.0.0",        "10.1.2.3",        "100.64.0.1", "100.127.255.255", "169.254.169.254",
              "172.16.0.1",     "172.31.255.255",  "192.0.0.8",  "192.168.0.1",     "198.18.0.1",
              "224.0.0.1",      "255.255.255.255", "::",         "::ffff:10.0.0.1", "::ffff:192.168.0.1",
              "64:ff9b::a00:1", "2002:a00:1::",    "fc00::1",    "fd12::1",         "fe80::1",
              "ff02::1",        "::10.0.0.1"})
            QTest::newRow(address) << false;
    }
    void addresses()
    {
        QFETCH(const bool, isPublic);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(addressProblem(address, PrivateNetworks::Refused).isEmpty(), isPublic);
        QCOMPARE(addressProblem(address, PrivateNetworks::Allowed), QString());
    }

    void urls_data()
    {
        QTest::addColumn<bool>("isGood");
        for (const char *url : {"http://example.com", "https://example.com:8443/a?b#c", "http://[::1]:9/"})
            QTest::newRow(url) << true;
        for (const char *url :
             {"", "file:///etc/passwd", "FILE:///etc/passwd", "ftp://example.com/", "data:text/plain,x",
              "http:///x", "//example.com/", "http://user@example.com/", "qrc:/x"})
            QTest::newRow(*url ? url : "nothing") << false;
    }
    void urls()
    {
        QFETCH(const bool, isGood);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        const QUrl url(tag == QLatin1String("nothing") ? QString() : tag, QUrl::StrictMode);
        QCOMPARE(fetchProblem(url).isEmpty(), isGood);
    }

    void redirects_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("target");
        const auto row = [](const char *location, const char *target) {
            QTest::newRow(*location ? location : "nothing")
                << QByteArray(location) << QString::fromLatin1(target);
        };
        row("/b", "http://example.com/b");
        row("b?c=d", "http://example.com/a/b?c=d");
        row("http://example.com/x", "http://example.com/x");
        row("http://EXAMPLE.com:80/x", "http://example.com:80/x");
        row("https://example.com/x", "https://example.com/x");
        row("", "");
        row("//other.example/x", "");
        row("http://other.example/x", "");
        row("http://example.com.evil.example/", "");
        row("http://example.com:8080/x", "");
        row("https://example.com:8443/x", "");
        row("http://user@example.com/x", "");
        row("file:///etc/passwd", "");
        row("ftp://example.com/x", "");
    }
    void redirects()
    {
        QFETCH(const QByteArray, location);
        const Result<QUrl> target =
            redirectTarget(QUrl(QStringLiteral("http://example.com/a/data")), location);
        QTEST(target ? target->toString() : QString(), "target");
        if (!target)
            QCOMPARE(target.error().code, QStringLiteral("DATA_FETCH_FAILED"));
    }

    void nothingLeadsBackToPlainText()
    {
        QVERIFY(!redirectTarget(QUrl(QStringLiteral("https://example.com/")), "http://example.com/"));
        QVERIFY(!redirectTarget(QUrl(QStringLiteral("https://example.com/")), "http://example.com:443/"));
    }
};

QTEST_APPLESS_MAIN(FetchRulesTest)
#include "tst_fetch_rules.moc"
