#include "app/demo/scenario.h"
#include "tests/demo/bank_desk.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using namespace countersign::demo;
using test::jsonOf;

class ScenarioTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::BankDesk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::BankDesk>(); }
    void cleanup() { m_desk.reset(); }

    void playsTheTwoCalls_data()
    {
        QTest::addColumn<int>("mutation");
        QTest::addColumn<QString>("decision");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("runs");
        QTest::newRow("transfer") << int(Mutation::Transfer) << "approved" << 200 << 1;
        QTest::newRow("login") << int(Mutation::Login) << "approved" << 200 << 1;
        QTest::newRow("card limit") << int(Mutation::CardLimit) << "approved" << 200 << 1;
        QTest::newRow("denied") << int(Mutation::Transfer) << "rejected" << 403 << 0;
    }

    void playsTheTwoCalls()
    {
        QFETCH(int, mutation);
        QFETCH(QString, decision);
        QFETCH(int, status);
        QFETCH(int, runs);
        const Play play = playFor(static_cast<Mutation>(mutation), 0);
        Scenario scenario(m_desk->client, m_desk->bank->baseUrl());
        const QSignalSpy started(&scenario, &Scenario::started);
        QSignalSpy challenged(&scenario, &Scenario::challenged);
        QSignalSpy finished(&scenario, &Scenario::finished);
        const QSignalSpy failed(&scenario, &Scenario::failed);

        scenario.play(play);
        QCOMPARE(started.size(), 1);
        QCOMPARE(started[0][0].toString(), play.title);
        QVERIFY(challenged.wait());
        const QJsonObject sent = m_desk->relay.lastBody();
        QCOMPARE(challenged[0][0].toString(), sent[QStringLiteral("instruction_id")].toString());
        QCOMPARE(challenged[0][1].toInt(), sent[QStringLiteral("correct_number")].toInt());

        QCOMPARE(m_desk->decide(challenged[0][0].toString(), decision).status, 200);
        QVERIFY(finished.wait());
        QCOMPARE(finished[0][0].toInt(), status);
        QCOMPARE(jsonOf(finished[0][1].toByteArray()).contains(QStringLiteral("executed")), runs == 1);
        QCOMPARE(m_desk->bank->ledger().count(static_cast<Mutation>(mutation)), runs);
        QCOMPARE(challenged.size(), 1);
        QCOMPARE(failed.size(), 0);
    }

    void waitsUntilSomebodyAnswers()
    {
        Scenario scenario(m_desk->client, m_desk->bank->baseUrl());
        QSignalSpy challenged(&scenario, &Scenario::challenged);
        QSignalSpy finished(&scenario, &Scenario::finished);
        scenario.play(playFor(Mutation::Login, 0));
        QVERIFY(challenged.wait());
        QVERIFY2(!finished.wait(1500), "it has asked again by then");
        QCOMPARE(m_desk->decide(challenged[0][0].toString(), QStringLiteral("approved")).status, 200);
        QVERIFY(finished.wait());
        QCOMPARE(finished[0][0].toInt(), 200);
    }

    void endsWhenNobodyAnsweredInTime()
    {
        Scenario scenario(m_desk->client, m_desk->bank->baseUrl());
        QSignalSpy challenged(&scenario, &Scenario::challenged);
        QSignalSpy finished(&scenario, &Scenario::finished);
        scenario.play(playFor(Mutation::Transfer, 0));
        QVERIFY(challenged.wait());
        m_desk->clock.advance(std::chrono::hours(1));
        QVERIFY(finished.wait());
        QCOMPARE(finished[0][0].toInt(), 403);
        QCOMPARE(challenged.size(), 1);
    }

    void saysThatTheBankIsGone()
    {
        const QByteArray url = m_desk->bank->baseUrl();
        m_desk->bank.reset();
        Scenario scenario(m_desk->client, url);
        QSignalSpy failed(&scenario, &Scenario::failed);
        scenario.play(playFor(Mutation::Login, 0));
        QVERIFY(failed.wait());
        QCOMPARE(failed[0][0].value<Error>().code, QStringLiteral("CONNECT_FAILED"));
    }

    void mayBeDeletedAtAnyTime()
    {
        auto scenario = std::make_unique<Scenario>(m_desk->client, m_desk->bank->baseUrl());
        scenario->play(playFor(Mutation::Login, 0));
        scenario.reset();
        QTRY_COMPARE(m_desk->relay.calls().size(), std::size_t(1));
    }

    void everyPlayIsAcceptedByTheBank()
    {
        QSet<QString> titles;
        for (const Mutation mutation : {Mutation::Transfer, Mutation::Login, Mutation::CardLimit}) {
            for (int round = 0; round < 5; ++round) {
                const Play play = playFor(mutation, round);
                titles.insert(play.title);
                QVERIFY2(!m_desk->challengeFor(play.path, play.body).isEmpty(), qPrintable(play.title));
            }
        }
        QCOMPARE(titles.size(), 5 + 1 + 3);
        QCOMPARE(playFor(Mutation::Transfer, 5).body, playFor(Mutation::Transfer, 0).body);
    }

    void onePayeeIsNotWhatItSeems()
    {
        bool isMixed = false;
        for (int round = 0; round < 5; ++round) {
            const QString payee =
                jsonOf(playFor(Mutation::Transfer, round).body)[QStringLiteral("beneficiary")].toString();
            const auto has = [&payee](QChar::Script script) {
                return std::ranges::any_of(payee, [script](QChar c) { return c.script() == script; });
            };
            isMixed |= has(QChar::Script_Cyrillic) && has(QChar::Script_Latin);
        }
        QVERIFY(isMixed);
    }
};

QTEST_GUILESS_MAIN(ScenarioTest)
#include "tst_scenario.moc"
