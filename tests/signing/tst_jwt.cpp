#include "core/signing/digest.h"
#include "core/signing/jwt.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace countersign;
using namespace countersign::signing;

namespace {

constexpr qint64 nowMs = 1'782'036'930'999;
const Instant now = fromUnixMs(nowMs);
const Secret key(QByteArray("the key of the relay, 32 bytes..", 32));
const QString audience = QStringLiteral("device");

TokenClaims someClaims()
{
    return {QStringLiteral("countersign"),
            audience,
            QStringLiteral("pai_é"),
            QStringLiteral("jti_1"),
            now,
            now + std::chrono::seconds(300),
            {{QStringLiteral("tenant_id"), QStringLiteral("tnt_1")}}};
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A token made by hand, signed with `algorithm` whatever its header says.
QByteArray handMade(const QByteArray &header, const QByteArray &payload, const Secret &with = key,
                    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256)
{
    const QByteArray text = base64Url(header) + '.' + base64Url(payload);
    return text + '.' + base64Url(QMessageAuthenticationCode::hash(text, with.reveal(), algorithm));
}

const QByteArray hs256(R"({"alg":"HS256","typ":"JWT"})");
const QByteArray goodPayload(
    R"({"iss":"i","aud":"device","sub":"s","jti":"j","iat":1782036930,"exp":1782037230,"n":5,"x":"y"})");

QByteArray payloadWith(const char *name, const QByteArray &value)
{
    QByteArray payload("{");
    for (const auto &[claim, usual] :
         {std::pair("iss", "\"i\""), std::pair("aud", "\"device\""), std::pair("sub", "\"s\""),
          std::pair("jti", "\"j\""), std::pair("iat", "1782036930"), std::pair("exp", "1782037230")}) {
        const QByteArray chosen = qstrcmp(claim, name) == 0 ? value : QByteArray(usual);
        if (!chosen.isEmpty())
            payload += (payload.size() > 1 ? ",\"" : "\"") + QByteArray(claim) + "\":" + chosen;
    }
    return payload + '}';
}

} // namespace

class JwtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsItsOwnTokens()
    {
        const Result<TokenClaims> read = checkToken(issueToken(someClaims(), key), key, audience, now);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->issuer, QStringLiteral("countersign"));
        QCOMPARE(read->audience, audience);
        QCOMPARE(read->subject, QStringLiteral("pai_é"));
        QCOMPARE(read->id, QStringLiteral("jti_1"));
        QCOMPARE(toUnixMs(read->issuedAt), 1'782'036'930'000);
        QCOMPARE(toUnixMs(read->expiresAt), 1'782'037'230'000);
        QCOMPARE(read->extra, someClaims().extra);
    }

    void writesWhatEverybodyReads()
    {
        const QList<QByteArray> parts = issueToken(someClaims(), key).split('.');
        QCOMPARE(parts.size(), 3);
        const auto json = [](const QByteArray &part) {
            return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding))
                .object();
        };
        QCOMPARE(json(parts[0]), QJsonDocument::fromJson(hs256).object());
        QCOMPARE(json(parts[1])[QStringLiteral("iat")].toInteger(), 1'782'036'930);
        QCOMPARE(json(parts[1])[QStringLiteral("aud")].toString(), audience);
        QCOMPARE(parts[2], base64Url(hmacSha256(key, parts[0] + '.' + parts[1])));
    }

    void extraCannotReplaceAClaim()
    {
        TokenClaims claims = someClaims();
        claims.extra[QStringLiteral("sub")] = QStringLiteral("somebody else");
        QCOMPARE(checkToken(issueToken(claims, key), key, audience, now)->subject, claims.subject);
    }

    void cannotCarryAZeroCharacter()
    {
        TokenClaims claims = someClaims();
        claims.extra[QStringLiteral("instruction_id")] = QString(QChar(u'\0'));
        QCOMPARE(issueToken(claims, key), QByteArray());
        QCOMPARE(issueToken(someClaims(), Secret()), QByteArray());
    }

    void readsATokenMadeElsewhere()
    {
        const Result<TokenClaims> read = checkToken(handMade(hs256, goodPayload), key, audience, now);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->subject, QStringLiteral("s"));
        QCOMPARE(read->extra, (QJsonObject{{QStringLiteral("x"), QStringLiteral("y")}}));
    }

    void expiresByTheGivenClock_data()
    {
        QTest::addColumn<qint64>("atMs");
        QTest::addColumn<bool>("expired");
        QTest::newRow("long before") << qint64(0) << false;
        QTest::newRow("1 ms before") << qint64(1'782'037'229'999) << false;
        QTest::newRow("at") << qint64(1'782'037'230'000) << true;
        QTest::newRow("long after") << qint64(4'000'000'000'000) << true;
    }

    void expiresByTheGivenClock()
    {
        QFETCH(qint64, atMs);
        QFETCH(bool, expired);
        const Result<TokenClaims> read =
            checkToken(issueToken(someClaims(), key), key, audience, fromUnixMs(atMs));
        QCOMPARE(read.has_value(), !expired);
        if (expired) {
            QCOMPARE(read.error().code, QStringLiteral("TOKEN_EXPIRED"));
            QVERIFY(read.error().message.contains(QLatin1String("2026-06-21T10:20:30.000Z")));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("says");
        const QByteArray good = handMade(hs256, goodPayload);
        const QByteArray unsignedPart = good.left(good.lastIndexOf('.'));
        const QByteArray none = base64Url(R"({"alg":"none"})") + '.' + base64Url(goodPayload) + '.';
        const auto row = [](const char *name, const QByteArray &token, const char *says) {
            QTest::newRow(name) << token << QString::fromLatin1(says);
        };
        row("empty", "", "three parts");
        row("no dots", "token", "three parts");
        row("one dot", "a.b", "three parts");
        row("only dots", "..", "three parts");
        row("four parts", good + ".x", "");
        row("no signature", unsignedPart + '.', "signature");
        row("two parts", unsignedPart, "");
        row("signature cut", good.chopped(2), "signature");
        row("signature longer", good + "AA", "signature");
        row("zero byte behind", good + QByteArray("\0x", 2), "zero byte");
        const QByteArray otherPayload = base64Url(payloadWith("sub", "\"t\""));
        row("another payload", good.split('.')[0] + '.' + otherPayload + '.' + good.split('.')[2],
            "signature");
        row("another key", handMade(hs256, goodPayload, Secret(QByteArray(32, 'k'))), "this key");
        row("empty key", handMade(hs256, goodPayload, Secret()), "this key");
        row("none", none, "");
        row("none, signed", handMade(R"({"alg":"none"})", goodPayload), "");
        row("None", base64Url(R"({"alg":"None"})") + '.' + base64Url(goodPayload) + '.', "");
        row("HS512", handMade(R"({"alg":"HS512"})", goodPayload, key, QCryptographicHash::Sha512),
            "not HS256");
        row("HS384", handMade(R"({"alg":"HS384"})", goodPayload, key, QCryptographicHash::Sha384),
            "not HS256");
        row("RS256", handMade(R"({"alg":"RS256"})", goodPayload), "");
        row("ES256", handMade(R"({"alg":"ES256"})", goodPayload), "");
        row("unknown algorithm", handMade(R"({"alg":"XX256"})", goodPayload), "");
        row("no algorithm", handMade(R"({"typ":"JWT"})", goodPayload), "");
        row("header not JSON", handMade("header", goodPayload), "");
        row("payload not JSON", handMade(hs256, "payload"), "");
        row("payload a list", handMade(hs256, "[1]"), "");
        row("no issuer", handMade(hs256, payloadWith("iss", "")), "iss, aud, sub and jti");
        row("no audience", handMade(hs256, payloadWith("aud", "")), "iss, aud, sub and jti");
        row("no subject", handMade(hs256, payloadWith("sub", "")), "iss, aud, sub and jti");
        row("no id", handMade(hs256, payloadWith("jti", "")), "iss, aud, sub and jti");
        row("id a number", handMade(hs256, payloadWith("jti", "5")), "iss, aud, sub and jti");
        row("no issue time", handMade(hs256, payloadWith("iat", "")), "iat and exp");
        row("no expiry", handMade(hs256, payloadWith("exp", "")), "iat and exp");
        row("expiry null", handMade(hs256, payloadWith("exp", "null")), "iat and exp");
        row("expiry a text", handMade(hs256, payloadWith("exp", "\"1782037230\"")), "iat and exp");
        row("expiry with a fraction", handMade(hs256, payloadWith("exp", "1782037230.5")), "iat and exp");
        row("expiry below 0", handMade(hs256, payloadWith("exp", "-1")), "iat and exp");
        row("expiry beyond every date", handMade(hs256, payloadWith("exp", "9223372036854775807")),
            "iat and exp");
        row("another audience", handMade(hs256, payloadWith("aud", "\"pairing\"")),
            "\"pairing\" and \"device\" is wanted");
        row("audience a list", handMade(hs256, payloadWith("aud", "[\"device\"]")), "iss, aud, sub and jti");
    }

    void refuses()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, says);
        const Result<TokenClaims> read = checkToken(token, key, audience, now);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("TOKEN_INVALID"));
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
        QVERIFY(!read.error().message.contains(QString::fromLatin1(key.reveal())));
    }

    void anEmptyKeyAcceptsNothing()
    {
        QVERIFY(!checkToken(handMade(hs256, goodPayload, Secret()), Secret(), audience, now));
        QVERIFY(!checkToken(base64Url(R"({"alg":"none"})") + '.' + base64Url(goodPayload) + '.', Secret(),
                            audience, now));
    }
};

QTEST_GUILESS_MAIN(JwtTest)
#include "tst_jwt.moc"
