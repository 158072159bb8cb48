#include "core/http/message.h"

#include <QTest>

namespace countersign::http {

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headerNamesCompareWithoutCase()
    {
        const Headers headers{{"Content-Type", "text/plain"}, {"X-A", "1"}, {"x-a", "2"}};
        QCOMPARE(headers.find("content-TYPE"), std::optional<QByteArray>("text/plain"));
        QCOMPARE(headers.find("X-a"), std::optional<QByteArray>("1"));
        QCOMPARE(headers.all("X-A"), (std::vector<QByteArray>{"1", "2"}));
    }

    void anEmptyValueIsNotAnAbsentField()
    {
        const Headers headers{{"X-Empty", ""}};
        QVERIFY(headers.find("X-Empty").has_value());
        QVERIFY(!headers.find("X-Other").has_value());
    }

    void setReplacesEveryFieldOfTheName()
    {
        Headers headers{{"X-A", "1"}, {"X-B", "2"}, {"x-a", "3"}};
        headers.set("X-A", "4");
        QCOMPARE(headers.size(), std::size_t(2));
        QCOMPARE(headers.all("x-a"), std::vector<QByteArray>{"4"});
        QCOMPARE(headers.find("X-B"), std::optional<QByteArray>("2"));
    }

    void targets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("query");
        QTest::newRow("no query") << QByteArray("/a/b") << QByteArray("/a/b") << QString();
        QTest::newRow("query") << QByteArray("/a?tenant_id=t&x=1") << QByteArray("/a")
                               << QStringLiteral("tenant_id=t&x=1");
        QTest::newRow("empty query") << QByteArray("/a?") << QByteArray("/a") << QString();
        QTest::newRow("second mark") << QByteArray("/a?b?c") << QByteArray("/a") << QStringLiteral("b?c");
        QTest::newRow("nothing") << QByteArray() << QByteArray() << QString();
    }
    void targets()
    {
        QFETCH(QByteArray, target);
        Request request;
        request.target = target;
        QTEST(request.path().toByteArray(), "path");
        QTEST(request.query().query(), "query");
    }

    void queryItemsAreDecoded()
    {
        Request request;
        request.target = "/a?name=J%C3%BCrgen%20A";
        QCOMPARE(request.query().queryItemValue(QStringLiteral("name"), QUrl::FullyDecoded),
                 QStringLiteral("Jürgen A"));
    }

    void reasonPhrases()
    {
        QCOMPARE(reasonPhrase(200), QByteArray("OK"));
        QCOMPARE(reasonPhrase(421), QByteArray("Misdirected Request"));
        QCOMPARE(reasonPhrase(799), QByteArray());
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestMessage)
#include "tst_message.moc"
