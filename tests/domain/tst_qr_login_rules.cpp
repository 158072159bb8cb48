#include "core/domain/qr_login_rules.h"
#include "core/signing/device_key.h"
#include "domain_samples.h"

#include <QJsonDocument>
#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace std::chrono_literals;

namespace {

const QString origin = QStringLiteral("https://example.com");
const Secret pollToken("qpt_1");
const Instant start = samples::start;

QByteArray originBody(const QString &browserOrigin)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("browser_origin"), browserOrigin}}).toJson();
}

/// The sample world with QR login on, a second tenant, and a second user of the first: `dev_b` of `pair_b`.
struct World
{
    RelayState state;
    IdSource ids = samples::countingIds();

    World()
    {
        samples::populate(state);
        TenantConfiguration configuration;
        configuration.qrLoginAllowedOrigins = {origin};
        state.apply(TenantUpdated{QStringLiteral("tnt_a"), QStringLiteral("Example"), configuration}, start);
        state.apply(
            TenantProvisioned{QStringLiteral("tnt_b"), QStringLiteral("Other"), "sealed", configuration},
            start);
        pair(QStringLiteral("tnt_a"), QStringLiteral("b"), {});
        pair(QStringLiteral("tnt_b"), QStringLiteral("c"), {});
    }

    void pair(const QString &tenantId, const QString &letter, const QByteArray &publicKey)
    {
        PairingPrepared prepared;
        prepared.proofId = QStringLiteral("prf_") + letter;
        prepared.tenantId = tenantId;
        prepared.userSocketHash = QStringLiteral("user ") + letter;
        prepared.expiresAt = start + pairingProofLifetime;
        state.apply(prepared, start);
        DeviceRegistered registered;
        registered.proofId = prepared.proofId;
        registered.pairingId = QStringLiteral("pair_") + letter;
        registered.relayUserId = QStringLiteral("usr_") + letter;
        registered.deviceId = QStringLiteral("dev_") + letter;
        registered.pushToken = QStringLiteral("push_") + letter;
        registered.publicKey = publicKey;
        registered.sessionId = QStringLiteral("ses_") + letter;
        registered.sessionExpiresAt = start + deviceSessionLifetime;
        state.apply(registered, start);
    }

    [[nodiscard]] const PairedDevice &device(const char *id) const
    {
        return *state.device(QString::fromLatin1(id));
    }

    /// `qrs_1`
    QString initiate()
    {
        const JsonDocument body = samples::json(originBody(origin));
        const QrLoginInitiated event =
            initiateQrLogin(*state.tenant(QStringLiteral("tnt_a")), body.root(), pollToken, start, ids)
                .value();
        state.apply(event, start);
        return event.sessionId;
    }

    Result<std::vector<Event>> scan(const char *deviceId, const QString &sessionId, Instant now = start)
    {
        Result<std::vector<Event>> events = scanQrLogin(state, device(deviceId), sessionId, now);
        if (events) {
            for (const Event &event : *events)
                state.apply(event, now);
        }
        return events;
    }

    Result<QrLoginAnswered> answer(const char *deviceId, const char *decision, Instant now = start,
                                   QJsonObject more = {})
    {
        more[QStringLiteral("session_id")] = QStringLiteral("qrs_1");
        more[QStringLiteral("decision")] = QString::fromLatin1(decision);
        const JsonDocument body = samples::json(QJsonDocument(more).toJson());
        Result<QrLoginAnswered> event = answerQrLogin(state, device(deviceId), body.root(), now);
        if (event)
            state.apply(*event, now);
        return event;
    }

    [[nodiscard]] Result<QrLoginPoll> poll(Instant now = start, const Secret &token = pollToken,
                                           const QString &tenantId = QStringLiteral("tnt_a")) const
    {
        return pollQrLogin(state, tenantId, QStringLiteral("qrs_1"), token, now);
    }
};

template<typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("none") : result.error().code;
}

} // namespace

class TestQrLoginRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initiating_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const auto row = [](const QByteArray &body, const char *code) {
            QTest::newRow(body.simplified().constData()) << body << QString::fromLatin1(code);
        };
        row(originBody(origin), "none");
        row(originBody(origin + u'/'), "QR_LOGIN_FORBIDDEN");
        row(originBody(QStringLiteral("http://example.com")), "QR_LOGIN_FORBIDDEN");
        row(originBody({}), "VALIDATION_FAILED");
        row(R"({"browser_origin":1})", "VALIDATION_FAILED");
        row("{}", "VALIDATION_FAILED");
        row("[]", "VALIDATION_FAILED");
    }
    void initiating()
    {
        QFETCH(const QByteArray, body);
        World world;
        const Tenant &tenant = *world.state.tenant(QStringLiteral("tnt_a"));
        QTEST(codeOf(initiateQrLogin(tenant, samples::json(body).root(), pollToken, start, world.ids)),
              "code");
    }

    void keepsTheHashOfThePollTokenAlone()
    {
        World world;
        world.initiate();
        const QrLogin &login = *world.state.qrLogin(QStringLiteral("qrs_1"));
        QCOMPARE(login.pollTokenHash.size(), 32);
        QCOMPARE(login.expiresAt, start + 120s);
        QVERIFY(!login.pollTokenHash.contains(pollToken.reveal()));
    }

    void approvedIsToldOnce()
    {
        World world;
        const QString session = world.initiate();
        QCOMPARE(world.poll()->state, QrLoginState::Pending);
        QVERIFY(world.poll()->events.empty());
        QCOMPARE(world.scan("dev_a", session)->size(), 1U);
        QCOMPARE(world.scan("dev_a", session)->size(), 0U);
        QCOMPARE(world.poll()->state, QrLoginState::Pending);
        QVERIFY(world.answer("dev_a", "approved"));
        const Result<QrLoginPoll> told = world.poll();
        QCOMPARE(told->state, QrLoginState::Approved);
        QCOMPARE(told->login.pairingId, QStringLiteral("pair_a"));
        QCOMPARE(told->events.size(), 1U);
        world.state.apply(told->events.front(), start);
        QCOMPARE(codeOf(world.poll()), QStringLiteral("QR_LOGIN_CONSUMED"));
        QCOMPARE(codeOf(world.poll(start + 1h)), QStringLiteral("QR_LOGIN_CONSUMED"));
    }

    void polling_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("tenantId");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *tag, const char *token, const char *tenantId, int seconds,
                            const char *code) {
            QTest::newRow(tag) << QByteArray(token) << QString::fromLatin1(tenantId) << seconds
                               << QString::fromLatin1(code);
        };
        row("right", "qpt_1", "tnt_a", 0, "none");
        row("just in time", "qpt_1", "tnt_a", 119, "none");
        row("at the end", "qpt_1", "tnt_a", 120, "QR_LOGIN_EXPIRED");
        row("wrong token", "qpt_2", "tnt_a", 0, "QR_POLL_TOKEN_INVALID");
        row("no token", "", "tnt_a", 0, "QR_POLL_TOKEN_INVALID");
        row("wrong token after the end", "qpt_2", "tnt_a", 120, "QR_POLL_TOKEN_INVALID");
        row("another tenant", "qpt_1", "tnt_b", 0, "QR_LOGIN_NOT_FOUND");
        row("nobody", "qpt_1", "tnt_x", 0, "QR_LOGIN_NOT_FOUND");
    }
    void polling()
    {
        QFETCH(const QByteArray, token);
        QFETCH(const QString, tenantId);
        QFETCH(const int, seconds);
        World world;
        world.initiate();
        QTEST(codeOf(world.poll(start + std::chrono::seconds(seconds), Secret(token), tenantId)), "code");
    }

    void theFirstUserTakesTheCode()
    {
        World world;
        const QString session = world.initiate();
        QCOMPARE(codeOf(world.scan("dev_c", session)), QStringLiteral("QR_LOGIN_NOT_FOUND"));
        QCOMPARE(codeOf(world.answer("dev_a", "approved")), QStringLiteral("QR_LOGIN_NOT_FOUND"));
        QVERIFY(world.scan("dev_a", session));
        QCOMPARE(codeOf(world.scan("dev_b", session)), QStringLiteral("QR_LOGIN_SCANNED"));
        QCOMPARE(codeOf(world.answer("dev_b", "approved")), QStringLiteral("QR_LOGIN_NOT_FOUND"));
        QVERIFY(world.answer("dev_a", "rejected"));
        QCOMPARE(codeOf(world.answer("dev_a", "approved")), QStringLiteral("QR_LOGIN_ANSWERED"));
        QCOMPARE(codeOf(world.scan("dev_a", session)), QStringLiteral("QR_LOGIN_ANSWERED"));
        QCOMPARE(codeOf(world.poll()), QStringLiteral("QR_LOGIN_REJECTED"));
        QCOMPARE(codeOf(world.poll(start + 1h)), QStringLiteral("QR_LOGIN_REJECTED"));
    }

    void expiryIsAnEvent()
    {
        World world;
        const QString session = world.initiate();
        QVERIFY(world.scan("dev_a", session));
        QVERIFY(world.answer("dev_a", "approved"));
        QVERIFY(world.state.nextExpiry() <= start + 120s);
        QVERIFY(world.state.expire(start + 119s, world.ids).empty());
        const std::vector<Event> events = world.state.expire(start + 120s, world.ids);
        QCOMPARE(events.size(), 1U);
        world.state.apply(events.front(), start + 120s);
        // Though the clock were set back.
        QCOMPARE(codeOf(world.poll()), QStringLiteral("QR_LOGIN_EXPIRED"));
        QCOMPARE(codeOf(world.answer("dev_a", "approved")), QStringLiteral("QR_LOGIN_EXPIRED"));
        QCOMPARE(codeOf(world.scan("dev_a", session)), QStringLiteral("QR_LOGIN_EXPIRED"));
    }

    void aDeviceWithAKeySignsWhatItShowed()
    {
        const signing::DeviceKey key = signing::newDeviceKey();
        World world;
        world.pair(QStringLiteral("tnt_a"), QStringLiteral("k"), key.publicKey);
        QVERIFY(world.scan("dev_k", world.initiate()));
        const auto members = [&key](const QString &shown, const char *decision) {
            const QString digest = originDigest(shown);
            const QByteArray signature = signing::signWithDeviceKey(
                key.privateKey,
                signing::decisionMessage(QStringLiteral("qrs_1"), QString::fromLatin1(decision), digest));
            return QJsonObject{
                {QStringLiteral("display_digest"), digest},
                {QStringLiteral("device_signature"), signing::encodeDeviceSignature(signature)}};
        };
        for (const QJsonObject &more :
             {QJsonObject(), members(QStringLiteral("https://evil.example"), "approved"),
              members(origin, "rejected")})
            QCOMPARE(codeOf(world.answer("dev_k", "approved", start, more)),
                     QStringLiteral("DISPLAY_MISMATCH"));
        QCOMPARE(codeOf(world.answer("dev_k", "approved", start, members(origin, "approved"))),
                 QStringLiteral("none"));
        QVERIFY(world.state.qrLogin(QStringLiteral("qrs_1"))
                    ->answer->deviceSignature.startsWith(QLatin1String("ed25519:")));
    }
};

QTEST_APPLESS_MAIN(TestQrLoginRules)
#include "tst_qr_login_rules.moc"
