#include "core/http/server.h"
#include "core/robot/robot_client.h"
#include "core/signing/signature_scheme.h"

#include <QtTest>

#include <mutex>

using namespace countersign;
using namespace countersign::robot;

namespace {

const QUuid client(QStringLiteral("3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b"));
const QString robotId = QStringLiteral("0192f8a4-7c3e-7b21-8f4d-6a5b4c3d2e1f");
const Secret secret(QByteArray("a secret"));

/// A service that remembers what it was asked, and answers as it is told.
class Service
{
public:
    Service()
    {
        auto server = http::Server::listen(
            m_loop, {}, [this](const http::Request &request, const http::Responder &respond) {
                const std::scoped_lock lock(m_mutex);
                m_requests.push_back(request);
                respond(m_answer, {});
            });
        Q_ASSERT(server);
        m_server = *std::move(server);
    }

    void answer(int status, const QByteArray &body)
    {
        const std::scoped_lock lock(m_mutex);
        m_answer = {status, {}, body};
    }
    [[nodiscard]] http::Request last()
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests.empty() ? http::Request() : m_requests.back();
    }
    [[nodiscard]] QString url() const { return QString::fromLatin1(m_server->baseUrl()); }

private:
    http::Loop m_loop{"service"};
    std::mutex m_mutex;
    http::Response m_answer;
    std::vector<http::Request> m_requests;
    std::unique_ptr<http::Server> m_server;
};

} // namespace

class RobotClientTest : public QObject
{
    Q_OBJECT

    Service m_service;
    SystemClock m_clock;
    http::Client m_http{http::Client::Config{}};
    RobotClient m_client{{m_service.url(), secret, client, &m_http, &m_clock}};

private Q_SLOTS:
    void asksBelowV1_data()
    {
        QTest::addColumn<QString>("base");
        for (const char *base : {"http://h:1", "http://h:1/", "http://h:1/v1", "http://h:1/v1/"})
            QTest::newRow(base) << QString::fromLatin1(base);
    }
    void asksBelowV1()
    {
        QFETCH(QString, base);
        const AsyncRobotClient calls({base, secret, client, &m_http, &m_clock});
        QCOMPARE(calls.baseUrl(), QByteArray("http://h:1/v1"));
    }

    void polls()
    {
        m_service.answer(
            200,
            R"({"id":"b1","reference_storage_url":"http://x/r","result_storage_url":"http://x/w",)"
            R"("extra_fields":{"lease_until":"then"}})");
        const auto batch = m_client.pollRobotEnhancementBatch(robotId, 5, QStringLiteral("PT10M"));
        QVERIFY(batch && *batch);
        QCOMPARE((*batch)->id, QStringLiteral("b1"));
        QCOMPARE((*batch)->referenceStorageUrl, QStringLiteral("http://x/r"));
        QCOMPARE((*batch)->extraFields[QStringLiteral("lease_until")].toString(), QStringLiteral("then"));
        const http::Request request = m_service.last();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.target,
                 "/v1/robot-enhancement-batches/?robot_id=" + robotId.toLatin1() + "&limit=5&lease=PT10M");
        QCOMPARE(request.body, QByteArray());
        QVERIFY(signing::verifySignature(
            secret, [&request](QByteArrayView name) { return request.headers.find(name); }, request.body,
            m_clock.now()));
    }

    void nothingToDoIsNoError()
    {
        m_service.answer(204, {});
        const auto batch = m_client.pollRobotEnhancementBatch(robotId);
        QVERIFY(batch && !*batch);
        QVERIFY(!m_service.last().target.contains("lease"));
    }

    void reportsABatch()
    {
        m_service.answer(200, R"({"id":"b1","robot_id":"r1","error":"out of memory"})");
        const auto read =
            m_client.sendRobotEnhancementBatchResult({QStringLiteral("b1"), QStringLiteral("out of memory")});
        QVERIFY(read);
        QCOMPARE(read->error, std::optional(QStringLiteral("out of memory")));
        const http::Request request = m_service.last();
        QCOMPARE(request.target, QByteArray("/v1/robot-enhancement-batches/b1/results/"));
        QCOMPARE(request.body, QByteArray(R"({"request_id":"b1","error":{"message":"out of memory"}})"));
        QVERIFY(signing::verifySignature(
            secret, [&request](QByteArrayView name) { return request.headers.find(name); }, request.body,
            m_clock.now()));
    }

    void reportsARequest()
    {
        m_service.answer(
            200, R"({"id":"q1","robot_id":"r1","reference_ids":["q1"],"request_status":"partial_failed"})");
        const auto read = m_client.sendRobotResult({QStringLiteral("q1"), std::nullopt});
        QVERIFY(read);
        QCOMPARE(read->requestStatus, RequestStatus::PartialFailed);
        QCOMPARE(read->referenceIds, QStringList({QStringLiteral("q1")}));
        QVERIFY(!read->error);
        QCOMPARE(m_service.last().target, QByteArray("/v1/enhancement-requests/q1/results/"));
        QCOMPARE(m_service.last().body, QByteArray(R"({"request_id":"q1","error":null})"));
    }

    void renews()
    {
        m_service.answer(200, "{}");
        QVERIFY(m_client.renewRobotEnhancementBatchLease(QStringLiteral("b1"), QStringLiteral("PT1M")));
        QCOMPARE(m_service.last().method, QByteArray("PATCH"));
        QCOMPARE(m_service.last().target,
                 QByteArray("/v1/robot-enhancement-batches/b1/renew-lease/?lease=PT1M"));
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<RobotErrorKind>("kind");
        const auto row = [](const char *name, int status, const char *body, const char *code,
                            RobotErrorKind kind) {
            QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(code) << kind;
        };
        row("refused by the scheme", 401, R"({"detail":"Token is expired."})", "ROBOT_HTTP_ERROR",
            RobotErrorKind::Http);
        row("refused with a code", 410, R"({"detail":"Over.","error_code":"LEASE_ENDED"})", "LEASE_ENDED",
            RobotErrorKind::Http);
        row("refused by a proxy", 502, "<html>", "ROBOT_HTTP_ERROR", RobotErrorKind::Http);
        row("not JSON", 200, "<html>", "ANSWER_MALFORMED", RobotErrorKind::Malformed);
        row("a member missing", 200, R"({"id":"b1"})", "ANSWER_MALFORMED", RobotErrorKind::Malformed);
        row("a member of the wrong type", 200,
            R"({"id":7,"reference_storage_url":"http://x/r","result_storage_url":"http://x/w"})",
            "ANSWER_MALFORMED", RobotErrorKind::Malformed);
    }
    void saysWhatWentWrong()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_service.answer(status, body);
        const auto batch = m_client.pollRobotEnhancementBatch(robotId);
        QVERIFY(!batch);
        QTEST(batch.error().code, "code");
        QVERIFY(!batch.error().message.isEmpty());
        QFETCH(RobotErrorKind, kind);
        QCOMPARE(robotErrorKind(batch.error()), std::optional(kind));
    }

    void nobodyThere()
    {
        const RobotClient away({QStringLiteral("http://127.0.0.1:1"), secret, client, &m_http, &m_clock});
        const auto batch = away.pollRobotEnhancementBatch(robotId);
        QVERIFY(!batch);
        QCOMPARE(robotErrorKind(batch.error()), std::optional(RobotErrorKind::Transport));
    }
};

QTEST_GUILESS_MAIN(RobotClientTest)
#include "tst_robot_client.moc"
