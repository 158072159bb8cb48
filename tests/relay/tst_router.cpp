#include "core/relay/envelope.h"
#include "core/relay/router.h"

#include <QJsonDocument>
#include <QtTest>

using namespace countersign;
using namespace countersign::relay;

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("plain") << QByteArray("GET") << QByteArray("/things") << 200 << QByteArray("list");
        QTest::newRow("query does not matter")
            << QByteArray("GET") << QByteArray("/things?a=b") << 200 << QByteArray("list");
        QTest::newRow("other method")
            << QByteArray("POST") << QByteArray("/things") << 200 << QByteArray("create");
        QTest::newRow("part") << QByteArray("GET") << QByteArray("/things/a") << 200 << QByteArray("read a");
        QTest::newRow("part is decoded")
            << QByteArray("GET") << QByteArray("/things/a%2Fb") << 200 << QByteArray("read a/b");
        QTest::newRow("plain goes before part")
            << QByteArray("GET") << QByteArray("/things/all") << 200 << QByteArray("all");
        QTest::newRow("unknown") << QByteArray("GET") << QByteArray("/nothing") << 404 << QByteArray();
        QTest::newRow("too deep") << QByteArray("GET") << QByteArray("/things/a/b") << 404 << QByteArray();
        QTest::newRow("trailing slash is another path")
            << QByteArray("POST") << QByteArray("/things/") << 405 << QByteArray();
        QTest::newRow("wrong method") << QByteArray("DELETE") << QByteArray("/things") << 405 << QByteArray();
    }

    void finds()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const http::Response response = dispatch(method, target);
        QCOMPARE(response.status, status);
        if (status == 200)
            QCOMPARE(response.body, body);
    }

    void wrongMethodNamesTheRightOnes()
    {
        QCOMPARE(dispatch("DELETE", "/things").headers.find("Allow"), std::optional(QByteArray("GET, POST")));
    }

    void everyErrorCodeHasItsStatus_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("signature") << "SIGNATURE_INVALID" << 401;
        QTest::newRow("suspended") << "TENANT_SUSPENDED" << 403;
        QTest::newRow("conflict") << "INSTRUCTION_CONFLICT" << 409;
        QTest::newRow("expired") << "CHALLENGE_EXPIRED" << 410;
        QTest::newRow("wrong") << "ANSWER_WRONG" << 422;
        QTest::newRow("limited") << "RATE_LIMITED" << 429;
        QTest::newRow("ours") << "JOURNAL_WRITE_FAILED" << 500;
    }

    void everyErrorCodeHasItsStatus()
    {
        QFETCH(QString, code);
        QFETCH(int, status);
        const http::Response response = failure({code, QStringLiteral("Why \"so\".")});
        QCOMPARE(response.status, status);
        const QJsonObject envelope = QJsonDocument::fromJson(response.body).object();
        QCOMPARE(envelope[QStringLiteral("success")], QJsonValue(false));
        QCOMPARE(envelope[QStringLiteral("status_code")].toInt(), status);
        QCOMPARE(envelope[QStringLiteral("error_code")].toString(), code);
        QCOMPARE(envelope[QStringLiteral("message")].toString(), QStringLiteral("Why \"so\"."));
        QVERIFY(envelope[QStringLiteral("data")].isNull());
    }

private:
    static http::Response dispatch(const QByteArray &method, const QByteArray &target)
    {
        Router router;
        const auto says = [](const QByteArray &text) {
            return [text](const Call &call) {
                call.reply.answer(
                    {200, {}, call.pathParts.isEmpty() ? text : text + " " + call.pathParts.first()});
            };
        };
        router.add("GET", "/things", says("list"));
        router.add("POST", "/things", says("create"));
        router.add("GET", "/things/{id}", says("read"));
        router.add("GET", "/things/all", says("all"));
        http::Response answer;
        router.dispatch({method, target, {}, {}, {}, {}},
                        [&answer](http::Response response, http::Remarks) { answer = std::move(response); });
        return answer;
    }
};

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
