#include "core/backend/quorum_guard.h"

#include "core/backend/memory_pending_op_store.h"
#include "core/base/stepping_clock.h"
#include "tests/backend/scripted_relay.h"

#include <QTest>

#include <future>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;
using test::jsonOf;
using test::ScriptedRelay;

namespace {

http::Request payroll(const QByteArray &key = {})
{
    http::Request request;
    request.method = "POST";
    request.target = "/payroll?month=6";
    request.headers = {{"X-User", "jane"}, {"Cookie", "a=b"}};
    request.body = "{}";
    if (!key.isEmpty())
        request.headers.add(instructionKeyHeader, key);
    return request;
}

QuorumRequirement requirement(LostReplay lostReplay)
{
    QuorumRequirement requirement;
    requirement.userSocketHash = [](const http::Request &request) {
        return QString::fromUtf8(request.headers.find("X-User").value_or(QByteArray()));
    };
    requirement.dispatch = [](const http::Request &request) -> Result<SudoDispatch> {
        if (request.body.isEmpty())
            return fail(QStringLiteral("VALIDATION_FAILED"), QStringLiteral("There is no body."));
        SudoDispatch dispatch;
        dispatch.users = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        dispatch.quorum = 2;
        return dispatch;
    };
    requirement.lostReplay = lostReplay;
    return requirement;
}

} // namespace

class QuorumGuardTest : public QObject
{
    Q_OBJECT

private:
    SteppingClock m_clock{fromUnixMs(1'000'000)};
    std::unique_ptr<ScriptedRelay> m_relay;
    std::shared_ptr<AsyncRelayClient> m_client;
    std::shared_ptr<PendingOpStore> m_store;

    Answer check(const http::Request &request, LostReplay lostReplay = LostReplay::Hold) const
    {
        const QuorumGuard guard({m_store, m_client, requirement(lostReplay)});
        const auto promise = std::make_shared<std::promise<Answer>>();
        guard.check(request, [promise](const Answer &answer) { promise->set_value(answer); });
        return promise->get_future().get();
    }
    static QString errorOf(const Answer &answer)
    {
        return jsonOf(answer.response.body)[QStringLiteral("error")].toString();
    }
    /// Leads the operation to where `way` says: what happens, one word after the other.
    void lead(const QString &id, const QStringList &way)
    {
        QString claimId;
        for (const QString &step : way) {
            if (step == QLatin1String("approve"))
                QVERIFY(m_store->decide(id, OpDecision::Approved, {}).result()->moved);
            else if (step == QLatin1String("deny"))
                QVERIFY(m_store->decide(id, OpDecision::Rejected, QStringLiteral("no")).result()->moved);
            else if (step == QLatin1String("claim"))
                claimId = m_store->claim(id, 60s).result()->now->claimId;
            else if (step == QLatin1String("lapse"))
                m_clock.advance(60s);
            else if (step == QLatin1String("answer"))
                QVERIFY(
                    m_store->finish(id, claimId, {ReplayOutcome::Done, {}, http::Response{202, {}, "paid"}})
                        .result()
                        ->moved);
            else if (step == QLatin1String("done"))
                QVERIFY(m_store->finish(id, claimId, {}).result()->moved);
            else if (step == QLatin1String("fail"))
                QVERIFY(m_store->finish(id, claimId, {ReplayOutcome::Failed, QStringLiteral("broke")})
                            .result()
                            ->moved);
            else
                QFAIL(qPrintable(step));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_clock.reset();
        m_relay = std::make_unique<ScriptedRelay>();
        m_relay->follow([](const http::Request &) {
            return ScriptedRelay::success(
                200,
                {{QStringLiteral("event_id"), QStringLiteral("evt_1")},
                 {QStringLiteral("status"), QStringLiteral("pending")},
                 {QStringLiteral("expires_at"), QStringLiteral("2026-06-21T10:35:30.123Z")}});
        });
        m_client = std::make_shared<AsyncRelayClient>(m_relay->settings(),
                                                      AsyncRelayClient::Timing{.total = 10s, .attempts = 1});
        m_store = std::make_shared<MemoryPendingOpStore>(m_clock);
    }
    void cleanup()
    {
        m_client.reset();
        m_relay.reset();
    }

    void keepsTheMutationAndAsks()
    {
        const Answer answer = check(payroll());
        QCOMPARE(answer.response.status, 403);
        QCOMPARE(errorOf(answer), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"));
        const auto kept = m_store->list().result();
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().id, answer.instructionId);
        QCOMPARE(kept->first().target, QByteArray("/payroll?month=6"));
        QCOMPARE(kept->first().headers.size(), std::size_t(0));
        QCOMPARE(m_relay->lastBody()[QStringLiteral("idempotency_key")].toString(), answer.instructionId);
    }

    void saysHowItStands_data()
    {
        QTest::addColumn<LostReplay>("lostReplay");
        QTest::addColumn<QStringList>("way");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, LostReplay lostReplay, const char *way, int status,
                            const char *error) {
            QTest::newRow(name) << lostReplay
                                << QString::fromLatin1(way).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                << status << QString::fromLatin1(error);
        };
        const auto hold = LostReplay::Hold;
        row("nobody decided", hold, "", 403, "SUDO_INSTRUCTION_PENDING");
        row("approved, not run", hold, "approve", 403, "SUDO_INSTRUCTION_PENDING");
        row("running", hold, "approve claim", 403, "SUDO_INSTRUCTION_PENDING");
        row("denied", hold, "deny", 403, "SUDO_INSTRUCTION_REJECTED");
        row("ran, with an answer", hold, "approve claim answer", 202, "");
        row("ran, without one", hold, "approve claim done", 200, "");
        row("failed", hold, "approve claim fail", 500, "SUDO_OPERATION_FAILED");
        row("its server died", hold, "approve claim lapse", 409, "SUDO_OPERATION_IN_DOUBT");
        row("its server died, and another may run it", LostReplay::Retry, "approve claim lapse", 403,
            "SUDO_INSTRUCTION_PENDING");
    }

    void saysHowItStands()
    {
        QFETCH(LostReplay, lostReplay);
        QFETCH(QStringList, way);
        QFETCH(int, status);
        QFETCH(QString, error);
        const QString id = check(payroll(), lostReplay).instructionId;
        lead(id, way);
        const Answer answer = check(payroll(id.toUtf8()), lostReplay);
        QCOMPARE(answer.response.status, status);
        QCOMPARE(errorOf(answer), error);
        QCOMPARE(m_relay->calls().size(), std::size_t(1));
    }

    void anotherRequestIsNotTheOneThatWaits()
    {
        http::Request other = payroll(check(payroll()).instructionId.toUtf8());
        other.target = "/payroll?month=7";
        QCOMPARE(errorOf(check(other)), QStringLiteral("SUDO_INSTRUCTION_MISMATCH"));
    }

    void anotherUsersKeyIsUnknown()
    {
        http::Request stolen = payroll(check(payroll()).instructionId.toUtf8());
        stolen.headers.set("X-User", "mallory");
        QCOMPARE(errorOf(check(stolen)), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED"));
        QCOMPARE(m_store->list().result()->size(), 2);
    }

    void keepsNothingThatNobodyWasAsked()
    {
        m_relay->follow([](const http::Request &) {
            return ScriptedRelay::failure(403, QStringLiteral("DELEGATION_NOT_GRANTED"));
        });
        const Answer answer = check(payroll());
        QCOMPARE(answer.response.status, 503);
        QCOMPARE(jsonOf(answer.response.body)[QStringLiteral("reason")].toString(),
                 QStringLiteral("DELEGATION_NOT_GRANTED"));
        QVERIFY(m_store->list().result()->isEmpty());
    }

    void refusesWhatItCannotAsk()
    {
        http::Request empty = payroll();
        empty.body.clear();
        QCOMPARE(check(empty).response.status, 422);
        http::Request anonymous = payroll();
        anonymous.headers = {};
        QCOMPARE(check(anonymous).response.status, 401);
        QCOMPARE(m_relay->calls().size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(QuorumGuardTest)
#include "tst_quorum_guard.moc"
