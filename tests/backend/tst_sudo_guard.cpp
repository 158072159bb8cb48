#include "core/backend/sudo_guard.h"

#include "core/base/stepping_clock.h"
#include "tests/backend/broken_store.h"
#include "tests/backend/scripted_relay.h"

#include <QJsonArray>
#include <QTest>

#include <barrier>
#include <future>
#include <thread>

using namespace countersign;
using namespace countersign::backend;
using namespace std::chrono_literals;
using test::jsonOf;
using test::ScriptedRelay;

namespace {

http::Request transfer()
{
    http::Request request;
    request.method = "POST";
    request.target = "/transfer?fast=1";
    request.headers = {{"X-User", "jane"}};
    request.body = R"({"amount":"1000.00"})";
    return request;
}

http::Request withKey(http::Request request, const QByteArray &key)
{
    request.headers.add(instructionKeyHeader, key);
    return request;
}

Result<std::vector<display::ValidationField>> amountField(const http::Request &request)
{
    const QString amount = jsonOf(request.body)[QStringLiteral("amount")].toString();
    if (amount.isEmpty())
        return fail(QStringLiteral("VALIDATION_FAILED"), QStringLiteral("amount is required."),
                    {{QStringLiteral("fields"), QJsonArray{QStringLiteral("amount")}}});
    display::ValidationField field;
    field.key = QStringLiteral("amount");
    field.title = QStringLiteral("Amount");
    field.value = amount;
    field.dataType = QStringLiteral("CURRENCY_USD");
    return std::vector{field};
}

SudoRequirement requirement(SudoActionType type = SudoActionType::LocalAuth)
{
    return {.expectedAction = QStringLiteral("transfer_funds"),
            .customType = type,
            .userSocketHash =
                [](const http::Request &request) {
                    return QString::fromUtf8(request.headers.find("X-User").value_or(QByteArray()));
                },
            .title = QStringLiteral("Confirm the transfer"),
            .fields = amountField,
            .subtitle = QStringLiteral("Check it"),
            .description = QStringLiteral("From the web"),
            .ttl = 60s};
}

} // namespace

class SudoGuardTest : public QObject
{
    Q_OBJECT

private:
    const SystemClock m_realClock;
    SteppingClock m_clock{fromUnixMs(1'000'000)};
    std::unique_ptr<ScriptedRelay> m_relay;
    std::unique_ptr<http::Loop> m_loop;
    std::unique_ptr<http::Client> m_http;
    std::shared_ptr<AsyncRelayClient> m_client;
    std::shared_ptr<SudoInstructionStore> m_store;
    std::unique_ptr<SudoGuard> m_guard;

    void guardWith(std::shared_ptr<SudoInstructionStore> store, SudoRequirement wanted)
    {
        m_store = std::move(store);
        m_guard = std::make_unique<SudoGuard>(SudoGuard::Parts{m_store, m_client, std::move(wanted)});
    }

    GuardOutcome check(const http::Request &request) const
    {
        const auto promise = std::make_shared<std::promise<GuardOutcome>>();
        m_guard->check(request, [promise](const GuardOutcome &outcome) { promise->set_value(outcome); });
        return promise->get_future().get();
    }
    bool proceeds(const http::Request &request) const
    {
        return std::holds_alternative<Proceed>(check(request));
    }
    /// Status, `error` and the rest of the answer to a request that does not go through.
    struct Refusal
    {
        int status = 0;
        QString error;
        QJsonObject body;
    };
    Refusal refusalOf(const http::Request &request) const
    {
        const GuardOutcome outcome = check(request);
        const auto *answer = std::get_if<Answer>(&outcome);
        if (!answer)
            return {};
        const QJsonObject body = jsonOf(answer->response.body);
        return {answer->response.status, body[QStringLiteral("error")].toString(), body};
    }
    /// The key of a fresh challenge; empty when the guard said something else.
    QByteArray challengeFor(const http::Request &request) const
    {
        const Refusal refusal = refusalOf(request);
        const bool isChallenge =
            refusal.status == 403 && refusal.error == QLatin1String("SUDO_INSTRUCTION_KEY_REQUIRED");
        return isChallenge ? refusal.body[QStringLiteral("instruction_id")].toString().toUtf8()
                           : QByteArray();
    }
    QByteArray approved() const
    {
        const QByteArray key = challengeFor(transfer());
        const auto moved = m_store->validate(QString::fromUtf8(key)).result();
        return moved && moved->moved ? key : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_clock.reset();
        m_relay = std::make_unique<ScriptedRelay>();
        m_loop = std::make_unique<http::Loop>("test guard");
        m_http = std::make_unique<http::Client>(http::Client::Config{});
        m_client = std::make_shared<AsyncRelayClient>(AsyncRelayClient::Parts{
            m_relay->settings(), m_http.get(), m_loop.get(), &m_realClock, {.attempts = 1}});
        guardWith(std::make_shared<MemorySudoInstructionStore>(m_clock), requirement());
    }
    void cleanup()
    {
        m_guard.reset();
        m_client.reset();
        m_http.reset();
        m_loop.reset();
        m_relay.reset();
    }

    void theFirstCallAsksTheUser()
    {
        const Refusal refusal = refusalOf(transfer());
        QCOMPARE(refusal.status, 403);
        const QString id = refusal.body[QStringLiteral("instruction_id")].toString();
        QVERIFY2(id.size() >= 26, "128 random bits");
        QCOMPARE(refusal.body,
                 (QJsonObject{{QStringLiteral("error"), QStringLiteral("SUDO_INSTRUCTION_KEY_REQUIRED")},
                              {QStringLiteral("instruction_id"), id}}));

        QJsonObject sent = m_relay->lastBody();
        const QJsonObject display = sent.take(QStringLiteral("display")).toObject();
        QCOMPARE(display[QStringLiteral("title")].toString(), QStringLiteral("Confirm the transfer"));
        QCOMPARE(display[QStringLiteral("subtitle")].toString(), QStringLiteral("Check it"));
        QCOMPARE(display[QStringLiteral("fields")][0][QStringLiteral("value")].toString(),
                 QStringLiteral("1000.00"));
        QCOMPARE(sent,
                 (QJsonObject{{QStringLiteral("user_socket_hash"), QStringLiteral("jane")},
                              {QStringLiteral("instruction_id"), id},
                              {QStringLiteral("custom_type"), QStringLiteral("localAuth")},
                              {QStringLiteral("expected_action"), QStringLiteral("transfer_funds")},
                              {QStringLiteral("description"), QStringLiteral("From the web")},
                              {QStringLiteral("ttl_seconds"), 60}}));
    }

    void theApprovedRequestGoesThroughOnce()
    {
        const QByteArray key = approved();
        const GuardOutcome outcome = check(withKey(transfer(), key));
        const auto *proceed = std::get_if<Proceed>(&outcome);
        QVERIFY(proceed);
        QCOMPARE(proceed->instruction.id.toUtf8(), key);
        QCOMPARE(refusalOf(withKey(transfer(), key)).error, QStringLiteral("SUDO_INSTRUCTION_CONSUMED"));
        QCOMPARE(m_relay->calls().size(), std::size_t(1));
    }

    void saysThatNobodyAnsweredYet()
    {
        const Refusal refusal = refusalOf(withKey(transfer(), challengeFor(transfer())));
        QCOMPARE(refusal.status, 403);
        QCOMPARE(refusal.error, QStringLiteral("SUDO_INSTRUCTION_PENDING"));
        QVERIFY(refusal.body[QStringLiteral("retry_after")].toInt() > 0);
    }

    void saysWhyItWasDenied()
    {
        const QByteArray key = challengeFor(transfer());
        QVERIFY(m_store->reject(QString::fromUtf8(key), QStringLiteral("not me")).result()->moved);
        const Refusal refusal = refusalOf(withKey(transfer(), key));
        QCOMPARE(refusal.status, 403);
        QCOMPARE(refusal.error, QStringLiteral("SUDO_INSTRUCTION_REJECTED"));
        QCOMPARE(refusal.body[QStringLiteral("reason")].toString(), QStringLiteral("not me"));
    }

    void anotherRequestIsNotTheApprovedOne_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        const http::Request right = transfer();
        QTest::newRow("amount") << right.method << right.target << QByteArray(R"({"amount":"1000.01"})");
        QTest::newRow("a blank more") << right.method << right.target << right.body + ' ';
        QTest::newRow("query") << right.method << QByteArray("/transfer?fast=2") << right.body;
        QTest::newRow("no query") << right.method << QByteArray("/transfer") << right.body;
        QTest::newRow("path") << right.method << QByteArray("/transfers?fast=1") << right.body;
        QTest::newRow("method") << QByteArray("PUT") << right.target << right.body;
    }

    void anotherRequestIsNotTheApprovedOne()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        const QByteArray key = approved();
        http::Request other = withKey(transfer(), key);
        other.method = method;
        other.target = target;
        other.body = body;
        const Refusal refusal = refusalOf(other);
        QCOMPARE(refusal.status, 403);
        QCOMPARE(refusal.error, QStringLiteral("SUDO_INSTRUCTION_MISMATCH"));
        QVERIFY2(proceeds(withKey(transfer(), key)), "the instruction stayed as it was");
    }

    void keysThatNameNothingAreAskedAnew_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("unknown") << QByteArray("ins_unknown");
        QTest::newRow("128 characters") << QByteArray(128, 'k');
        QTest::newRow("too long") << QByteArray(129, 'k');
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe");
    }

    void keysThatNameNothingAreAskedAnew()
    {
        QFETCH(QByteArray, key);
        const QByteArray fresh = challengeFor(withKey(transfer(), key));
        QVERIFY(!fresh.isEmpty());
        QVERIFY(fresh != key);
        QCOMPARE(m_relay->calls().size(), std::size_t(1));
    }

    void anotherUsersKeyIsUnknown()
    {
        const QByteArray key = approved();
        http::Request stolen = withKey(transfer(), key);
        stolen.headers.set("X-User", "mallory");
        const QByteArray fresh = challengeFor(stolen);
        QVERIFY(!fresh.isEmpty());
        QVERIFY(fresh != key);
        QCOMPARE(m_relay->lastBody()[QStringLiteral("user_socket_hash")].toString(),
                 QStringLiteral("mallory"));
        QVERIFY(proceeds(withKey(transfer(), key)));
    }

    void anExpiredApprovalIsAskedAnew()
    {
        const QByteArray key = approved();
        m_clock.advance(60s);
        const QByteArray fresh = challengeFor(withKey(transfer(), key));
        QVERIFY(!fresh.isEmpty());
        QVERIFY(fresh != key);
        QCOMPARE(m_relay->calls().size(), std::size_t(2));
    }

    void goldenNumbersAreThreeAndOneIsShown()
    {
        guardWith(m_store, requirement(SudoActionType::GoldenNumber));
        for (int round = 0; round < 20; ++round) {
            const Refusal refusal = refusalOf(transfer());
            const QJsonObject sent = m_relay->lastBody();
            QSet<int> numbers;
            for (const QJsonValue &number : sent[QStringLiteral("numbers")].toArray())
                numbers.insert(number.toInt());
            QCOMPARE(numbers.size(), 3);
            for (const int number : numbers)
                QVERIFY(number >= 10 && number <= 99);
            const int shown = refusal.body[QStringLiteral("number")].toInt();
            QVERIFY(numbers.contains(shown));
            QCOMPARE(sent[QStringLiteral("correct_number")].toInt(), shown);
            QCOMPARE(refusal.body.size(), 3);
        }
    }

    void nobodySignedInIsAskedNothing()
    {
        http::Request anonymous = transfer();
        anonymous.headers = {};
        QCOMPARE(refusalOf(anonymous).status, 401);
        QCOMPARE(refusalOf(anonymous).error, QStringLiteral("SUDO_USER_UNKNOWN"));
        QCOMPARE(m_relay->calls().size(), std::size_t(0));
    }

    void whatCannotBeShownIsNotAsked()
    {
        http::Request empty = transfer();
        empty.body = "{}";
        const Refusal refusal = refusalOf(empty);
        QCOMPARE(refusal.status, 422);
        QCOMPARE(refusal.error, QStringLiteral("VALIDATION_FAILED"));
        QCOMPARE(refusal.body[QStringLiteral("fields")].toArray().size(), 1);
        QCOMPARE(m_relay->calls().size(), std::size_t(0));
        QVERIFY(m_store->list().result()->isEmpty());
    }

    void withoutARelayOnlyWhatWasApprovedGoesThrough()
    {
        const QByteArray key = approved();
        m_client.reset();
        guardWith(m_store, requirement());
        QCOMPARE(refusalOf(transfer()).status, 503);
        QCOMPARE(refusalOf(transfer()).body[QStringLiteral("reason")].toString(),
                 QStringLiteral("RELAY_MISSING"));
        QVERIFY(proceeds(withKey(transfer(), key)));
    }

    void aRelayThatRefusesMeansNo_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("no pairing") << 404;
        QTest::newRow("rate limit") << 429;
        QTest::newRow("broken") << 500;
    }

    void aRelayThatRefusesMeansNo()
    {
        QFETCH(int, status);
        m_relay->follow([status](const http::Request &) {
            return ScriptedRelay::failure(status, QStringLiteral("WHY"));
        });
        const Refusal refusal = refusalOf(transfer());
        QCOMPARE(refusal.status, 503);
        QCOMPARE(refusal.error, QStringLiteral("SUDO_RELAY_UNAVAILABLE"));
        QCOMPARE(refusal.body[QStringLiteral("reason")].toString(), QStringLiteral("WHY"));
        QVERIFY2(m_store->list().result()->isEmpty(), "nobody can approve what nobody was asked");
    }

    void aRelayThatIsGoneMeansNo()
    {
        m_relay.reset();
        const Refusal refusal = refusalOf(transfer());
        QCOMPARE(refusal.status, 503);
        QCOMPARE(refusal.error, QStringLiteral("SUDO_RELAY_UNAVAILABLE"));
    }

    void aBrokenStoreMeansNo_data()
    {
        QTest::addColumn<int>("breaks");
        QTest::newRow("create") << int(BrokenStore::Breaks::Create);
        QTest::newRow("find") << int(BrokenStore::Breaks::Find);
        QTest::newRow("redeem") << int(BrokenStore::Breaks::Redeem);
    }

    void aBrokenStoreMeansNo()
    {
        QFETCH(int, breaks);
        const auto from = static_cast<BrokenStore::Breaks>(breaks);
        guardWith(std::make_shared<BrokenStore>(m_clock, from), requirement());
        const http::Request request =
            from == BrokenStore::Breaks::Create ? transfer() : withKey(transfer(), approved());
        const Refusal refusal = refusalOf(request);
        QCOMPARE(refusal.status, 503);
        QCOMPARE(refusal.error, QStringLiteral("SUDO_STATE_UNAVAILABLE"));
    }

    void ofManySimultaneousCallsOneGoesThrough()
    {
        constexpr int threads = 8;
        constexpr int rounds = 20;
        QList<QByteArray> keys;
        for (int round = 0; round < rounds; ++round)
            keys.append(approved());
        std::atomic<int> through = 0;
        std::atomic<int> consumed = 0;
        std::barrier gate(threads);
        std::vector<std::jthread> callers;
        for (int i = 0; i < threads; ++i) {
            callers.emplace_back([&] {
                for (const QByteArray &key : std::as_const(keys)) {
                    gate.arrive_and_wait();
                    m_guard->check(withKey(transfer(), key), [&](const GuardOutcome &outcome) {
                        ++(std::holds_alternative<Proceed>(outcome) ? through : consumed);
                    });
                }
            });
        }
        callers.clear();
        QCOMPARE(through, rounds);
        QCOMPARE(consumed, rounds * (threads - 1));
        QCOMPARE(m_relay->calls().size(), std::size_t(rounds));
    }
};

QTEST_GUILESS_MAIN(SudoGuardTest)
#include "tst_sudo_guard.moc"
