#include "core/signing/device_key.h"

#include <QTest>

using namespace countersign;
using namespace countersign::signing;

class DeviceKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 8032, section 7.1.
    void signaturesOfTheStandard_data()
    {
        QTest::addColumn<QByteArray>("privateKey");
        QTest::addColumn<QByteArray>("publicKey");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("test 1")
            << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a") << QByteArray()
            << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590"
                          "a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("test 2")
            << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
            << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
            << QByteArray("72")
            << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e"
                          "15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        QTest::newRow("test 3")
            << QByteArray("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
            << QByteArray("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
            << QByteArray("af82")
            << QByteArray("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d"
                          "16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    }

    void signaturesOfTheStandard()
    {
        QFETCH(QByteArray, privateKey);
        QFETCH(QByteArray, publicKey);
        QFETCH(QByteArray, message);
        const QByteArray bytes = QByteArray::fromHex(message);
        const QByteArray signature = signWithDeviceKey(Secret(QByteArray::fromHex(privateKey)), bytes);
        QTEST(signature.toHex(), "signature");
        QVERIFY(verifyDeviceSignature(QByteArray::fromHex(publicKey), bytes, signature));
    }

    void refusesWhatDiffers()
    {
        const DeviceKey key = newDeviceKey();
        const QByteArray message("message");
        const QByteArray signature = signWithDeviceKey(key.privateKey, message);
        QVERIFY(verifyDeviceSignature(key.publicKey, message, signature));

        QVERIFY(!verifyDeviceSignature(key.publicKey, "Message", signature));
        QVERIFY(!verifyDeviceSignature(newDeviceKey().publicKey, message, signature));
        for (qsizetype i = 0; i < signature.size(); ++i) {
            QByteArray changed = signature;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY(!verifyDeviceSignature(key.publicKey, message, changed));
        }
        QVERIFY(!verifyDeviceSignature(key.publicKey, message, signature.chopped(1)));
        QVERIFY(!verifyDeviceSignature(key.publicKey, message, signature + '0'));
        QVERIFY(!verifyDeviceSignature(key.publicKey, message, {}));
        QVERIFY(!verifyDeviceSignature(key.publicKey.chopped(1), message, signature));
        QVERIFY(!verifyDeviceSignature({}, message, signature));
        QVERIFY(!verifyDeviceSignature(QByteArray(32, '\xff'), message, signature));
    }

    void newKeysDiffer()
    {
        const DeviceKey one = newDeviceKey();
        QCOMPARE(one.privateKey.reveal().size(), 32);
        QCOMPARE(one.publicKey.size(), 32);
        QVERIFY(one.publicKey != newDeviceKey().publicKey);
    }

    void decisionMessageIsThatOfTheDisplayBlocks()
    {
        QCOMPARE(decisionMessage(QStringLiteral("ins_%2é"), QStringLiteral("approved"),
                                 QStringLiteral("sha256:ab")),
                 QByteArray("countersign-decision:v1\nins_%2é\napproved\nsha256:ab"));
    }

    void wireFormGoesBothWays()
    {
        QByteArray signature;
        for (int i = 0; i < 64; ++i)
            signature.append(static_cast<char>(255 - i));
        const QString text = encodeDeviceSignature(signature);
        QCOMPARE(text,
                 QStringLiteral("ed25519:__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-"
                                "bl5OPi4eDf3t3c29rZ2NfW1dTT0tHQz87NzMvKycjHxsXEw8LBwA"));
        QCOMPARE(decodeDeviceSignature(text).value_or(QByteArray()), signature);
    }

    void refusesAnotherWireForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const QString good = encodeDeviceSignature(QByteArray(64, '\xfe'));
        QTest::newRow("empty") << QString() << QStringLiteral("does not begin");
        QTest::newRow("another scheme")
            << QString(QLatin1String("rsa:") + good.mid(8)) << QStringLiteral("does not begin");
        QTest::newRow("without scheme") << good.mid(8) << QStringLiteral("does not begin");
        QTest::newRow("plain base64") << QString(good)
                                             .replace(QLatin1Char('_'), QLatin1Char('/'))
                                             .replace(QLatin1Char('-'), QLatin1Char('+'))
                                      << QStringLiteral("is not base64url");
        QTest::newRow("blank") << QString(good + QLatin1Char(' ')) << QStringLiteral("is not base64url");
        QTest::newRow("beyond Latin-1")
            << QString(good.chopped(1) + QChar(0x20AC)) << QStringLiteral("is not base64url");
        QTest::newRow("63 bytes") << encodeDeviceSignature(QByteArray(63, 'x'))
                                  << QStringLiteral("has 63 bytes");
        QTest::newRow("none") << QStringLiteral("ed25519:") << QStringLiteral("has 0 bytes");
    }

    void refusesAnotherWireForm()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const Result<QByteArray> signature = decodeDeviceSignature(text);
        QVERIFY(!signature);
        QCOMPARE(signature.error().code, QStringLiteral("SIGNATURE_MALFORMED"));
        QVERIFY2(signature.error().message.contains(says), qPrintable(signature.error().message));
    }
};

QTEST_GUILESS_MAIN(DeviceKeyTest)
#include "tst_device_key.moc"
