#include "relay_fixture.h"

#include "core/http/server.h"

#include <QtTest>

#include <mutex>

using namespace countersign;
using namespace countersign::relay;
using namespace countersign::relay::testing;

namespace {

/// A backend that writes down its callbacks and answers as it is told.
class Receiver
{
public:
    Receiver()
    {
        auto listening = http::Server::listen(
            m_loop, {}, [this](const http::Request &request, const http::Responder &respond) {
                const std::scoped_lock lock(m_mutex);
                m_requests.append(request);
                m_held.push_back(respond);
                if (!m_holdsBack)
                    answerHeld();
            });
        Q_ASSERT(listening);
        m_server = *std::move(listening);
    }

    /// Answers nothing until release().
    void holdBack()
    {
        const std::scoped_lock lock(m_mutex);
        m_holdsBack = true;
    }
    void release()
    {
        const std::scoped_lock lock(m_mutex);
        m_holdsBack = false;
        answerHeld();
    }
    void answerWith(int status)
    {
        const std::scoped_lock lock(m_mutex);
        m_status = status;
    }
    [[nodiscard]] qsizetype count() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests.size();
    }
    [[nodiscard]] http::Request at(qsizetype index) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests.at(index);
    }
    [[nodiscard]] QString eventId(qsizetype index) const
    {
        return QJsonDocument::fromJson(at(index).body)[QStringLiteral("event_id")].toString();
    }
    [[nodiscard]] QString url() const { return QString::fromLatin1(m_server->baseUrl()); }

private:
    void answerHeld()
    {
        for (const http::Responder &respond : std::exchange(m_held, {}))
            respond({m_status, {}, {}}, {});
    }

    http::Loop m_loop{"receiver"};
    mutable std::mutex m_mutex;
    QList<http::Request> m_requests;
    std::vector<http::Responder> m_held;
    bool m_holdsBack = false;
    int m_status = 200;
    std::unique_ptr<http::Server> m_server;
};

domain::CallbackState stateOf(RelayFixture &relay)
{
    domain::CallbackState state{};
    relay.onLoop([&] { state = relay.relay->ledger().state().callbacks().front().state; });
    return state;
}

std::size_t attemptsOf(RelayFixture &relay)
{
    std::size_t attempts = 0;
    relay.onLoop([&] { attempts = relay.relay->ledger().state().callbacks().front().attempts.size(); });
    return attempts;
}

} // namespace

/// The protocol's section 8, on virtual time and real sockets.
class TestCourier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsWhatItSends()
    {
        Receiver receiver;
        RelayFixture relay;
        decide(relay, receiver);
        QTRY_COMPARE(receiver.count(), 1);
        const http::Request callback = receiver.at(0);
        QCOMPARE(callback.path().toByteArray(), QByteArray("/api/sudo-callback"));
        QVERIFY(signing::verifyHmac1(relay.tenantSecret, callback.headers.find(signing::timestampHeader),
                                     callback.headers.find(signing::signatureHeader), callback.body,
                                     relay.clock.now())
                    .isValid());
        QTRY_COMPARE(stateOf(relay), domain::CallbackState::Delivered);
    }

    void triesAgainWithTheSameEvent()
    {
        Receiver receiver;
        receiver.answerWith(503);
        RelayFixture relay;
        decide(relay, receiver);
        const std::array<Milliseconds, 5> waits{std::chrono::seconds(1), std::chrono::seconds(5),
                                                std::chrono::seconds(30), std::chrono::minutes(2),
                                                std::chrono::minutes(10)};
        std::size_t attempts = 1;
        for (const Milliseconds wait : waits) {
            QTRY_COMPARE(attemptsOf(relay), attempts);
            relay.advance(wait - Milliseconds(1));
            QCOMPARE(attemptsOf(relay), attempts);
            relay.advance(Milliseconds(1));
            ++attempts;
        }
        QTRY_COMPARE(stateOf(relay), domain::CallbackState::Failed);
        QCOMPARE(receiver.count(), 6);
        for (qsizetype i = 1; i < receiver.count(); ++i)
            QCOMPARE(receiver.eventId(i), receiver.eventId(0));
    }

    void goneEndsIt()
    {
        Receiver receiver;
        receiver.answerWith(410);
        RelayFixture relay;
        decide(relay, receiver);
        QTRY_COMPARE(stateOf(relay), domain::CallbackState::Gone);
        QCOMPARE(receiver.count(), 1);
    }

    void expiryIsToldToo()
    {
        Receiver receiver;
        RelayFixture relay;
        relay.provision({{QStringLiteral("callback_url_base"), receiver.url()}});
        relay.pair();
        QCOMPARE(relay.challenge(QStringLiteral("i")).status, 200);
        relay.advance(domain::defaultChallengeLifetime);
        QTRY_COMPARE(receiver.count(), 1);
        const QJsonObject event = QJsonDocument::fromJson(receiver.at(0).body).object();
        QCOMPARE(event[QStringLiteral("status")].toString(), QStringLiteral("expired"));
        QVERIFY(event[QStringLiteral("device_id")].isNull());
    }

    void nothingIsDueWhileEveryPlaceIsTaken()
    {
        constexpr qsizetype places = 4;
        Receiver receiver;
        receiver.holdBack();
        Faults faults;
        std::unique_ptr<Courier> courier; // beside the relay's own, to look into it; outlives the events
        RelayFixture relay;
        relay.provision({{QStringLiteral("callback_url_base"), receiver.url()}});
        const QByteArray session = relay.pair();
        for (qsizetype i = 0; i <= places; ++i) {
            const QString id = QString::number(i);
            QCOMPARE(relay.challenge(id).status, 200);
            QCOMPARE(relay.approve(session, id).status, 200);
        }
        std::optional<Instant> next;
        relay.onLoop([&] {
            courier = std::make_unique<Courier>(Courier::Parts{relay.relay->ledger(), relay.relay->keyring(),
                                                               relay.loop, relay.client, relay.clock,
                                                               [] { return 0.0; }, faults, [] {}});
            courier->wake();
            next = courier->nextAttempt();
        });
        QVERIFY(!next);
        receiver.release();
        QTRY_COMPARE(receiver.count(), 2 * (places + 1));
        const auto attempts = [&relay] {
            std::size_t count = 0;
            relay.onLoop([&] {
                for (const domain::Callback &each : relay.relay->ledger().state().callbacks())
                    count += each.attempts.size();
            });
            return count;
        };
        QTRY_COMPARE(attempts(), static_cast<std::size_t>(2 * (places + 1)));
    }

    void deliversAgainByHand_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<domain::CallbackState>("before");
        QTest::newRow("delivered") << 200 << domain::CallbackState::Delivered;
        QTest::newRow("gone") << 410 << domain::CallbackState::Gone;
        QTest::newRow("pending") << 503 << domain::CallbackState::Pending;
    }

    void deliversAgainByHand()
    {
        QFETCH(const int, status);
        Receiver receiver;
        receiver.answerWith(status);
        RelayFixture relay;
        decide(relay, receiver);
        QTRY_COMPARE(attemptsOf(relay), std::size_t(1));
        QTEST(stateOf(relay), "before");
        receiver.answerWith(200);
        QVERIFY(redeliver(relay, receiver.eventId(0)));
        QTRY_COMPARE(attemptsOf(relay), std::size_t(2));
        QCOMPARE(stateOf(relay), domain::CallbackState::Delivered);
        QCOMPARE(receiver.at(1).body, receiver.at(0).body);
        QVERIFY(relay.committed.contains("callback.requeued"));
        relay.advance(std::chrono::hours(1));
        QCOMPARE(receiver.count(), 2);
    }

    void askedForWhileUnderWayItGoesOnceMore()
    {
        Receiver receiver;
        receiver.holdBack();
        RelayFixture relay;
        decide(relay, receiver);
        QTRY_COMPARE(receiver.count(), 1);
        QVERIFY(redeliver(relay, receiver.eventId(0)));
        receiver.release();
        QTRY_COMPARE(attemptsOf(relay), std::size_t(2));
        QCOMPARE(stateOf(relay), domain::CallbackState::Delivered);
        QCOMPARE(receiver.count(), 2);
    }

    void slowTenantsHoldUpNobody()
    {
        constexpr qsizetype tenants =
            3; // each takes its four places; a client opens six connections to one host
        constexpr qsizetype places = 4;
        Receiver receiver;
        receiver.holdBack();
        RelayFixture relay;
        for (qsizetype tenant = 0; tenant < tenants; ++tenant) {
            relay.provision({{QStringLiteral("callback_url_base"), receiver.url()},
                             {QStringLiteral("callback_path"), QStringLiteral("/slow")}});
            const QByteArray session = relay.pair();
            for (qsizetype i = 0; i <= places; ++i) {
                QCOMPARE(relay.challenge(QString::number(i)).status, 200);
                QCOMPARE(relay.approve(session, QString::number(i)).status, 200);
            }
        }
        QTRY_COMPARE(receiver.count(), tenants * places);
        decide(relay, receiver);
        QTRY_COMPARE(receiver.count(), tenants * places + 1);
        QCOMPARE(receiver.at(tenants * places).path().toByteArray(), QByteArray("/api/sudo-callback"));
        receiver.release();
        QTRY_COMPARE(receiver.count(), tenants * (places + 1) + 1);
    }

private:
    static bool redeliver(RelayFixture &relay, const QString &eventId)
    {
        std::promise<bool> done;
        relay.loop.post([&] {
            relay.relay->redeliver(
                eventId, [&done](const Result<void> &requeued) { done.set_value(requeued.has_value()); });
        });
        return done.get_future().get();
    }

    static void decide(RelayFixture &relay, const Receiver &receiver)
    {
        relay.provision({{QStringLiteral("callback_url_base"), receiver.url()}});
        const QByteArray session = relay.pair();
        QCOMPARE(relay.challenge(QStringLiteral("i")).status, 200);
        QCOMPARE(relay.approve(session, QStringLiteral("i")).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestCourier)
#include "tst_courier.moc"
