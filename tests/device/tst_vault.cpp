#include "core/device/vault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;
using namespace countersign::device;
using namespace std::chrono_literals;

namespace {

using Devices = std::vector<std::unique_ptr<Device>>;

Devices twoDevices()
{
    auto paired = std::make_unique<Device>();
    paired->id = QStringLiteral("phone_1");
    paired->name = QStringLiteral("Zoé’s phone");
    paired->platform = QStringLiteral("ios");
    paired->locale = QStringLiteral("fr_FR");
    paired->timeZone = QStringLiteral("Europe/Paris");
    paired->pushToken = QStringLiteral("sim_pushtoken");
    paired->key = signing::newDeviceKey();
    paired->policy = {PolicyMode::Approve, 250ms, QStringLiteral("transfer_funds"), domain::CustomType::Totp,
                      QStringLiteral("1000.00")};
    for (const char *id : {"pai_1", "pai_2"}) {
        DevicePairing pairing;
        pairing.pairingId = QLatin1String(id);
        pairing.tenantId = QStringLiteral("tnt_1");
        pairing.relayUserId = QStringLiteral("usr_1");
        pairing.relayDeviceId = QStringLiteral("dev_1");
        pairing.displayName = QStringLiteral("Demo Bank");
        pairing.displayLogoUrl = QStringLiteral("https://bank.example/logo.png");
        pairing.relayUrl = QUrl(QStringLiteral("http://127.0.0.1:8787"));
        pairing.sessionToken = Secret(QByteArray("session-token-of-") + id);
        pairing.sessionExpiresAt = fromUnixMs(1'784'628'930'123);
        pairing.totpSecret = Secret(QByteArray("totp-secret-of-") + id);
        paired->pairings.push_back(pairing);
    }
    auto fresh = std::make_unique<Device>();
    fresh->id = QStringLiteral("phone_2");
    fresh->name = QStringLiteral("New");
    fresh->pushToken = QStringLiteral("sim_other");
    fresh->key = signing::newDeviceKey();
    Devices devices;
    devices.push_back(std::move(paired));
    devices.push_back(std::move(fresh));
    return devices;
}

void compare(const Device &read, const Device &kept)
{
    QCOMPARE(read.id, kept.id);
    QCOMPARE(read.name, kept.name);
    QCOMPARE(read.platform, kept.platform);
    QCOMPARE(read.locale, kept.locale);
    QCOMPARE(read.timeZone, kept.timeZone);
    QCOMPARE(read.pushToken, kept.pushToken);
    QCOMPARE(read.key.publicKey, kept.key.publicKey);
    QCOMPARE(read.key.privateKey.reveal(), kept.key.privateKey.reveal());
    QCOMPARE(read.policy, kept.policy);
    QCOMPARE(read.pairings.size(), kept.pairings.size());
}

void compare(const DevicePairing &read, const DevicePairing &kept)
{
    QCOMPARE(read.pairingId, kept.pairingId);
    QCOMPARE(read.tenantId, kept.tenantId);
    QCOMPARE(read.relayUserId, kept.relayUserId);
    QCOMPARE(read.relayDeviceId, kept.relayDeviceId);
    QCOMPARE(read.displayName, kept.displayName);
    QCOMPARE(read.displayLogoUrl, kept.displayLogoUrl);
    QCOMPARE(read.relayUrl, kept.relayUrl);
    QCOMPARE(read.sessionToken.reveal(), kept.sessionToken.reveal());
    QCOMPARE(read.sessionExpiresAt, kept.sessionExpiresAt);
    QCOMPARE(read.totpSecret.reveal(), kept.totpSecret.reveal());
}

} // namespace

class VaultTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    signing::Sealer m_sealer = signing::Sealer::ephemeral();
    Devices m_devices;
    QByteArray m_saved;

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("devices.json")); }
    [[nodiscard]] Vault vault() const { return {path(), m_sealer}; }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    [[nodiscard]] QByteArray read() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_devices = twoDevices();
        QVERIFY(vault().save(m_devices));
        m_saved = read();
        QVERIFY(!m_saved.isEmpty());
    }

    void roundTrip()
    {
        const Result<Devices> read = vault().load();
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->size(), m_devices.size());
        for (std::size_t i = 0; i < read->size(); ++i) {
            const Device &device = *read->at(i);
            compare(device, *m_devices[i]);
            for (std::size_t j = 0; j < device.pairings.size(); ++j)
                compare(device.pairings[j], m_devices[i]->pairings[j]);
        }
    }

    void absentFileHoldsNothing()
    {
        QVERIFY(QFile::remove(path()));
        const Result<Devices> read = vault().load();
        QVERIFY(read);
        QVERIFY(read->empty());
    }

    void onlyTheOwnerMayRead()
    {
        constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOwner;
        QVERIFY(!(QFile::permissions(path()) & others));
        QVERIFY(QFile::setPermissions(path(), QFile::permissions(path()) | others));
        QVERIFY(vault().save(m_devices));
        QVERIFY(!(QFile::permissions(path()) & others));
    }

    void noSecretStandsInTheClear()
    {
        const Device &device = *m_devices[0];
        QList<QByteArray> secrets{device.pushToken.toUtf8(), device.key.privateKey.reveal()};
        for (const DevicePairing &pairing : device.pairings)
            secrets << pairing.sessionToken.reveal() << pairing.totpSecret.reveal();
        for (const QByteArray &secret : std::as_const(secrets)) {
            const auto base64Url =
                secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            for (const QByteArray &form : {secret, secret.toHex(), secret.toBase64(), base64Url})
                QVERIFY2(!m_saved.contains(form), form.constData());
        }
        QVERIFY(m_saved.contains("phone_1"));
    }

    void aSealOpensOnlyInItsPlace_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("another device") << QByteArray("\"phone_1\"") << QByteArray("\"phone_3\"");
        QTest::newRow("another pairing") << QByteArray("\"pai_1\"") << QByteArray("\"pai_3\"");
        QTest::newRow("another member")
            << QByteArray("sealed_push_token") << QByteArray("sealed_private_key");
    }

    void aSealOpensOnlyInItsPlace()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        const QByteArray aside("set_aside");
        write(QByteArray(m_saved).replace(to, aside).replace(from, to).replace(aside, from));
        const Result<Devices> read = vault().load();
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("SEAL_BROKEN"));
    }

    void anotherKeyOpensNothing()
    {
        const signing::Sealer other = signing::Sealer::ephemeral();
        const Result<Devices> read = Vault(path(), other).load();
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("SEAL_BROKEN"));
    }

    void unreadable_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray(R"({"version":1,"devices":[)");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no devices") << QByteArray(R"({"version":1})");
        QTest::newRow("version of tomorrow") << QByteArray(R"({"version":2,"devices":[]})");
        QTest::newRow("device without members") << QByteArray(R"({"version":1,"devices":[{}]})");
        QTest::newRow("no device") << QByteArray(R"({"version":1,"devices":[5]})");
    }

    void unreadable()
    {
        QFETCH(const QByteArray, text);
        write(text);
        const Result<Devices> read = vault().load();
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("VAULT_UNREADABLE"));
        QVERIFY(read.error().message.contains(path()));
    }

    void unreadablePolicy_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("mode") << QByteArray("\"approve\"") << QByteArray("\"shrug\"");
        QTest::newRow("type") << QByteArray("\"totp\"") << QByteArray("\"psychic\"");
        QTest::newRow("amount limit") << QByteArray("\"1000.00\"") << QByteArray("\"1,000\"");
        QTest::newRow("delay") << QByteArray("\"delay_ms\": 250") << QByteArray("\"delay_ms\": -1");
    }

    void unreadablePolicy()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QVERIFY(m_saved.contains(from));
        write(QByteArray(m_saved).replace(from, to));
        QCOMPARE(vault().load().error().code, QStringLiteral("VAULT_UNREADABLE"));
    }

    void unwritable()
    {
        const QString nowhere = m_folder.filePath(QStringLiteral("absent/devices.json"));
        const Result<void> saved = Vault(nowhere, m_sealer).save(m_devices);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QStringLiteral("VAULT_UNWRITABLE"));
        QVERIFY(saved.error().message.contains(nowhere));
    }
};

QTEST_GUILESS_MAIN(VaultTest)
#include "tst_vault.moc"
