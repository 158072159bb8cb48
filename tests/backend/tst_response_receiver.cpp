#include "core/backend/response_receiver.h"

#include "broken_store.h"
#include "core/backend/memory_sudo_instruction_store.h"
#include "core/base/stepping_clock.h"
#include "core/signing/jwt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

namespace {

const Secret secret(QByteArrayLiteral("sk_test"));
const auto instructionId = QStringLiteral("ins_1");
constexpr Instant start = fromUnixMs(1'782'036'930'000);

signing::TokenClaims claims(const QString &id = instructionId)
{
    return {QStringLiteral("countersign-relay"),
            QStringLiteral("submit-response"),
            QStringLiteral("dev_1"),
            QStringLiteral("msg_1"),
            start,
            start + 180s,
            {{QStringLiteral("instruction_id"), id}, {QStringLiteral("device_id"), QStringLiteral("dev_1")}}};
}

QString tokenOf(const signing::TokenClaims &claims, const Secret &key = secret)
{
    return QString::fromLatin1(signing::issueToken(claims, key));
}

QJsonObject approval(const QString &id = instructionId)
{
    return {{QStringLiteral("instruction_id"), id},
            {QStringLiteral("decision"), QStringLiteral("approved")},
            {QStringLiteral("custom_type"), QStringLiteral("localAuth")},
            {QStringLiteral("local_auth"), true},
            {QStringLiteral("display_digest"), QStringLiteral("sha256:00")},
            {QStringLiteral("response_token"), tokenOf(claims(id))}};
}

/// The approval with one member changed; undefined takes it away.
QJsonObject with(const char *member, const QJsonValue &value)
{
    QJsonObject body = approval();
    body.insert(QLatin1String(member), value);
    return body;
}

QJsonObject pick(const QString &id, int number)
{
    QJsonObject body = approval(id);
    body[QStringLiteral("custom_type")] = QStringLiteral("goldenNumber");
    body[QStringLiteral("number")] = number;
    body.remove(QStringLiteral("local_auth"));
    return body;
}

} // namespace

class ResponseReceiverTest : public QObject
{
    Q_OBJECT

private:
    SteppingClock m_clock{start};
    std::shared_ptr<MemorySudoInstructionStore> m_store;
    std::unique_ptr<ResponseReceiver> m_receiver;

    struct Heard
    {
        int status = 0;
        QJsonObject body;
        QString instructionId;

        [[nodiscard]] QString error() const { return body[QStringLiteral("error")].toString(); }
        [[nodiscard]] QString effect() const { return body[QStringLiteral("effect")].toString(); }
    };
    Heard hear(const QByteArray &body) const
    {
        Heard heard;
        http::Request request;
        request.method = "POST";
        request.body = body;
        m_receiver->receive(request, [&heard](const http::Response &response, const http::Remarks &remarks) {
            heard = {response.status, QJsonDocument::fromJson(response.body).object(), remarks.instructionId};
        });
        return heard;
    }
    Heard hear(const QJsonObject &body) const
    {
        return hear(QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    SudoInstruction instruction(const QString &id = instructionId) const
    {
        return (*m_store->find(id).result()).value_or(SudoInstruction());
    }
    void begin(const QString &id, SudoActionType type, std::optional<int> number = {})
    {
        const RequestBinding binding{QStringLiteral("jane"), "POST", "/transfer", "00"};
        QVERIFY(m_store->create({id, binding, QStringLiteral("pay"), 180s, type, number}).result());
    }
    static RelaySettings settings()
    {
        RelaySettings settings;
        settings.tenantId = QStringLiteral("tnt_test");
        settings.tenantSecret = secret;
        return settings;
    }

private Q_SLOTS:
    void init()
    {
        m_clock.reset();
        m_store = std::make_shared<MemorySudoInstructionStore>(m_clock);
        m_receiver = std::make_unique<ResponseReceiver>(settings(), m_clock, m_store);
        begin(instructionId, SudoActionType::LocalAuth);
    }

    void validates()
    {
        const Heard heard = hear(approval());
        QCOMPARE(heard.status, 200);
        QCOMPARE(heard.effect(), QStringLiteral("validated"));
        QCOMPARE(heard.instructionId, instructionId);
        QCOMPARE(instruction().state, InstructionState::Validated);
    }

    void rejectsWithTheReason()
    {
        QJsonObject denial = with("decision", QStringLiteral("rejected"));
        denial[QStringLiteral("reason")] = QStringLiteral("not me");
        denial.remove(QStringLiteral("local_auth"));
        QCOMPARE(hear(denial).effect(), QStringLiteral("rejected"));
        QCOMPARE(instruction().reason, QStringLiteral("not me"));
    }

    void theSameAgainChangesNothing()
    {
        QCOMPARE(hear(approval()).status, 200);
        const Heard again = hear(approval());
        QCOMPARE(again.status, 200);
        QCOMPARE(again.effect(), QStringLiteral("none"));
    }

    void aSecondAnswerIsTooLate()
    {
        QCOMPARE(hear(approval()).status, 200);
        const Heard second = hear(with("decision", QStringLiteral("rejected")));
        QCOMPARE(second.status, 409);
        QCOMPARE(second.error(), QStringLiteral("CHALLENGE_ANSWERED"));
        QCOMPARE(instruction().state, InstructionState::Validated);
    }

    void nothingIsRevived_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("status");
        QTest::newRow("in time") << 179 << 200;
        QTest::newRow("at the end") << 180 << 410;
        QTest::newRow("later") << 3600 << 410;
    }

    void nothingIsRevived()
    {
        QFETCH(int, seconds);
        QFETCH(int, status);
        m_clock.advance(std::chrono::seconds(seconds));
        QCOMPARE(hear(approval()).status, status);
    }

    void whatIsUnknownIsGone()
    {
        const Heard heard = hear(approval(QStringLiteral("ins_x")));
        QCOMPARE(heard.status, 410);
        QCOMPARE(heard.error(), QStringLiteral("CHALLENGE_EXPIRED"));
    }

    void refusesTokens_data()
    {
        QTest::addColumn<QJsonValue>("token");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const QJsonValue &token, int status, const char *error) {
            QTest::newRow(name) << token << status << error;
        };
        row("none", QJsonValue(), 401, "TOKEN_MISSING");
        row("no text", 7, 401, "TOKEN_MISSING");
        row("no token", QStringLiteral("x"), 401, "TOKEN_INVALID");
        row("another tenant's", tokenOf(claims(), Secret("sk_other")), 401, "TOKEN_INVALID");
        signing::TokenClaims changed = claims();
        changed.audience = QStringLiteral("device");
        row("another audience", tokenOf(changed), 401, "TOKEN_INVALID");
        changed = claims();
        changed.extra.remove(QStringLiteral("device_id"));
        row("no device", tokenOf(changed), 401, "TOKEN_INVALID");
        changed = claims();
        changed.extra.remove(QStringLiteral("instruction_id"));
        row("no instruction", tokenOf(changed), 401, "TOKEN_INVALID");
        row("of another instruction", tokenOf(claims(QStringLiteral("ins_2"))), 403, "TOKEN_MISMATCH");
        const QList<QByteArray> parts = tokenOf(claims()).toLatin1().split('.');
        const auto base64 = [](const QByteArray &text) {
            return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        row("none for an algorithm",
            QString::fromLatin1(base64(R"({"alg":"none","typ":"JWT"})") + '.' + parts[1] + '.'), 401,
            "TOKEN_INVALID");
    }

    void refusesTokens()
    {
        QFETCH(QJsonValue, token);
        QFETCH(int, status);
        QFETCH(QString, error);
        const Heard heard = hear(with("response_token", token));
        QCOMPARE(heard.status, status);
        QCOMPARE(heard.error(), error);
        QVERIFY(!heard.body[QStringLiteral("message")].toString().contains(QStringLiteral("sk_test")));
        QCOMPARE(instruction().state, InstructionState::Pending);
    }

    void refusesBodies_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("path");
        QTest::newRow("no decision") << with("decision", QJsonValue()) << "decision";
        QTest::newRow("unknown decision") << with("decision", QStringLiteral("maybe")) << "decision";
        QTest::newRow("no proof") << with("local_auth", QJsonValue()) << "local_auth";
        QTest::newRow("no truth") << with("local_auth", QStringLiteral("true")) << "local_auth";
        QTest::newRow("another type") << with("custom_type", QStringLiteral("goldenNumber")) << "custom_type";
        QTest::newRow("unknown type") << with("custom_type", QStringLiteral("psychic")) << "custom_type";
    }

    void refusesBodies()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, path);
        const Heard heard = hear(body);
        QCOMPARE(heard.status, 422);
        QCOMPARE(heard.error(), QStringLiteral("VALIDATION_FAILED"));
        QCOMPARE(heard.body[QStringLiteral("fields")][0][QStringLiteral("path")].toString(), path);
        QCOMPARE(instruction().state, InstructionState::Pending);
    }

    void refusesWhatIsNoJson()
    {
        QCOMPARE(hear(QByteArray("{")).error(), QStringLiteral("JSON_INVALID"));
        QCOMPARE(hear(QByteArray("[]")).error(), QStringLiteral("TOKEN_MISSING"));
    }

    void theDeviceMustBeTheTokens()
    {
        QCOMPARE(hear(with("device_id", QStringLiteral("dev_2"))).error(), QStringLiteral("TOKEN_MISMATCH"));
        QCOMPARE(hear(with("device_id", QStringLiteral("dev_1"))).status, 200);
    }

    void theRightNumberValidates()
    {
        const QString id = QStringLiteral("ins_n");
        begin(id, SudoActionType::GoldenNumber, 42);
        const Heard wrong = hear(pick(id, 17));
        QCOMPARE(wrong.error(), QStringLiteral("ANSWER_WRONG"));
        QCOMPARE(wrong.body[QStringLiteral("attempts_left")].toInt(), 2);
        QVERIFY(!wrong.body[QStringLiteral("message")].toString().contains(QStringLiteral("42")));
        QCOMPARE(hear(pick(id, 42)).effect(), QStringLiteral("validated"));
    }

    void threeWrongAnswersReject()
    {
        const QString id = QStringLiteral("ins_n");
        begin(id, SudoActionType::GoldenNumber, 42);
        for (const int left : {2, 1, 0})
            QCOMPARE(hear(pick(id, 17)).body[QStringLiteral("attempts_left")].toInt(), left);
        QCOMPARE(instruction(id).state, InstructionState::Rejected);
        QCOMPARE(instruction(id).reason, QStringLiteral("too_many_attempts"));
        QCOMPARE(hear(pick(id, 42)).error(), QStringLiteral("CHALLENGE_ANSWERED"));
    }

    void whatCannotBeJudgedIsNotTaken()
    {
        const QString id = QStringLiteral("ins_n");
        begin(id, SudoActionType::GoldenNumber);
        QCOMPARE(hear(pick(id, 42)).error(), QStringLiteral("ANSWER_UNJUDGEABLE"));
        const QString code = QStringLiteral("ins_t");
        begin(code, SudoActionType::Totp);
        QJsonObject body = approval(code);
        body[QStringLiteral("custom_type")] = QStringLiteral("totp");
        body[QStringLiteral("totp_code")] = QStringLiteral("123456");
        QCOMPARE(hear(body).error(), QStringLiteral("ANSWER_UNJUDGEABLE"));
        // An easier proof than was asked for is none.
        body = approval(code);
        body.remove(QStringLiteral("custom_type"));
        QCOMPARE(hear(body).error(), QStringLiteral("ANSWER_UNJUDGEABLE"));
        QCOMPARE(instruction(code).state, InstructionState::Pending);
    }

    void aStoreThatIsGoneIsSaid()
    {
        const auto broken = std::make_shared<BrokenStore>(m_clock, BrokenStore::Breaks::Find);
        m_receiver = std::make_unique<ResponseReceiver>(settings(), m_clock, broken);
        const Heard heard = hear(approval());
        QCOMPARE(heard.status, 503);
        QCOMPARE(heard.error(), QStringLiteral("SUDO_STATE_UNAVAILABLE"));
    }
};

QTEST_GUILESS_MAIN(ResponseReceiverTest)
#include "tst_response_receiver.moc"
