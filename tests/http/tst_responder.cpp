#include "raw_caller.h"
#include "serving.h"

#include <QTest>

#include <future>
#include <thread>

namespace countersign::http {

/// When, where and how often a handler answers.
class TestResponder : public QObject
{
    Q_OBJECT

    static constexpr char get[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /// A handler that lets the test have the responder.
    static Handler keepIn(std::promise<Responder> &promise)
    {
        return [&promise](const Request &, Responder respond) { promise.set_value(std::move(respond)); };
    }

private Q_SLOTS:
    void answersFromAnotherThread()
    {
        std::promise<Responder> promise;
        const Serving serving(keepIn(promise));
        RawCaller caller(serving.port());
        caller.send(get);
        const Responder respond = promise.get_future().get();
        std::thread([&] { respond({200, {}, "elsewhere"}, {}); }).join();
        QCOMPARE(caller.answer().body, QByteArray("elsewhere"));
    }

    void theRequestOutlivesAnAnswerGivenAtOnce()
    {
        ExchangeLog log({});
        ServerConfig config;
        config.log = &log;
        std::promise<QByteArray> seen;
        const Serving serving(
            [&](const Request &request, const Responder &respond) {
                respond({200, {}, "at once"}, {});
                seen.set_value(request.target);
            },
            config);
        RawCaller caller(serving.port());
        caller.send("GET /still-here HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(caller.answer().body, QByteArray("at once"));
        QCOMPARE(seen.get_future().get(), QByteArray("/still-here"));
    }

    void onlyTheFirstAnswerCounts()
    {
        const Serving serving([](const Request &request, const Responder &respond) {
            respond({200, {}, request.target + "first"}, {});
            respond({200, {}, "second"}, {});
        });
        RawCaller caller(serving.port());
        for (int i = 0; i < 3; ++i) {
            caller.send(get);
            QCOMPARE(caller.answer().body, QByteArray("/first"));
        }
    }

    void threadsMayRaceToAnswer()
    {
        std::promise<Responder> promise;
        const Serving serving(keepIn(promise));
        RawCaller caller(serving.port());
        caller.send(get);
        const Responder respond = promise.get_future().get();
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { respond({200, {}, "one of four"}, {}); });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(caller.answer().body, QByteArray("one of four"));
        QVERIFY(!caller.socket().waitForReadyRead(50));
    }

    void aForgottenResponderEndsTheConnection()
    {
        const Serving serving([](const Request &, const Responder &) {});
        RawCaller caller(serving.port());
        caller.send(get);
        QVERIFY(caller.isEnded());
        QTRY_COMPARE(serving.server->connectionCount(), 0);
    }

    void answersAfterTheCallerLeft()
    {
        std::promise<Responder> promise;
        Serving serving(keepIn(promise));
        {
            RawCaller caller(serving.port());
            caller.send(get);
            caller.socket().abort();
        }
        const Responder respond = promise.get_future().get();
        respond({200, {}, QByteArray(1'000'000, 'x')}, {});
        QTRY_COMPARE(serving.server->connectionCount(), 0);
        respond({200, {}, "again"}, {});
    }

    void answersAfterTheServerWent()
    {
        std::promise<Responder> promise;
        Serving serving(keepIn(promise));
        RawCaller caller(serving.port());
        caller.send(get);
        const Responder respond = promise.get_future().get();
        serving.server.reset();
        respond({200, {}, "too late"}, {});
        QVERIFY(caller.isEnded());
    }

    void answersAfterTheLoopWent()
    {
        std::promise<Responder> promise;
        auto serving = std::make_unique<Serving>(keepIn(promise));
        RawCaller caller(serving->port());
        caller.send(get);
        Responder respond = promise.get_future().get();
        serving.reset();
        respond({200, {}, "far too late"}, {});
        respond = nullptr;
        QVERIFY(caller.isEnded());
    }

    void theServerMayEndOnItsOwnLoop()
    {
        std::promise<void> ended;
        std::unique_ptr<Serving> serving;
        serving = std::make_unique<Serving>([&](const Request &, const Responder &respond) {
            serving->server.reset();
            respond({200, {}, "nobody hears"}, {});
            ended.set_value();
        });
        RawCaller caller(serving->port());
        caller.send(get);
        ended.get_future().wait();
        QVERIFY(caller.isEnded());
    }

    void serversComeAndGoUnderLoad()
    {
        Loop answering("answering");
        for (int round = 0; round < 30; ++round) {
            Serving serving([&](const Request &, const Responder &respond) {
                answering.post([respond] { respond({200, {}, "x"}, {}); });
            });
            std::vector<std::unique_ptr<RawCaller>> callers;
            for (int i = 0; i < 8; ++i) {
                callers.push_back(std::make_unique<RawCaller>(serving.port()));
                callers.back()->send(QByteArray(get).repeated(50));
            }
            QCOMPARE(callers.front()->answer().status, 200);
        }
    }
};

} // namespace countersign::http

QTEST_GUILESS_MAIN(countersign::http::TestResponder)
#include "tst_responder.moc"
