#include "core/signing/digest.h"
#include "core/signing/hmac1.h"

#include <QJsonDocument>
#include <QTest>

using namespace countersign;
using namespace countersign::signing;

namespace {

constexpr qint64 nowMs = 1'782'036'930'123;
const Instant now = fromUnixMs(nowMs);
const Secret secret(QByteArray("sk_test_secret"));
const QByteArray body(R"({"user_socket_hash":"u1"})");

using Header = std::optional<QByteArray>;

/// A signature that is right over whatever timestamp text is given.
QByteArray signatureOver(const QByteArray &timestamp)
{
    return hmacSha256(secret, timestamp + '.' + sha256(body).toHex()).toHex();
}

} // namespace

class Hmac1Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Computed with Python's hmac and hashlib.
    void signsAsTheProtocolSays()
    {
        const Hmac1Signature signature = signHmac1(secret, body, now);
        QCOMPARE(signature.timestamp, QByteArray("1782036930123"));
        QCOMPARE(signature.signature,
                 QByteArray("62ba1dd7043d0c74788da0c2a9baa0abbc02b3a3be6fc67b6ab872603216b617"));
        const Hmac1Signature ofNothing = signHmac1(secret, {}, now);
        QCOMPARE(ofNothing.signature,
                 QByteArray("7e59488a5aa9fcbea8827da3c655d4439f19b0380bc9ddc052784ccee622783a"));
    }

    void acceptsItsOwnSignatures()
    {
        const Hmac1Signature signature = signHmac1(secret, body, now);
        const Verdict verdict =
            verifyHmac1(secret, signature.timestamp, signature.signature, body, now + Milliseconds(7));
        QVERIFY(verdict.isValid());
        QCOMPARE(verdict.errorCode(), QStringLiteral("VALID"));
        QCOMPARE(verdict.clockSkewMs, -7);
        QCOMPARE(verdict.bodyLength, body.size());
        QCOMPARE(verdict.bodyHash, sha256(body).toHex());
        QCOMPARE(verdict.toSign, "1782036930123." + sha256(body).toHex());
    }

    void refusesWhatDiffers()
    {
        const Hmac1Signature signature = signHmac1(secret, body, now);
        const auto reason = [&](const Secret &key, const QByteArray &timestamp, const QByteArray &text) {
            return verifyHmac1(key, timestamp, signature.signature, text, now).reason;
        };
        QCOMPARE(reason(secret, signature.timestamp, body), VerdictReason::Valid);
        QCOMPARE(reason(secret, signature.timestamp, body + ' '), VerdictReason::SignatureInvalid);
        QCOMPARE(reason(secret, signature.timestamp, {}), VerdictReason::SignatureInvalid);
        QCOMPARE(reason(secret, "1782036930124", body), VerdictReason::SignatureInvalid);
        QCOMPARE(reason(secret, "01782036930123", body), VerdictReason::SignatureInvalid);
        QCOMPARE(reason(Secret(QByteArray("sk_test_secreT")), signature.timestamp, body),
                 VerdictReason::SignatureInvalid);
        QCOMPARE(reason(Secret(), signature.timestamp, body), VerdictReason::SignatureInvalid);
    }

    void judgesTheTimestamp_data()
    {
        QTest::addColumn<Header>("timestamp");
        QTest::addColumn<QString>("errorCode");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const Header &timestamp, const char *errorCode,
                            const char *says) {
            QTest::newRow(name) << timestamp << QString::fromLatin1(errorCode) << QString::fromUtf8(says);
        };
        row("absent", std::nullopt, "TIMESTAMP_MISSING", "X-Bloonio-Timestamp is missing");
        row("empty", "", "TIMESTAMP_INVALID", "X-Bloonio-Timestamp is \"\"");
        row("letters", "soon", "TIMESTAMP_INVALID", "\"soon\"");
        row("fraction", "1782036930123.5", "TIMESTAMP_INVALID", "decimal digits");
        row("exponent", "1.7e12", "TIMESTAMP_INVALID", "decimal digits");
        row("minus", "-1782036930123", "TIMESTAMP_INVALID", "decimal digits");
        row("plus", "+1782036930123", "TIMESTAMP_INVALID", "decimal digits");
        row("leading blank", " 1782036930123", "TIMESTAMP_INVALID", "decimal digits");
        row("trailing line feed", "1782036930123\n", "TIMESTAMP_INVALID", "\"1782036930123?\"");
        row("hexadecimal", "0x19EEA", "TIMESTAMP_INVALID", "decimal digits");
        row("ISO", "2026-06-21T10:15:30Z", "TIMESTAMP_INVALID", "\"2026-06-21T10:15:30Z\"");
        row("other digits", "\xd9\xa1\xd9\xa2", "TIMESTAMP_INVALID", "\"????\"");
        row("beyond 63 bits", "9223372036854775808", "TIMESTAMP_OUT_OF_WINDOW", "9223372036854775808 is");
        row("20 digits", "00000001782036930123", "VALID", "valid");
        row("long", QByteArray(5000, '9'), "TIMESTAMP_OUT_OF_WINDOW",
            "9999999999999999999999999999999999999999… is 9223370254817845684 ms ahead of");
        row("long and no number", QByteArray(5000, '9') + 'x', "TIMESTAMP_INVALID",
            "9999999999999999999999999999999999999999\"…");
        row("largest", "9223372036854775807", "TIMESTAMP_OUT_OF_WINDOW", "9223370254817845684 ms ahead of");
        row("zero", "0", "TIMESTAMP_OUT_OF_WINDOW", "1782036930123 ms behind");
        row("leading zeros", "0001782036930123", "VALID", "valid");
        row("30 s behind", "1782036900123", "VALID", "valid");
        row("30 s ahead", "1782036960123", "VALID", "valid");
        row("1 ms too far behind", "1782036900122", "TIMESTAMP_OUT_OF_WINDOW",
            "30001 ms behind the verifier's clock");
        row("1 ms too far ahead", "1782036960124", "TIMESTAMP_OUT_OF_WINDOW",
            "30001 ms ahead of the verifier's clock");
        row("seconds", "1782036930", "TIMESTAMP_OUT_OF_WINDOW",
            "looks like seconds: send Unix time in milliseconds");
        row("microseconds", "1782036930123000", "TIMESTAMP_OUT_OF_WINDOW", "looks like microseconds");
        row("nanoseconds", "1782036930123000000", "TIMESTAMP_OUT_OF_WINDOW", "looks like nanoseconds");
    }

    void judgesTheTimestamp()
    {
        QFETCH(Header, timestamp);
        QFETCH(QString, says);
        const Verdict verdict =
            verifyHmac1(secret, timestamp, signatureOver(timestamp.value_or("")), body, now);
        QTEST(verdict.errorCode(), "errorCode");
        QVERIFY2(verdict.explanation.contains(says), qPrintable(verdict.explanation));
    }

    void anOldTimestampIsNotTakenForSeconds()
    {
        const QByteArray yesterday = QByteArray::number(nowMs - 86'400'000);
        const Verdict verdict = verifyHmac1(secret, yesterday, signatureOver(yesterday), body, now);
        QCOMPARE(verdict.clockSkewMs, -86'400'000);
        QVERIFY2(!verdict.explanation.contains(QLatin1String("looks like")), qPrintable(verdict.explanation));
    }

    void judgesTheSignature_data()
    {
        QTest::addColumn<Header>("signature");
        QTest::addColumn<QString>("errorCode");
        QTest::addColumn<QString>("says");
        const QByteArray good = signatureOver(QByteArray::number(nowMs));
        const auto row = [](const char *name, const Header &signature, const char *errorCode,
                            const char *says) {
            QTest::newRow(name) << signature << QString::fromLatin1(errorCode) << QString::fromUtf8(says);
        };
        QVERIFY(good.toUpper() != good);
        row("good", good, "VALID", "valid");
        row("absent", std::nullopt, "SIGNATURE_MISSING", "X-Bloonio-Signature is missing");
        row("empty", "", "SIGNATURE_INVALID", "has 0 characters and must have 64");
        row("short", good.chopped(1), "SIGNATURE_INVALID", "has 63 characters");
        row("long", good + '0', "SIGNATURE_INVALID", "has 65 characters");
        row("prefixed", "sha256=" + good, "SIGNATURE_INVALID", "without a prefix");
        row("upper case", good.toUpper(), "SIGNATURE_INVALID", "upper-case hex is refused");
        row("not hex", QByteArray(63, '0') + 'g', "SIGNATURE_INVALID", "\"g\" at position 64");
        row("blank", QByteArray(63, '0') + ' ', "SIGNATURE_INVALID", "\" \" at position 64");
        row("another", QByteArray(64, '0'), "SIGNATURE_INVALID",
            "Compare body_hash and body_length (25 bytes");
        row("last digit", good.chopped(1) + (good.endsWith('0') ? '1' : '0'), "SIGNATURE_INVALID",
            "Compare body_hash");
    }

    void judgesTheSignature()
    {
        QFETCH(Header, signature);
        QFETCH(QString, says);
        const Verdict verdict = verifyHmac1(secret, QByteArray::number(nowMs), signature, body, now);
        QTEST(verdict.errorCode(), "errorCode");
        QVERIFY2(verdict.explanation.contains(says), qPrintable(verdict.explanation));
        QVERIFY(!verdict.toSign.isEmpty());

        const QByteArray shown = QJsonDocument(verdict.toJson()).toJson();
        QVERIFY(!shown.contains(secret.reveal()));
        QVERIFY(!shown.contains(signatureOver(QByteArray::number(nowMs))));
    }

    void writesItselfAsJson()
    {
        const Verdict verdict =
            verifyHmac1(secret, QByteArray("1782036930120"), QByteArray(64, '0'), body, now);
        const QJsonObject json = verdict.toJson();
        QCOMPARE(json.keys().size(), 8);
        QCOMPARE(json[QStringLiteral("scheme")].toString(), QStringLiteral("hmac1"));
        QCOMPARE(json[QStringLiteral("valid")], QJsonValue(false));
        QCOMPARE(json[QStringLiteral("error_code")].toString(), QStringLiteral("SIGNATURE_INVALID"));
        QCOMPARE(json[QStringLiteral("explanation")].toString(), verdict.explanation);
        QCOMPARE(json[QStringLiteral("clock_skew_ms")].toInteger(), -3);
        QCOMPARE(json[QStringLiteral("body_length")].toInteger(), body.size());
        QCOMPARE(json[QStringLiteral("body_hash")].toString().toLatin1(), sha256(body).toHex());
        QCOMPARE(json[QStringLiteral("to_sign")].toString().toLatin1(),
                 "1782036930120." + sha256(body).toHex());
    }
};

QTEST_GUILESS_MAIN(Hmac1Test)
#include "tst_hmac1.moc"
