#include "core/signing/sealer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;
using namespace countersign::signing;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

void write(const QString &path, const QByteArray &content, QFileDevice::Permissions permissions)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(permissions));
}

} // namespace

class SealerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("purpose");
        QTest::newRow("text") << QByteArray("sk_secret") << QByteArray("tenant-secret:tnt_1");
        QTest::newRow("every byte") << QByteArray::fromHex("00ff0a0d7f80") << QByteArray("p");
        QTest::newRow("nothing") << QByteArray() << QByteArray("p");
        QTest::newRow("no purpose") << QByteArray("x") << QByteArray();
        QTest::newRow("long") << QByteArray(100'000, 'x') << QByteArray(1000, 'p');
    }

    void opensWhatItSealed()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, purpose);
        const Sealer sealer = Sealer::ephemeral();
        const QByteArray sealed = sealer.seal(Secret(plain), purpose);
        QCOMPARE(QByteArray::fromBase64(sealed, base64Url).size(), plain.size() + 12 + 16);
        const Result<Secret> opened = sealer.open(sealed, purpose);
        QVERIFY(opened.has_value());
        QCOMPARE(opened->reveal(), plain);
    }

    void neverSealsTheSameWay()
    {
        const Sealer sealer = Sealer::ephemeral();
        QVERIFY(sealer.seal(Secret(QByteArray("x")), "p") != sealer.seal(Secret(QByteArray("x")), "p"));
    }

    /// The Galois/Counter Mode specification's test case 14 (AES-256, zero key, nonce and text).
    void opensTheStandardsCiphertext()
    {
        const QByteArray sealed = QByteArray::fromHex("000000000000000000000000"
                                                      "cea7403d4d606b6e074ec5d3baf39d18"
                                                      "d0d1c8a799996bf0265b98b5d48ab919")
                                      .toBase64(base64Url);
        const Result<Secret> opened = Sealer(Secret(QByteArray(32, '\0'))).open(sealed, {});
        QVERIFY(opened.has_value());
        QCOMPARE(opened->reveal(), QByteArray(16, '\0'));
    }

    void refusesWhatWasChanged()
    {
        const Sealer sealer = Sealer::ephemeral();
        const QByteArray sealed = sealer.seal(Secret(QByteArray("secret")), "p");
        const auto refuses = [&](const Sealer &with, const QByteArray &text, QByteArrayView purpose) {
            const Result<Secret> opened = with.open(text, purpose);
            return !opened && opened.error().code == QLatin1String("SEAL_BROKEN");
        };
        const QByteArray bytes = QByteArray::fromBase64(sealed, base64Url);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 0x10);
            QVERIFY(refuses(sealer, changed.toBase64(base64Url), "p"));
        }
        QVERIFY(refuses(sealer, bytes.chopped(1).toBase64(base64Url), "p"));
        QVERIFY(refuses(sealer, bytes.first(27).toBase64(base64Url), "p"));
        QVERIFY(refuses(sealer, {}, "p"));
        QVERIFY(refuses(sealer, sealed + '!', "p"));
        QVERIFY(refuses(sealer, sealed, "q"));
        QVERIFY(refuses(sealer, sealed, {}));
        QVERIFY(refuses(Sealer::ephemeral(), sealed, "p"));
    }

    void makesAKeyFileForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("seal.key"));
        const Result<Sealer> first = Sealer::fromKeyFile(path);
        QVERIFY(first.has_value());
        QCOMPARE(QFile::permissions(path) & ~(QFileDevice::ReadUser | QFileDevice::WriteUser), ownerOnly);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("seal.key")});

        const QByteArray sealed = first->seal(Secret(QByteArray("x")), "p");
        const Result<Sealer> second = Sealer::fromKeyFile(path);
        QVERIFY(second.has_value());
        QCOMPARE(second->open(sealed, "p").value_or(Secret()).reveal(), QByteArray("x"));
    }

    void refusesAKeyFileThatOthersMayOpen_data()
    {
        QTest::addColumn<int>("further");
        QTest::newRow("group reads") << int(QFileDevice::ReadGroup);
        QTest::newRow("group writes") << int(QFileDevice::WriteGroup);
        QTest::newRow("others read") << int(QFileDevice::ReadOther);
        QTest::newRow("others write") << int(QFileDevice::WriteOther);
    }

    void refusesAKeyFileThatOthersMayOpen()
    {
        QFETCH(int, further);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("seal.key"));
        write(path, QByteArray(64, 'a'), ownerOnly | QFileDevice::Permission(further));
        const Result<Sealer> sealer = Sealer::fromKeyFile(path);
        QVERIFY(!sealer);
        QCOMPARE(sealer.error().code, QStringLiteral("KEY_FILE_UNSAFE"));
        QVERIFY(sealer.error().message.contains(path));
        QVERIFY(QFile::setPermissions(path, ownerOnly));
        QVERIFY(Sealer::fromKeyFile(path).has_value());
    }

    void refusesAKeyFileWithoutAKey_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray(63, 'a');
        QTest::newRow("long") << QByteArray(65, 'a');
        QTest::newRow("not hex") << QByteArray(64, 'x');
        QTest::newRow("more lines") << QByteArray(QByteArray(64, 'a') + "\nmore");
    }

    void refusesAKeyFileWithoutAKey()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("seal.key"));
        write(path, content, ownerOnly);
        const Result<Sealer> sealer = Sealer::fromKeyFile(path);
        QVERIFY(!sealer);
        QCOMPARE(sealer.error().code, QStringLiteral("KEY_FILE_UNREADABLE"));
        QVERIFY(content.isEmpty() || !sealer.error().message.contains(QString::fromLatin1(content)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void refusesAFolderThatIsNotThere()
    {
        const QTemporaryDir folder;
        const Result<Sealer> sealer = Sealer::fromKeyFile(folder.filePath(QStringLiteral("none/seal.key")));
        QVERIFY(!sealer);
        QCOMPARE(sealer.error().code, QStringLiteral("KEY_FILE_UNREADABLE"));
    }
};

QTEST_GUILESS_MAIN(SealerTest)
#include "tst_sealer.moc"
