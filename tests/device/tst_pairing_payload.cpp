#include "core/device/pairing_payload.h"

#include <QTest>

using namespace countersign;
using namespace countersign::device;

class PairingPayloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("relay");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *tag, const char *text, const char *relay, const char *name) {
            QTest::newRow(tag) << QString::fromUtf8(text) << QString::fromUtf8(relay)
                               << QString::fromUtf8(name);
        };
        row("bare proof", "ab-_.cd.ef", "", "");
        row("bare proof with blanks around", " \n ab-_.cd.ef\r\n", "", "");
        row("link", "countersign://pair?relay=http://127.0.0.1:8787&proof=ab-_.cd.ef&name=Bank",
            "http://127.0.0.1:8787", "Bank");
        row("encoded link",
            "countersign://"
            "pair?relay=http%3A%2F%2F127.0.0.1%3A8787&proof=ab-_.cd.ef&name=Caf%C3%A9%20%26%20Co",
            "http://127.0.0.1:8787", "Café & Co");
        row("other order", "countersign://pair?name=Bank&proof=ab-_.cd.ef&relay=https://relay.example",
            "https://relay.example", "Bank");
        row("no name", "countersign://pair?relay=https://relay.example&proof=ab-_.cd.ef",
            "https://relay.example", "");
        row("unknown members", "countersign://pair?v=2&relay=https://relay.example&proof=ab-_.cd.ef",
            "https://relay.example", "");
        row("scheme in capitals", "COUNTERSIGN://pair?relay=https://relay.example&proof=ab-_.cd.ef",
            "https://relay.example", "");
        row("slash at the end", "countersign://pair?relay=https://relay.example/&proof=ab-_.cd.ef",
            "https://relay.example", "");
        row("relay below a path", "countersign://pair?relay=https://example.com/relay/&proof=ab-_.cd.ef",
            "https://example.com/relay", "");
        row("IPv6", "countersign://pair?relay=http://[::1]:8787&proof=ab-_.cd.ef", "http://[::1]:8787", "");
    }

    void reads()
    {
        QFETCH(const QString, text);
        const Result<PairingPayload> payload = readPairingPayload(text);
        QVERIFY2(payload, payload ? "" : qPrintable(payload.error().message));
        QTEST(QString::fromLatin1(payload->relayUrl.toEncoded()), "relay");
        QTEST(payload->displayName, "name");
        QCOMPARE(payload->proof.reveal(), QByteArray("ab-_.cd.ef"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
        row("");
        row("  \n");
        row("garbage");
        row("ab.cd");
        row("ab.cd.");
        row("ab..ef");
        row("ab.cd.ef.gh");
        row("ab.cd.é");
        row("ab.cd .ef");
        row("https://example.com");
        row("countersign:");
        row("countersign://");
        row("countersign://pair");
        row("countersign://pair?");
        row("countersign://pair?relay=x");
        row("countersign://pair?relay=https://relay.example");
        row("countersign://pair?proof=ab.cd.ef");
        row("countersign://unpair?relay=https://relay.example&proof=ab.cd.ef");
        row("countersign://pair?relay=https://relay.example&proof=ab.cd");
        row("countersign://pair?relay=https://relay.example&proof=ab.cd.ef&proof=ab.cd.gh");
        row("countersign://pair?relay=https://one.example&relay=https://two.example&proof=ab.cd.ef");
        row("countersign://pair?relay=&proof=ab.cd.ef");
        row("countersign://pair?relay=relay.example&proof=ab.cd.ef");
        row("countersign://pair?relay=ftp://relay.example&proof=ab.cd.ef");
        row("countersign://pair?relay=javascript:alert(1)&proof=ab.cd.ef");
        row("countersign://pair?relay=http://&proof=ab.cd.ef");
        row("countersign://pair?relay=http://me:pw@relay.example&proof=ab.cd.ef");
        row("countersign://pair?relay=http://relay.example%3Fa%3Db&proof=ab.cd.ef");
        row("countersign://pair?relay=http://relay.example%23a&proof=ab.cd.ef");
    }

    void refuses()
    {
        QFETCH(const QString, text);
        const Result<PairingPayload> payload = readPairingPayload(text);
        QVERIFY(!payload);
        QCOMPARE(payload.error().code, QStringLiteral("PAIRING_PAYLOAD_INVALID"));
    }

    void refusesWhatIsTooLong()
    {
        const QString longest = QString(8186, u'a') + QStringLiteral(".cd.ef");
        QVERIFY(readPairingPayload(longest));
        QVERIFY(!readPairingPayload(u'a' + longest));
    }

    void neverTellsTheProof()
    {
        const QString proof = QStringLiteral("c2VjcmV0.c2VjcmV0.c2VjcmV0");
        for (const QString &text : {QStringLiteral("countersign://pair?proof=") + proof, proof + u'!',
                                    QStringLiteral("countersign://pair?relay=x&proof=") + proof}) {
            const Result<PairingPayload> payload = readPairingPayload(text);
            QVERIFY(!payload);
            QVERIFY2(!payload.error().message.contains(QLatin1String("c2VjcmV0")),
                     qPrintable(payload.error().message));
        }
    }
};

QTEST_GUILESS_MAIN(PairingPayloadTest)
#include "tst_pairing_payload.moc"
