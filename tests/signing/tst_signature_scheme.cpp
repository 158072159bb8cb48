#include "core/signing/signature_scheme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>
#include <map>

using namespace countersign;
using namespace countersign::signing;

namespace {

const QByteArray client("3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b");
const Secret secret(QByteArray("sk_robot"));
const QByteArray body(R"({"a":1})");
constexpr double nowSeconds = 1763752000.5;
const Instant now = fromUnixMs(1'763'752'000'500);

const auto tooOld = QStringLiteral("Token is expired.");
const auto badTime = QStringLiteral("X-Request-Timestamp header invalid");
const auto badClient = QStringLiteral("Invalid format for client id, expected UUIDv4 or UUIDv7.");
const auto badDigest = QStringLiteral("Signature is invalid.");

/// Header fields by lower-case name, of which tests change some.
using Fields = std::map<QByteArray, QByteArray>;

HeaderLookup lookup(const Fields &fields)
{
    return [fields](QByteArrayView name) -> std::optional<QByteArray> {
        const auto found = fields.find(name.toByteArray().toLower());
        return found == fields.end() ? std::nullopt : std::optional(found->second);
    };
}

QByteArray authorizationFor(double timestamp, const QByteArray &id = client)
{
    return "Signature " + createSignature(secret, body, QUuid(QLatin1String(id)), timestamp);
}

Fields goodFields()
{
    return {{"authorization", authorizationFor(nowSeconds)},
            {"x-client-id", client},
            {"x-request-timestamp", "1763752000.5"}};
}

/// The refusal's detail, empty when the request is accepted.
QString detailOf(const Fields &fields)
{
    const auto verified = verifySignature(secret, lookup(fields), body, now);
    return verified ? QString() : verified.error().message;
}

QJsonArray readVectors()
{
    QFile file(QStringLiteral(COUNTERSIGN_VECTORS));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

} // namespace

class SignatureSchemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPython()
    {
        const QJsonArray vectors = readVectors();
        QVERIFY(vectors.size() > 30);
        for (const QJsonValueConstRef each : vectors) {
            const QJsonObject vector = each.toObject();
            const auto bytes = [&vector](const char *name) {
                return QByteArray::fromHex(vector[QLatin1String(name)].toString().toLatin1());
            };
            const auto text = [&vector](const char *name) {
                return vector[QLatin1String(name)].toString().toLatin1();
            };
            const std::optional<double> timestamp = parseTimestamp(text("timestamp"));
            const std::optional<QUuid> id = parseClientId(text("client"));
            QVERIFY(timestamp && id);
            QCOMPARE(pythonFloatText(*timestamp), text("float_text"));
            QCOMPARE(createSignature(Secret(bytes("secret")), bytes("body"), *id, *timestamp),
                     text("signature"));
        }
    }

    void printsFloatsAsPythonDoes_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << 0.0 << QByteArray("0.0");
        QTest::newRow("less than nothing") << -0.0 << QByteArray("-0.0");
        QTest::newRow("whole") << 1718966400.0 << QByteArray("1718966400.0");
        QTest::newRow("plain at the top") << 9999999999999998.0 << QByteArray("9999999999999998.0");
        QTest::newRow("exponent from here") << 1e16 << QByteArray("1e+16");
        QTest::newRow("three digits of exponent") << 1e100 << QByteArray("1e+100");
        QTest::newRow("plain at the bottom") << 0.0001 << QByteArray("0.0001");
        QTest::newRow("exponent below here") << 0.00001 << QByteArray("1e-05");
        QTest::newRow("more digits") << 0.000012345 << QByteArray("1.2345e-05");
        QTest::newRow("the least") << std::numeric_limits<double>::denorm_min() << QByteArray("5e-324");
        QTest::newRow("negative") << -12345453.32423 << QByteArray("-12345453.32423");
    }
    void printsFloatsAsPythonDoes()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, text);
        QCOMPARE(pythonFloatText(number), text);
        QCOMPARE(parseTimestamp(text), std::optional(number));
    }

    /// The published cases, in the published order: of two faults the earlier one answers.
    void refusesInOrder()
    {
        Fields fields;
        const auto detailWith = [&fields](const QByteArray &name, const QByteArray &value) {
            fields[name] = value;
            return detailOf(fields);
        };
        QCOMPARE(detailOf(fields), QStringLiteral("Authorization header missing."));
        QCOMPARE(detailWith("authorization", "Bearer abc"),
                 QStringLiteral("Authorization type not supported."));
        QCOMPARE(detailWith("authorization", "Signature 00"), QStringLiteral("X-Client-Id header missing"));
        QCOMPARE(detailWith("x-client-id", "robot"), badClient);
        QCOMPARE(detailWith("x-client-id", client), QStringLiteral("X-Request-Timestamp header missing"));
        QCOMPARE(detailWith("x-request-timestamp", "1763751640"), tooOld);
        QCOMPARE(detailWith("x-request-timestamp", "1763752000.5"), badDigest);
        QCOMPARE(detailWith("authorization", authorizationFor(nowSeconds)), QString());
    }

    void judgesOddTimestamps_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("five minutes old") << QByteArray("1763751700.5") << QString();
        QTest::newRow("a little older") << QByteArray("1763751700.499") << tooOld;
        QTest::newRow("six minutes old") << QByteArray("1763751640.5") << tooOld;
        QTest::newRow("five minutes ahead") << QByteArray("1763752300.5") << QString();
        QTest::newRow("further ahead") << QByteArray("1763752300.501") << badTime;
        QTest::newRow("negative") << QByteArray("-1763752000.5") << tooOld;
        QTest::newRow("with a plus") << QByteArray("+1763752000.5") << QString();
        QTest::newRow("plus and minus") << QByteArray("+-1763752000.5") << badTime;
        QTest::newRow("with an exponent") << QByteArray("1.7637520005e9") << QString();
        QTest::newRow("trailing zeros") << QByteArray("1763752000.500000") << QString();
        for (const char *text : {"nan",
                                 "NaN",
                                 "-nan",
                                 "inf",
                                 "-inf",
                                 "Infinity",
                                 "0x6920a740",
                                 "0x1p31",
                                 "1_763_752_000",
                                 "",
                                 " ",
                                 "1763752000,5",
                                 "1763752000.5s",
                                 "1763752000.5 ",
                                 " 1763752000.5",
                                 "yesterday",
                                 "1e400",
                                 "1763752000.5.5",
                                 "--5",
                                 ".",
                                 "e9",
                                 "٣"})
            QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QLatin1String(text))))
                << QByteArray(text) << badTime;
        QTest::newRow("400 digits") << QByteArray(400, '9') << badTime;
        QTest::newRow("400 digits of fraction") << "1763752000." + QByteArray(400, '5') << QString();
        QTest::newRow("a NUL within") << QByteArray("1763752000\0.5", 13) << badTime;
    }
    void judgesOddTimestamps()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, detail);
        Fields fields = goodFields();
        fields["x-request-timestamp"] = text;
        if (const std::optional<double> timestamp = parseTimestamp(text))
            fields["authorization"] = authorizationFor(*timestamp);
        QCOMPARE(detailOf(fields), detail);
    }

    void judgesOddClients_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("upper case") << client.toUpper() << true;
        QTest::newRow("version 7") << QByteArray("0192f8a4-7c3e-7b21-8f4d-6a5b4c3d2e1f") << true;
        QTest::newRow("version 1") << QByteArray("3f2a9c1e-5b7d-1e8f-9a0b-1c2d3e4f5a6b") << false;
        QTest::newRow("version 5") << QByteArray("3f2a9c1e-5b7d-5e8f-9a0b-1c2d3e4f5a6b") << false;
        QTest::newRow("nil") << QByteArray("00000000-0000-0000-0000-000000000000") << false;
        QTest::newRow("in braces") << "{" + client + "}" << false;
        QTest::newRow("without dashes") << QByteArray(client).replace("-", "") << false;
        QTest::newRow("as a URN") << "urn:uuid:" + client << false;
        QTest::newRow("cut") << client.chopped(1) << false;
        QTest::newRow("longer") << client + "0" << false;
        QTest::newRow("not hex") << QByteArray(client).replace("3f", "zz") << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("dashes elsewhere") << QByteArray("3f2a9c1e5-b7d-4e8f-9a0b-1c2d3e4f5a6b") << false;
    }
    void judgesOddClients()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, accepted);
        Fields fields = goodFields();
        fields["x-client-id"] = text;
        if (accepted)
            fields["authorization"] = authorizationFor(nowSeconds, text);
        QCOMPARE(detailOf(fields), accepted ? QString() : badClient);
    }

    void judgesOddAuthorizations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("detail");
        const QByteArray digest = authorizationFor(nowSeconds).sliced(10);
        const auto unsupported = QStringLiteral("Authorization type not supported.");
        QTest::newRow("lower-case scheme") << "signature " + digest << unsupported;
        QTest::newRow("the digest alone") << digest << unsupported;
        QTest::newRow("joined to the scheme") << "Signature" + digest << unsupported;
        QTest::newRow("a tab") << "Signature\t" + digest << unsupported;
        QTest::newRow("nothing") << QByteArray() << unsupported;
        QTest::newRow("the scheme alone") << QByteArray("Signature") << badDigest;
        QTest::newRow("two spaces") << "Signature  " + digest << QString();
        QTest::newRow("digest in upper case") << "Signature " + digest.toUpper() << badDigest;
        QTest::newRow("cut") << "Signature " + digest.chopped(2) << badDigest;
        QTest::newRow("longer") << "Signature " + digest + "00" << badDigest;
        QTest::newRow("twice, as some servers join them")
            << "Signature " + digest + ", Signature " + digest << badDigest;
    }
    void judgesOddAuthorizations()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, detail);
        Fields fields = goodFields();
        fields["authorization"] = text;
        QCOMPARE(detailOf(fields), detail);
    }
};

QTEST_APPLESS_MAIN(SignatureSchemeTest)
#include "tst_signature_scheme.moc"
