#include "app/demo/play.h"
#include "tests/demo/bank_desk.h"

#include <QJsonArray>
#include <QTest>

using namespace countersign;
using namespace countersign::demo;
using namespace std::chrono_literals;
using test::jsonOf;

namespace {

constexpr const char *transfer = R"({"amount":"1000.00","currency":"USD","beneficiary":"ACME Corp",)"
                                 R"("iban":"DE89370400440532013000","date":"2026-06-21"})";

QStringList words(const char *separatedBySemicolons)
{
    return QString::fromUtf8(separatedBySemicolons).split(QLatin1Char(';'));
}

QString errorOf(const http::Response &answer)
{
    return jsonOf(answer.body)[QStringLiteral("error")].toString();
}

} // namespace

class DemoBankTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::BankDesk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::BankDesk>(); }
    void cleanup() { m_desk.reset(); }

    void whatIsApprovedRunsOnce_data()
    {
        QTest::addColumn<int>("mutation");
        QTest::addColumn<QString>("counter");
        QTest::addColumn<bool>("showsNumber");
        QTest::newRow("transfer") << int(Mutation::Transfer) << "transfers" << false;
        QTest::newRow("login") << int(Mutation::Login) << "logins" << true;
        QTest::newRow("card limit") << int(Mutation::CardLimit) << "limit_changes" << false;
        QTest::newRow("beneficiary") << int(Mutation::Beneficiary) << "beneficiaries" << false;
    }

    void whatIsApprovedRunsOnce()
    {
        QFETCH(int, mutation);
        QFETCH(QString, counter);
        QFETCH(bool, showsNumber);
        const Play play = playFor(static_cast<Mutation>(mutation), 0);
        const http::Response challenged = m_desk->post(play.path, play.body);
        QCOMPARE(challenged.status, 403);
        QCOMPARE(errorOf(challenged), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"));
        QCOMPARE(jsonOf(challenged.body).contains(QStringLiteral("number")), showsNumber);
        const QString key = jsonOf(challenged.body)[QStringLiteral("instruction_id")].toString();

        QCOMPARE(errorOf(m_desk->post(play.path, play.body, key)),
                 QStringLiteral("SUDO_INSTRUCTION_PENDING"));
        QCOMPARE(m_desk->decide(key, QStringLiteral("approved")).status, 200);
        const http::Response done = m_desk->post(play.path, play.body, key);
        QCOMPARE(done.status, 200);
        QCOMPARE(jsonOf(done.body)[QStringLiteral("executed")].toBool(), true);
        QVERIFY(!jsonOf(done.body)[QStringLiteral("reference")].toString().isEmpty());
        QCOMPARE(errorOf(m_desk->post(play.path, play.body, key)),
                 QStringLiteral("SUDO_INSTRUCTION_CONSUMED"));

        QCOMPARE(m_desk->bank->ledger().count(static_cast<Mutation>(mutation)), 1);
        http::Request question;
        question.target = m_desk->bank->baseUrl() + "/ledger";
        QJsonObject counts{{QStringLiteral("transfers"), 0},
                           {QStringLiteral("logins"), 0},
                           {QStringLiteral("limit_changes"), 0},
                           {QStringLiteral("beneficiaries"), 0},
                           {QStringLiteral("payrolls"), 0}};
        counts[counter] = 1;
        QCOMPARE(jsonOf(m_desk->call(question).body), counts);
    }

    void aDeviceMayAnswerTheBankItself()
    {
        const Play play = playFor(Mutation::Beneficiary, 0);
        const QString key = m_desk->challengeFor(play.path, play.body);
        const QJsonObject asked = m_desk->relay.lastBody();
        QCOMPARE(asked[QStringLiteral("answer_path")].toString(), QStringLiteral("backend"));
        QCOMPARE(asked[QStringLiteral("backend_url")].toString().toLatin1(), m_desk->bank->baseUrl());
        QCOMPARE(m_desk->submit(key).status, 200);
        QCOMPARE(m_desk->post(play.path, play.body, key).status, 200);
        QCOMPARE(m_desk->bank->ledger().count(Mutation::Beneficiary), 1);
    }

    void aDenialIsSaid()
    {
        const QString key = m_desk->challengeFor("/transfer/execute", transfer);
        QCOMPARE(m_desk->decide(key, QStringLiteral("rejected")).status, 200);
        const http::Response answer = m_desk->post("/transfer/execute", transfer, key);
        QCOMPARE(errorOf(answer), QStringLiteral("SUDO_INSTRUCTION_REJECTED"));
        QCOMPARE(jsonOf(answer.body)[QStringLiteral("reason")].toString(), QStringLiteral("because"));
        QCOMPARE(m_desk->bank->ledger().count(Mutation::Transfer), 0);
    }

    void theDeviceShowsWhatWillRun_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("asks");
        QTest::addColumn<QStringList>("fields");
        QTest::newRow("transfer")
            << QByteArray("/transfer/execute") << QByteArray(transfer)
            << "localAuth transfer_funds Confirm the transfer"
            << words("CURRENCY_USD Amount=1000.00!;PARTY_NAME Beneficiary=ACME Corp;"
                     "IBAN Account=DE89370400440532013000;DATE Execution date=2026-06-21");
        QTest::newRow("login") << QByteArray("/login") << QByteArray(R"({"user":"jane"})")
                               << "goldenNumber login Sign in to Demo Bank?"
                               << words("ENTITY_REFERENCE Customer=customer:jane|Jane Martin");
        QTest::newRow("card limit") << QByteArray("/cards/limit")
                                    << QByteArray(R"({"card":"4111111111111111","limit":"2500.00"})")
                                    << "totp change_limit Change the card limit"
                                    << words("CARD_PAN Card=4111111111111111;AMOUNT New limit=2500.00 USD!");
    }

    void theDeviceShowsWhatWillRun()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QString, asks);
        QFETCH(QStringList, fields);
        QVERIFY(!m_desk->challengeFor(path, body).isEmpty());
        const QJsonObject sent = m_desk->relay.lastBody();
        const QJsonObject display = sent[QStringLiteral("display")].toObject();
        QCOMPARE(QStringLiteral("%1 %2 %3")
                     .arg(sent[QStringLiteral("custom_type")].toString(),
                          sent[QStringLiteral("expected_action")].toString(),
                          display[QStringLiteral("title")].toString()),
                 asks);
        QStringList shown;
        for (const QJsonValue &field : display[QStringLiteral("fields")].toArray()) {
            const bool isStrong = field[QStringLiteral("emphasis")] == QLatin1String("strong");
            shown.append(QStringLiteral("%1 %2=%3%4")
                             .arg(field[QStringLiteral("data_type")].toString(),
                                  field[QStringLiteral("title")].toString(),
                                  field[QStringLiteral("value")].toString(),
                                  isStrong ? QStringLiteral("!") : QString()));
        }
        QCOMPARE(shown, fields);
    }

    void badBodiesAreNamedFieldByField_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("bad");
        const auto row = [](const char *name, const char *path, const char *body, const char *bad) {
            QTest::newRow(name) << QByteArray(path) << QByteArray(body) << words(bad);
        };
        row("nothing", "/transfer/execute", "{}", "amount;currency;beneficiary;iban;date");
        row("all wrong", "/transfer/execute",
            R"({"amount":"-1","currency":"usd","beneficiary":"","iban":"12","date":"2026-02-30"})",
            "amount;currency;beneficiary;iban;date");
        row("zero", "/cards/limit", R"({"card":"4111111111111111","limit":"0.00"})", "limit");
        row("numbers", "/cards/limit", R"({"card":4111111111111111,"limit":2500})", "card;limit");
        row("no beneficiary", "/beneficiaries/add", R"({"name":"","iban":"x"})", "name;iban");
        row("another user", "/login", R"({"user":"mallory"})", "user");
        row("no object", "/login", "[]", "body");
    }

    void badBodiesAreNamedFieldByField()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QStringList, bad);
        const http::Response answer = m_desk->post(path, body);
        QCOMPARE(answer.status, 422);
        QCOMPARE(errorOf(answer), QStringLiteral("VALIDATION_FAILED"));
        QStringList named;
        for (const QJsonValue &field : jsonOf(answer.body)[QStringLiteral("fields")].toArray())
            named.append(field[QStringLiteral("path")].toString());
        QCOMPARE(named, bad);
        QCOMPARE(m_desk->relay.calls().size(), std::size_t(0));
    }

    void otherRequestsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QByteArray>("allowed");
        QTest::newRow("broken JSON") << QByteArray("POST") << QByteArray("/login") << 400 << "JSON_INVALID"
                                     << QByteArray();
        QTest::newRow("no route") << QByteArray("POST") << QByteArray("/") << 404 << "ROUTE_UNKNOWN"
                                  << QByteArray();
        QTest::newRow("method") << QByteArray("PUT") << QByteArray("/login") << 405 << "METHOD_NOT_ALLOWED"
                                << QByteArray("POST");
        QTest::newRow("method of the callback") << QByteArray("PUT") << QByteArray("/api/sudo-callback")
                                                << 405 << "METHOD_NOT_ALLOWED" << QByteArray("POST");
        QTest::newRow("answer without token") << QByteArray("POST") << QByteArray("/_bloonio/submit-response")
                                              << 400 << "JSON_INVALID" << QByteArray();
        QTest::newRow("method of the ledger") << QByteArray("POST") << QByteArray("/ledger") << 405
                                              << "METHOD_NOT_ALLOWED" << QByteArray("GET");
        QTest::newRow("forged callback") << QByteArray("POST") << QByteArray("/api/sudo-callback") << 401
                                         << "TENANT_HEADER_MISSING" << QByteArray();
    }

    void otherRequestsAreRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QString, error);
        QFETCH(QByteArray, allowed);
        http::Request request;
        request.method = method;
        request.target = m_desk->bank->baseUrl() + path;
        request.body = "{";
        const http::Response answer = m_desk->call(request);
        QCOMPARE(answer.status, status);
        QCOMPARE(errorOf(answer), error);
        QCOMPARE(answer.headers.find("Allow").value_or(QByteArray()), allowed);
    }

    void everythingExpiresByVirtualTime()
    {
        const QString key = m_desk->challengeFor("/transfer/execute", transfer);
        QCOMPARE(m_desk->decide(key, QStringLiteral("approved")).status, 200);
        m_desk->clock.advance(1h);
        m_desk->bank->sweep();
        m_desk->clock.reset();
        QVERIFY(m_desk->bank->instructions().list().result()->isEmpty());
        const QString fresh =
            jsonOf(m_desk->post("/transfer/execute", transfer, key).body)[QStringLiteral("instruction_id")]
                .toString();
        QVERIFY(!fresh.isEmpty() && fresh != key);
    }

    void startsWithGoodSettingsOnly()
    {
        DemoBank::Parts parts;
        parts.settings = m_desk->relay.settings();
        parts.settings.tenantId.clear();
        parts.realTime = &m_desk->realClock;
        parts.virtualTime = &m_desk->clock;
        const auto bank = DemoBank::start(std::move(parts));
        QVERIFY(!bank);
        QCOMPARE(bank.error().code, QStringLiteral("SETTINGS_INVALID"));
    }

    void maySafelyGoWhileSomebodyWaits()
    {
        m_desk->relay.follow(
            [](const http::Request &) { return test::ScriptedRelay::failure(503, QStringLiteral("BUSY")); });
        http::Request request;
        request.method = "POST";
        request.target = m_desk->bank->baseUrl() + "/login";
        request.body = R"({"user":"jane"})";
        const auto answer = m_desk->client.send(request, {});
        QTRY_VERIFY(!m_desk->relay.calls().empty());
        m_desk->bank.reset();
        QVERIFY2(!answer.result().has_value() || answer.result()->status == 503, "never 200");
    }
};

QTEST_GUILESS_MAIN(DemoBankTest)
#include "tst_demo_bank.moc"
