#include "core/http/exchange_log.h"

#include <QTest>

#include <algorithm>
#include <thread>

namespace countersign::http {

class TestExchangeLog : public QObject
{
    Q_OBJECT

    static Exchange withTarget(QByteArray target)
    {
        Exchange exchange;
        exchange.request.target = std::move(target);
        return exchange;
    }

    /// What the log keeps of an exchange.
    static Exchange recorded(Exchange exchange)
    {
        ExchangeLog log({});
        log.record(std::move(exchange));
        return log.find(1).value_or(Exchange());
    }

    static constexpr char token[] = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl-_A";

private Q_SLOTS:
    void numbersFromOneWithoutGaps()
    {
        ExchangeLog log({});
        QCOMPARE(log.newest(), 0ULL);
        for (int i = 1; i <= 5; ++i)
            log.record(withTarget(QByteArray::number(i)));
        QCOMPARE(log.newest(), 5ULL);
        const auto page = log.after(2, 2);
        QCOMPARE(page.size(), std::size_t(2));
        QCOMPARE(page[0].number, 3ULL);
        QCOMPARE(page[0].request.target, QByteArray("3"));
        QCOMPARE(page[1].number, 4ULL);
    }

    void everythingComesBack()
    {
        Exchange exchange;
        exchange.direction = Direction::Outbound;
        exchange.party = "courier";
        exchange.at = fromUnixMs(1);
        exchange.duration = std::chrono::microseconds(2);
        exchange.request = {"POST", "/a?b",      {{"X-One", "1"}, {"X-One", {}}},
                            "in",   "127.0.0.1", fromUnixMs(3)};
        exchange.response = {404, {{"X-Two", "2"}}, "out"};
        exchange.verdict = DeferredJson(QJsonObject{{QStringLiteral("valid"), true}});
        exchange.instructionId = QStringLiteral("ins");
        const Exchange kept = recorded(exchange);
        QCOMPARE(kept.direction, Direction::Outbound);
        QCOMPARE(kept.party, QByteArray("courier"));
        QCOMPARE(kept.at, fromUnixMs(1));
        QCOMPARE(kept.duration.count(), 2);
        QCOMPARE(kept.request.method, QByteArray("POST"));
        QCOMPARE(kept.request.target, QByteArray("/a?b"));
        QVERIFY(std::ranges::equal(kept.request.headers, exchange.request.headers));
        QCOMPARE(kept.request.body, QByteArray("in"));
        QCOMPARE(kept.request.peer, QByteArray("127.0.0.1"));
        QCOMPARE(kept.request.receivedAt, fromUnixMs(3));
        QCOMPARE(kept.response.status, 404);
        QVERIFY(std::ranges::equal(kept.response.headers, exchange.response.headers));
        QCOMPARE(kept.response.body, QByteArray("out"));
        QVERIFY(kept.verdict.toJson()[QStringLiteral("valid")].toBool());
        QCOMPARE(kept.instructionId, QStringLiteral("ins"));
    }

    void pages_data()
    {
        QTest::addColumn<quint64>("since");
        QTest::addColumn<int>("limit");
        QTest::addColumn<quint64>("first");
        QTest::addColumn<int>("count");
        // Of ten exchanges the last four, 7 to 10, are kept.
        QTest::newRow("all that is kept") << 0ULL << 100 << 7ULL << 4;
        QTest::newRow("since a forgotten one") << 3ULL << 100 << 7ULL << 4;
        QTest::newRow("since the last forgotten") << 6ULL << 100 << 7ULL << 4;
        QTest::newRow("since a kept one") << 8ULL << 100 << 9ULL << 2;
        QTest::newRow("limited") << 7ULL << 1 << 8ULL << 1;
        QTest::newRow("nothing newer") << 10ULL << 100 << 0ULL << 0;
        QTest::newRow("from the future") << 99ULL << 100 << 0ULL << 0;
        QTest::newRow("no room") << 0ULL << 0 << 0ULL << 0;
    }
    void pages()
    {
        QFETCH(quint64, since);
        QFETCH(int, limit);
        QFETCH(quint64, first);
        QFETCH(int, count);
        ExchangeLog log({4, 1024 * 1024});
        for (int i = 1; i <= 10; ++i)
            log.record({});
        const auto page = log.after(since, static_cast<std::size_t>(limit));
        QCOMPARE(static_cast<int>(page.size()), count);
        if (count > 0)
            QCOMPARE(page.front().number, first);
    }

    void findsOnlyWhatIsKept()
    {
        ExchangeLog log({2, 1024 * 1024});
        for (int i = 1; i <= 3; ++i)
            log.record(withTarget(QByteArray::number(i)));
        QVERIFY(!log.find(0));
        QVERIFY(!log.find(1));
        QCOMPARE(log.find(2)->request.target, QByteArray("2"));
        QCOMPARE(log.find(3)->request.target, QByteArray("3"));
        QVERIFY(!log.find(4));
    }

    void isBoundedByBytes()
    {
        ExchangeLog log({1000, 100'000});
        Exchange big;
        big.response.body = QByteArray(30'000, 'x');
        for (int i = 0; i < 10; ++i)
            log.record(big);
        QCOMPARE(log.after(0, 1000).size(), std::size_t(3));
        big.request.body = QByteArray(200'000, 'x');
        log.record(big);
        QVERIFY(log.after(0, 1000).empty());
        QCOMPARE(log.newest(), 11ULL);
    }

    void masksHeaders_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *tag, const char *name, const char *value, const char *shown) {
            QTest::newRow(tag) << QByteArray(name) << QByteArray(value) << QByteArray(shown);
        };
        row("bearer", "Authorization", "Bearer abc.def", "Bearer •••");
        row("signature", "authorization", "Signature 0123", "Signature •••");
        row("no scheme", "Authorization", "abc", "•••");
        row("admin key", "x-admin-key", "two words", "•••");
        row("poll token", "X-QR-Poll-Token", "abc", "•••");
        row("signature of HMAC #1", "X-Bloonio-Signature", "0123", "0123");
    }
    void masksHeaders()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        Exchange exchange;
        exchange.request.headers = {{"X-Before", "1"}, {name, value}, {"X-After", "2"}};
        exchange.response.headers = {{name, value}};
        const Exchange kept = recorded(exchange);
        QTEST(kept.request.headers.find(name).value_or("absent"), "shown");
        QTEST(kept.response.headers.find(name).value_or("absent"), "shown");
        QCOMPARE(kept.request.headers.find("X-After"), std::optional<QByteArray>("2"));
    }

    void masksBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *name, const QByteArray &body, const QByteArray &shown) {
            QTest::newRow(name) << body << shown;
        };
        for (const char *member :
             {"tenant_secret", "pairing_proof", "device_session_token", "response_token", "poll_token"}) {
            const QByteArray quoted = '"' + QByteArray(member) + '"';
            row(member, "{\"data\":{\"a\":1, " + quoted + " : \"sk_\\\"x\" , \"b\":2}}",
                "{\"data\":{\"a\":1, " + quoted + " : \"•••\" , \"b\":2}}");
        }
        row("totp", R"({"totp":{"secret":"ABC","digits":6},"secret":"x"})",
            R"({"totp":{"secret":"•••","digits":6},"secret":"x"})");
        row("twice", R"([{"poll_token":"a"},{"poll_token":"b"}])",
            R"([{"poll_token":"•••"},{"poll_token":"•••"}])");
        row("not a string", R"({"tenant_secret":["a",{"b":"c"}],"n":1})", R"({"tenant_secret":"•••","n":1})");
        row("null", R"({"tenant_secret":null})", R"({"tenant_secret":null})");
        row("name in escapes", R"({"tenant\u005fsecret":"a"})", R"({"tenant\u005fsecret":"•••"})");
        row("longer name", R"({"my_tenant_secret":"a"})", R"({"my_tenant_secret":"a"})");
        row("name as a value", R"({"a":"tenant_secret"})", R"({"a":"tenant_secret"})");
        row("broken JSON with a secret", R"({"tenant_secret":"a")", "•••");
        row("broken JSON", R"({"a":"\u00e4")", R"({"a":"\u00e4")");
        row("plain text", "tenant_secret", "tenant_secret");
        row("empty", "", "");
        row("token in a link", "{\"payload\":\"countersign://pair?proof=" + QByteArray(token) + "&name=x\"}",
            "{\"payload\":\"countersign://pair?proof=•••&name=x\"}");
        row("bare tokens", QByteArray(token) + ' ' + token, "••• •••");
        row("no token", "eyJ.eyJ eyJabc", "eyJ.eyJ eyJabc");
    }
    void masksBodies()
    {
        QFETCH(QByteArray, body);
        Exchange exchange;
        exchange.request.body = body;
        exchange.response.body = body;
        const Exchange kept = recorded(exchange);
        QTEST(kept.request.body, "shown");
        QTEST(kept.response.body, "shown");
    }

    void masksTokensInTargets()
    {
        QCOMPARE(recorded(withTarget("/pair?proof=" + QByteArray(token))).request.target,
                 QByteArray("/pair?proof=•••"));
    }

    void recordsFromManyThreads()
    {
        ExchangeLog log({500, 16 * 1024 * 1024});
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&log] {
                for (int n = 0; n < 500; ++n) {
                    log.record(withTarget("/x"));
                    const auto page = log.after(log.newest() / 2, 10);
                    if (!std::is_sorted(page.begin(), page.end(),
                                        [](const auto &a, const auto &b) { return a.number < b.number; }))
                        qFatal("out of order");
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(log.newest(), 2000ULL);
        QCOMPARE(log.after(0, 5000).size(), std::size_t(500));
        QCOMPARE(log.after(0, 1).front().number, 1501ULL);
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestExchangeLog)
#include "tst_exchange_log.moc"
