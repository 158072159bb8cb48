#include "app/compose/control_guard.h"
#include "core/signing/signature_scheme.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::app;

namespace {

const QString client = QStringLiteral("3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b");

QString refusal(const ControlAccess &access, const http::Request &request)
{
    const SystemClock clock;
    const Result<relay::RouteGuard> guard = makeControlGuard(access, "127.0.0.1", clock);
    Q_ASSERT(guard);
    const relay::Admission admission = (*guard)(request);
    return admission.client ? QString() : admission.client.error().code;
}

} // namespace

class TestControlGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bypassIsForProgramsOfThisMachine_data()
    {
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("admitted");
        QTest::newRow("a program") << QByteArray("127.0.0.1") << QByteArray() << true;
        QTest::newRow("by IPv6") << QByteArray("::1") << QByteArray() << true;
        QTest::newRow("another machine") << QByteArray("192.0.2.7") << QByteArray() << false;
        QTest::newRow("a web page") << QByteArray("127.0.0.1") << QByteArray("https://example.com") << false;
        QTest::newRow("a page without a name") << QByteArray("127.0.0.1") << QByteArray("null") << false;
    }

    void bypassIsForProgramsOfThisMachine()
    {
        QFETCH(QByteArray, peer);
        QFETCH(QByteArray, origin);
        QFETCH(bool, admitted);
        http::Request request;
        request.peer = peer;
        if (!origin.isEmpty())
            request.headers.add("Origin", origin);
        QCOMPARE(refusal({ControlAccess::Mode::Bypass, {}, {}}, request),
                 admitted ? QString() : QStringLiteral("CONTROL_LOOPBACK_ONLY"));
    }

    void bypassIsForNoAddressThatOthersReach_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("admitted");
        QTest::newRow("IPv4") << QByteArray("127.0.0.1") << true;
        QTest::newRow("another of IPv4") << QByteArray("127.9.9.9") << true;
        QTest::newRow("IPv6") << QByteArray("::1") << true;
        QTest::newRow("by name") << QByteArray("localhost") << true;
        QTest::newRow("all of IPv4") << QByteArray("0.0.0.0") << false;
        QTest::newRow("all of IPv6") << QByteArray("::") << false;
        QTest::newRow("an interface") << QByteArray("192.0.2.7") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }

    void bypassIsForNoAddressThatOthersReach()
    {
        QFETCH(QByteArray, address);
        QFETCH(bool, admitted);
        const SystemClock clock;
        const auto guard = makeControlGuard({ControlAccess::Mode::Bypass, {}, {}}, address, clock);
        QCOMPARE(guard.has_value(), admitted);
        if (!guard)
            QCOMPARE(guard.error().code, QStringLiteral("BYPASS_REACHABLE"));
    }

    void bypassRefusesWhatAPageFetchesWithoutSayingWhoseItIs()
    {
        http::Request request;
        request.peer = "127.0.0.1";
        request.headers.add("Sec-Fetch-Site", "none"); // a person typed the address
        QCOMPARE(refusal({ControlAccess::Mode::Bypass, {}, {}}, request), QString());
        request.headers.set("Sec-Fetch-Site", "cross-site");
        QCOMPARE(refusal({ControlAccess::Mode::Bypass, {}, {}}, request),
                 QStringLiteral("CONTROL_LOOPBACK_ONLY"));
    }

    void signedModeTakesOneClient()
    {
        const ControlAccess access{ControlAccess::Mode::Signed, client, Secret("s")};
        const auto signedBy = [](const QUuid &id) {
            const double now = static_cast<double>(toUnixMs(SystemClock().now())) / 1000.0;
            http::Request request;
            request.headers = {
                {"Authorization", "Signature " + signing::createSignature(Secret("s"), {}, id, now)},
                {"X-Client-Id", id.toByteArray(QUuid::WithoutBraces)},
                {"X-Request-Timestamp", signing::pythonFloatText(now)}};
            return request;
        };
        QCOMPARE(refusal(access, signedBy(QUuid(client))), QString());
        QCOMPARE(refusal(access, signedBy(QUuid::createUuid())), QStringLiteral("AUTH_FAILED"));
        QCOMPARE(refusal(access, {}), QStringLiteral("AUTH_FAILED"));
    }
};

QTEST_APPLESS_MAIN(TestControlGuard)
#include "tst_control_guard.moc"
