#include "core/backend/callback_receiver.h"

#include "core/backend/memory_sudo_instruction_store.h"
#include "core/base/stepping_clock.h"
#include "core/signing/hmac1.h"

#include <QJsonDocument>
#include <QTest>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;

namespace {

const Secret secret(QByteArrayLiteral("sk_test"));
const auto instructionId = QStringLiteral("ins_1");
constexpr Instant now = fromUnixMs(1'782'036'930'123);

QJsonObject approval()
{
    return {{QStringLiteral("event_id"), QStringLiteral("evt_1")},
            {QStringLiteral("type"), QStringLiteral("approval")},
            {QStringLiteral("tenant_id"), QStringLiteral("tnt_test")},
            {QStringLiteral("instruction_id"), instructionId},
            {QStringLiteral("status"), QStringLiteral("approved")},
            {QStringLiteral("custom_type"), QStringLiteral("localAuth")},
            {QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
            {QStringLiteral("reason"), QJsonValue()}};
}

QJsonObject with(QJsonObject event, const char *member, const QString &value)
{
    event[QLatin1String(member)] = value;
    return event;
}

http::Request signedAt(Instant at, const QByteArray &body)
{
    const auto signature = signing::signHmac1(secret, body, at);
    http::Request request;
    request.method = "POST";
    request.target = "/api/sudo-callback";
    request.headers = {{signing::tenantHeader, "tnt_test"},
                       {signing::timestampHeader, signature.timestamp},
                       {signing::signatureHeader, signature.signature}};
    request.body = body;
    return request;
}

http::Request callback(const QJsonObject &event)
{
    return signedAt(now, QJsonDocument(event).toJson());
}

} // namespace

class CallbackReceiverTest : public QObject
{
    Q_OBJECT

private:
    const SteppingClock m_realClock{now};
    SteppingClock m_clock{now};
    std::shared_ptr<MemorySudoInstructionStore> m_store;
    std::unique_ptr<CallbackReceiver> m_receiver;

    struct Heard
    {
        int status = 0;
        QJsonObject body;
        http::Remarks remarks;
    };
    Heard hear(const http::Request &request) const
    {
        Heard heard;
        m_receiver->receive(request, [&heard](const http::Response &response, const http::Remarks &remarks) {
            heard = {response.status, QJsonDocument::fromJson(response.body).object(), remarks};
        });
        return heard;
    }
    QString effectOf(const QJsonObject &event) const
    {
        const Heard heard = hear(callback(event));
        return heard.status == 200 ? heard.body[QStringLiteral("effect")].toString()
                                   : QString::number(heard.status);
    }
    QString stateOf(const QString &id = instructionId) const
    {
        const auto found = *m_store->find(id).result();
        return found ? toWire(found->state) : QStringLiteral("gone");
    }
    void begin(const QString &id)
    {
        const RequestBinding binding{QStringLiteral("jane"), "POST", "/transfer", "00"};
        QVERIFY(m_store->create({id, binding, QStringLiteral("transfer_funds"), 180s}).result().has_value());
    }

private Q_SLOTS:
    void init()
    {
        m_clock.reset();
        m_store = std::make_shared<MemorySudoInstructionStore>(m_clock);
        RelaySettings settings;
        settings.tenantId = QStringLiteral("tnt_test");
        settings.tenantSecret = secret;
        m_receiver = std::make_unique<CallbackReceiver>(settings, m_realClock, m_store);
        begin(instructionId);
    }

    void hearsDecisions_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("effect");
        QTest::addColumn<QString>("state");
        QTest::newRow("approved") << "approved"
                                  << "validated"
                                  << "validated";
        QTest::newRow("rejected") << "rejected"
                                  << "rejected"
                                  << "rejected";
        QTest::newRow("cancelled") << "cancelled"
                                   << "rejected"
                                   << "rejected";
        QTest::newRow("expired") << "expired"
                                 << "none"
                                 << "pending";
    }

    void hearsDecisions()
    {
        QFETCH(QString, status);
        QFETCH(QString, effect);
        QFETCH(QString, state);
        const Heard heard = hear(callback(with(approval(), "status", status)));
        QCOMPARE(heard.status, 200);
        QCOMPARE(heard.body[QStringLiteral("effect")].toString(), effect);
        QCOMPARE(heard.remarks.instructionId, instructionId);
        QVERIFY(heard.remarks.verdict.toJson()[QStringLiteral("valid")].toBool());
        QCOMPARE(stateOf(), state);
    }

    void keepsTheReason()
    {
        QJsonObject denial = with(approval(), "status", QStringLiteral("rejected"));
        denial[QStringLiteral("reason")] = QStringLiteral("not me");
        QCOMPARE(effectOf(denial), QStringLiteral("rejected"));
        QCOMPARE((*m_store->find(instructionId).result())->reason, QStringLiteral("not me"));
    }

    void refuses_data()
    {
        QTest::addColumn<http::Request>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const QByteArray body = QJsonDocument(approval()).toJson();
        const auto without = [&](const char *header) {
            http::Request request = callback(approval());
            http::Headers kept;
            for (const http::Header &each : request.headers) {
                if (each.name != header)
                    kept.add(each.name, each.value);
            }
            request.headers = kept;
            return request;
        };
        const auto changed = [&](const char *header, const QByteArray &value) {
            http::Request request = callback(approval());
            request.headers.set(header, value);
            return request;
        };
        http::Request tampered = callback(approval());
        tampered.body += ' ';
        const auto row = [](const char *name, const http::Request &request, int status, const char *error) {
            QTest::newRow(name) << request << status << QString::fromLatin1(error);
        };
        row("no tenant", without(signing::tenantHeader), 401, "TENANT_HEADER_MISSING");
        row("another tenant", changed(signing::tenantHeader, "tnt_other"), 401, "TENANT_UNKNOWN");
        row("no timestamp", without(signing::timestampHeader), 401, "TIMESTAMP_MISSING");
        row("no number", changed(signing::timestampHeader, "soon"), 401, "TIMESTAMP_INVALID");
        row("no signature", without(signing::signatureHeader), 401, "SIGNATURE_MISSING");
        row("one byte more", tampered, 401, "SIGNATURE_INVALID");
        row("a guess", changed(signing::signatureHeader, QByteArray(64, '0')), 401, "SIGNATURE_INVALID");
        row("too old", signedAt(now - 30'001ms, body), 401, "TIMESTAMP_OUT_OF_WINDOW");
        row("too new", signedAt(now + 30'001ms, body), 401, "TIMESTAMP_OUT_OF_WINDOW");
        row("no JSON", signedAt(now, "{"), 400, "JSON_INVALID");
        row("no object", signedAt(now, "[]"), 422, "VALIDATION_FAILED");
        row("no status", callback(with(approval(), "status", QStringLiteral("maybe"))), 422,
            "VALIDATION_FAILED");
        row("another tenant's event", callback(with(approval(), "tenant_id", QStringLiteral("tnt_other"))),
            403, "TENANT_MISMATCH");
    }

    void refuses()
    {
        QFETCH(http::Request, request);
        QFETCH(int, status);
        QFETCH(QString, error);
        const Heard heard = hear(request);
        QCOMPARE(heard.status, status);
        QCOMPARE(heard.body[QStringLiteral("error")].toString(), error);
        QVERIFY(!heard.body[QStringLiteral("message")].toString().isEmpty());
        QCOMPARE(stateOf(), QStringLiteral("pending"));
    }

    void theWindowIncludesItsEdges()
    {
        const QByteArray body = QJsonDocument(approval()).toJson();
        QCOMPARE(hear(signedAt(now - 30s, body)).status, 200);
        QCOMPARE(hear(signedAt(now + 30s, body)).status, 200);
    }

    void judgesByRealTime()
    {
        m_clock.advance(60s);
        QCOMPARE(effectOf(approval()), QStringLiteral("validated"));
    }

    void ignoresADuplicate()
    {
        begin(QStringLiteral("ins_2"));
        QCOMPARE(effectOf(approval()), QStringLiteral("validated"));
        QCOMPARE(effectOf(approval()), QStringLiteral("none"));
        QCOMPARE(effectOf(with(approval(), "instruction_id", QStringLiteral("ins_2"))),
                 QStringLiteral("none"));
        QCOMPARE(stateOf(QStringLiteral("ins_2")), QStringLiteral("pending"));
    }

    void neverMovesBackwards_data()
    {
        QTest::addColumn<QString>("status");
        QTest::newRow("approved") << "approved";
        QTest::newRow("rejected") << "rejected";
        QTest::newRow("cancelled") << "cancelled";
        QTest::newRow("expired") << "expired";
    }

    void neverMovesBackwards()
    {
        QFETCH(QString, status);
        const QJsonObject late =
            with(with(approval(), "event_id", QStringLiteral("evt_late")), "status", status);
        QVERIFY(m_store->validate(instructionId).result()->moved);
        QVERIFY(m_store->redeem(instructionId).result()->moved);
        QCOMPARE(effectOf(late), QStringLiteral("none"));
        QCOMPARE(stateOf(), QStringLiteral("consumed"));
    }

    void aLateApprovalRevivesNothing()
    {
        m_clock.advance(180s);
        QCOMPARE(effectOf(approval()), QStringLiteral("none"));
        m_clock.reset();
        QCOMPARE(stateOf(), QStringLiteral("gone"));
    }
};

QTEST_APPLESS_MAIN(CallbackReceiverTest)
#include "tst_callback_receiver.moc"
