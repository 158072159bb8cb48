#include "core/signing/digest.h"
#include "core/signing/signature_verdict.h"

#include <QTest>

using namespace countersign;
using namespace countersign::signing;

namespace {

const QUuid client(QStringLiteral("3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b"));
const QByteArray clientText = client.toByteArray(QUuid::WithoutBraces);
const QByteArray clientBytes = client.toRfc4122();
const Secret secret(QByteArray("sk_robot"));
const QByteArray body("{\"a\":1}\n");
const QByteArray timestamp("1763752000");
const Instant now = fromUnixMs(1'763'752'000'000);

Verdict explain(const std::optional<QByteArray> &authorization,
                const std::optional<QByteArray> &id = clientText,
                const std::optional<QByteArray> &time = timestamp)
{
    const HeaderLookup header = [&](QByteArrayView name) {
        return name == authorizationHeader ? authorization : name == clientIdHeader ? id : time;
    };
    return explainSignature(secret, header, body, now);
}

QByteArray digestOf(const QByteArray &bytes)
{
    return "Signature " + hmacSha256(secret, bytes).toHex();
}

const QByteArray right = digestOf(body + ':' + clientBytes + ":1763752000.0");

} // namespace

class SignatureVerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasSigned()
    {
        const Verdict verdict = explain(right);
        QVERIFY(verdict.isValid());
        QCOMPARE(verdict.bodyLength, body.size());
        QCOMPARE(verdict.bodyHash, sha256(body).toHex());
        QCOMPARE(verdict.toSign,
                 QByteArray("<the body's 8 bytes>:3f2a9c1e5b7d4e8f9a0b1c2d3e4f5a6b:1763752000.0"));
        QCOMPARE(verdict.toJson()[QStringLiteral("scheme")].toString(), QStringLiteral("signature"));
    }

    void findsTheSlip_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QString>("word");
        const QByteArray time("1763752000.0");
        const auto row = [](const char *name, const QByteArray &bytes, const char *word) {
            QTest::newRow(name) << digestOf(bytes) << QString::fromLatin1(word);
        };
        row("client as text", body + ':' + clientText + ':' + time, "client id was signed as text");
        row("client as hex", body + ':' + clientBytes.toHex() + ':' + time, "32 hex digits");
        row("client little-endian",
            body + ':' + QByteArray::fromHex("1e9c2a3f7d5b8f4e9a0b1c2d3e4f5a6b") + ':' + time,
            "little-endian");
        row("the header's text", body + ':' + clientBytes + ':' + timestamp, "\"1763752000\"");
        row("six decimals", body + ':' + clientBytes + ":1763752000.000000", "1763752000.000000");
        row("no body", ':' + clientBytes + ':' + time, "empty body");
        row("the body's hash", sha256(body).toHex() + ':' + clientBytes + ':' + time, "SHA-256");
        row("without the last line feed", body.chopped(1) + ':' + clientBytes + ':' + time,
            "without the line feed");
        row("without colons", body + clientBytes + time, "colons");
        row("another secret's", "anything", "the secret is another");
        QTest::newRow("upper case") << "Signature " + right.sliced(10).toUpper()
                                    << QStringLiteral("lower-case hex");
    }
    void findsTheSlip()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(QString, word);
        const Verdict verdict = explain(authorization);
        QCOMPARE(verdict.reason, VerdictReason::SignatureInvalid);
        QVERIFY2(verdict.explanation.contains(word), qPrintable(verdict.explanation));
    }

    void namesTheHeader_data()
    {
        QTest::addColumn<std::optional<QByteArray>>("authorization");
        QTest::addColumn<std::optional<QByteArray>>("id");
        QTest::addColumn<std::optional<QByteArray>>("time");
        QTest::addColumn<QString>("code");
        using Header = std::optional<QByteArray>;
        const Header nothing;
        QTest::newRow("no authorization")
            << nothing << Header(clientText) << Header(timestamp) << "SIGNATURE_MISSING";
        QTest::newRow("another scheme")
            << Header("Bearer x") << Header(clientText) << Header(timestamp) << "SCHEME_UNSUPPORTED";
        QTest::newRow("no client") << Header(right) << nothing << Header(timestamp) << "CLIENT_MISSING";
        QTest::newRow("no UUID") << Header(right) << Header("me") << Header(timestamp) << "CLIENT_INVALID";
        QTest::newRow("no time") << Header(right) << Header(clientText) << nothing << "TIMESTAMP_MISSING";
        QTest::newRow("no number") << Header(right) << Header(clientText) << Header("nan")
                                   << "TIMESTAMP_INVALID";
        QTest::newRow("old") << Header(right) << Header(clientText) << Header("1763751699")
                             << "TIMESTAMP_OUT_OF_WINDOW";
        QTest::newRow("ahead") << Header(right) << Header(clientText) << Header("1763752301")
                               << "TIMESTAMP_OUT_OF_WINDOW";
    }
    void namesTheHeader()
    {
        QFETCH(std::optional<QByteArray>, authorization);
        QFETCH(std::optional<QByteArray>, id);
        QFETCH(std::optional<QByteArray>, time);
        const Verdict verdict = explain(authorization, id, time);
        QTEST(verdict.errorCode(), "code");
        QVERIFY(!verdict.explanation.isEmpty());
    }

    void tellsHowFarTheClocksAreApart()
    {
        const Verdict verdict = explain(right, clientText, "1763751640");
        QCOMPARE(verdict.clockSkewMs, -360'000);
        QVERIFY2(verdict.explanation.contains(QStringLiteral("360.000 s behind")),
                 qPrintable(verdict.explanation));
        const Verdict inMs = explain(right, clientText, "1763752000000");
        QVERIFY2(inMs.explanation.contains(QStringLiteral("milliseconds")), qPrintable(inMs.explanation));
        QVERIFY(explain(right, clientText, "1e300").clockSkewMs > 0);
    }
};

QTEST_APPLESS_MAIN(SignatureVerdictTest)
#include "tst_signature_verdict.moc"
