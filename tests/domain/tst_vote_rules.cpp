#include "core/signing/device_key.h"
#include "dispatch_world.h"

#include <QJsonDocument>
#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace std::chrono_literals;
using samples::DispatchWorld;

namespace {

const Instant start = samples::start;

QString codeOf(const Judgement &judgement)
{
    return judgement.refusal ? judgement.refusal->code : QStringLiteral("none");
}

QJsonObject told(const Dispatch &dispatch)
{
    return QJsonDocument::fromJson(approvalEvent(dispatch)).object();
}

/// `a` approves, `r` rejects: the letters of `answers` in turn, each by the next of `names`.
void play(DispatchWorld &world, const Dispatch &dispatch, const QByteArray &answers,
          const std::vector<const char *> &names)
{
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const char *name = names[static_cast<std::size_t>(i)];
        answers[i] == 'a' ? world.approve(dispatch, name)
                          : world.reject(dispatch, name, QStringLiteral("no"));
    }
}

Answer signedAnswer(const DispatchWorld &world, const Dispatch &dispatch, const QString &digest,
                    ChallengeState decision = ChallengeState::Approved)
{
    Answer answer;
    answer.decision = decision;
    answer.localAuth = true;
    answer.displayDigest = digest;
    answer.deviceSignature = signing::encodeDeviceSignature(signing::signWithDeviceKey(
        world.key.privateKey, signing::decisionMessage(dispatch.eventId, toWire(decision), digest)));
    return answer;
}

} // namespace

class TestVoteRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theQuorumDecides_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("answers");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &more, const char *answers, const char *state,
                            const char *reason = "") {
            QTest::newRow(name) << more << QByteArray(answers) << QString::fromLatin1(state)
                                << QString::fromLatin1(reason);
        };
        row("not yet", "", "aa", "pending");
        row("all", "", "aaa", "approved");
        row("two of three", samples::quoted("'quorum':2,"), "aa", "approved");
        row("one rejects", "", "ar", "rejected", "no");
        row("one may reject", samples::quoted("'quorum':2,'rejections_to_fail':2,"), "ra", "pending");
        row("one has rejected", samples::quoted("'quorum':2,'rejections_to_fail':2,"), "raa", "approved");
        row("two reject", samples::quoted("'quorum':1,'rejections_to_fail':2,"), "rr", "rejected", "no");
        row("cannot be reached", samples::quoted("'quorum':2,'rejections_to_fail':3,"), "rr", "rejected",
            "quorum_unreachable");
        row("all may reject", samples::quoted("'quorum':1,'rejections_to_fail':3,"), "rr", "pending");
        row("all reject", samples::quoted("'quorum':1,'rejections_to_fail':3,"), "rrr", "rejected", "no");
    }
    void theQuorumDecides()
    {
        QFETCH(const QByteArray, more);
        QFETCH(const QByteArray, answers);
        DispatchWorld world;
        world.pair("tnt_a", "dan", {});
        const Dispatch &dispatch = world.open(
            samples::dispatchBody("sudo_group_action",
                                  samples::quoted("'relay_user_linked_id_list':['ann','bob','dan'],") + more
                                      + samples::staticData));
        play(world, dispatch, answers, {"ann", "bob", "dan"});
        QTEST(toWire(dispatch.state), "state");
        QTEST(dispatch.end.value_or(DispatchEnd{}).reason, "reason");
        QCOMPARE(dispatch.count().approved, static_cast<int>(answers.count('a')));
        QCOMPARE(dispatch.count().rejected, static_cast<int>(answers.count('r')));
        QCOMPARE(world.state.callbacks().size(), std::size_t(dispatch.end ? 1 : 0));
    }

    void eachOrganisationOwesItsQuorum()
    {
        DispatchWorld world;
        world.grant("tnt_b", "tnt_a");
        const Dispatch &dispatch = world.open(samples::dispatchBody(
            "sudo_delegated_action",
            samples::quoted("'relay_user_linked_id_list':['ann','bob','usr_zoe'],'rejections_to_fail':3,")
                + samples::staticData));
        world.approve(dispatch, "ann");
        world.approve(dispatch, "bob");
        QCOMPARE(dispatch.state, ChallengeState::Pending);
        QCOMPARE(dispatch.count(), (QuorumCount{2, 1, 0}));
        world.approve(dispatch, "zoe");
        QCOMPARE(dispatch.state, ChallengeState::Approved);
        const QJsonObject event = told(dispatch);
        QCOMPARE(event[QStringLiteral("user_socket_hash")], QJsonValue()); // zoe's tenant's own name for her
        QCOMPARE(event[QStringLiteral("relay_user_id")], QStringLiteral("usr_zoe"));
        const QJsonArray organisations = event[QStringLiteral("organisations")].toArray();
        QCOMPARE(organisations.size(), 2);
        QCOMPARE(organisations[0][QStringLiteral("approved")], 2);
        QCOMPARE(organisations[1][QStringLiteral("tenant_id")], QStringLiteral("tnt_b"));
        const QJsonArray approvals = event[QStringLiteral("approvals")].toArray();
        QCOMPARE(approvals[0][QStringLiteral("user_socket_hash")], QStringLiteral("ann"));
        QCOMPARE(approvals[2][QStringLiteral("user_socket_hash")], QJsonValue());
    }

    void anOrganisationThatCannotComeUpEndsIt()
    {
        DispatchWorld world;
        world.grant("tnt_b", "tnt_a");
        const Dispatch &dispatch = world.open(samples::dispatchBody(
            "sudo_delegated_action",
            samples::quoted("'relay_user_linked_id_list':['ann','bob','usr_zoe'],'rejections_to_fail':3,")
                + samples::staticData));
        world.reject(dispatch, "zoe");
        QCOMPARE(dispatch.state, ChallengeState::Rejected);
        QCOMPARE(dispatch.end->reason, QStringLiteral("quorum_unreachable"));
    }

    void nobodyAnswersTwice()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.openGroup();
        QCOMPARE(codeOf(world.approve(dispatch, "ann")), QStringLiteral("none"));
        const Judgement again = world.reject(dispatch, "ann");
        QCOMPARE(codeOf(again), QStringLiteral("CHALLENGE_ANSWERED"));
        QVERIFY(again.events.empty());
        QCOMPARE(dispatch.count(), (QuorumCount{3, 1, 0}));
        world.reject(dispatch, "bob");
        QCOMPARE(dispatch.state, ChallengeState::Rejected);
        QCOMPARE(codeOf(world.approve(dispatch, "cid")), QStringLiteral("CHALLENGE_ANSWERED"));
    }

    void atItsEndItIsTooLate()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.openGroup();
        QCOMPARE(codeOf(world.approve(dispatch, "ann", start + 1200s - 1ms)), QStringLiteral("none"));
        QCOMPARE(codeOf(world.approve(dispatch, "bob", start + 1200s)), QStringLiteral("CHALLENGE_EXPIRED"));
        const std::vector<Event> events = world.expire(start + 1200s);
        QCOMPARE(std::get<DispatchEnded>(events.front()).reason, QStringLiteral("quorum_missed"));
        QCOMPARE(codeOf(world.approve(dispatch, "bob")), QStringLiteral("CHALLENGE_EXPIRED"));
    }

    void whatAnApprovalNeeds()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.openGroup();
        Answer answer;
        QCOMPARE(codeOf(world.answer(dispatch, "ann", answer)), QStringLiteral("VALIDATION_FAILED"));
        answer.localAuth = true;
        answer.customType = CustomType::Totp;
        QCOMPARE(codeOf(world.answer(dispatch, "ann", answer)), QStringLiteral("VALIDATION_FAILED"));
        answer.customType = CustomType::LocalAuth;
        QCOMPARE(codeOf(world.answer(dispatch, "ann", answer)), QStringLiteral("none"));
    }

    void threeWrongAnswersRejectForOneValidator()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.openGroup(samples::quoted("'quorum':2,'rejections_to_fail':2,"));
        Answer wrong;
        wrong.localAuth = false;
        for (const int left : {2, 1, 0}) {
            const Judgement judgement = world.answer(dispatch, "ann", wrong);
            QCOMPARE(codeOf(judgement), QStringLiteral("ANSWER_WRONG"));
            QCOMPARE(judgement.refusal->details[QStringLiteral("attempts_left")], left);
        }
        QCOMPARE(dispatch.state, ChallengeState::Pending);
        QCOMPARE(dispatch.validators.front().vote->reason, QStringLiteral("too_many_attempts"));
        QCOMPARE(dispatch.count(), (QuorumCount{2, 0, 1}));
    }

    void aDeviceWithAKeySignsWhatItShowed()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.openGroup();
        QCOMPARE(codeOf(world.approve(dispatch, "cid")), QStringLiteral("DISPLAY_MISMATCH"));
        const QString other = QStringLiteral("sha256:") + QString(64, QLatin1Char('0'));
        QCOMPARE(codeOf(world.answer(dispatch, "cid", signedAnswer(world, dispatch, other))),
                 QStringLiteral("DISPLAY_MISMATCH"));
        Answer turned = signedAnswer(world, dispatch, dispatch.displayDigest, ChallengeState::Rejected);
        turned.decision = ChallengeState::Approved;
        QCOMPARE(codeOf(world.answer(dispatch, "cid", turned)), QStringLiteral("DISPLAY_MISMATCH"));
        QCOMPARE(codeOf(world.answer(dispatch, "cid", signedAnswer(world, dispatch, dispatch.displayDigest))),
                 QStringLiteral("none"));
    }

    void whatWasFetchedIsTheDevicesWord()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.open(
            samples::dispatchBody("sudo_action",
                                  samples::quoted("'relay_user_linked_id_list':['cid'],'data_access_type':'"
                                                  "dynamic','data_fetch_url':'http://127.0.0.1:9/x'")));
        QVERIFY(dispatch.displayDigest.isEmpty());
        QCOMPARE(
            codeOf(world.answer(dispatch, "cid", signedAnswer(world, dispatch, QStringLiteral("sha256:1")))),
            QStringLiteral("DISPLAY_MISMATCH"));
        const QString digest = QStringLiteral("sha256:") + QString(64, QLatin1Char('a'));
        QCOMPARE(codeOf(world.answer(dispatch, "cid", signedAnswer(world, dispatch, digest))),
                 QStringLiteral("none"));
        QCOMPARE(told(dispatch)[QStringLiteral("display_digest")], digest);
    }

    void theBackendIsToldOfEachAnswer()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.openGroup(samples::quoted("'quorum':2,'rejections_to_fail':2,"));
        world.reject(dispatch, "bob", QStringLiteral("too much"));
        world.approve(dispatch, "ann");
        world.answer(dispatch, "cid", signedAnswer(world, dispatch, dispatch.displayDigest));
        const QJsonObject event = told(dispatch);
        QCOMPARE(event[QStringLiteral("sudo_event_id")], dispatch.eventId);
        QCOMPARE(event[QStringLiteral("instruction_id")], dispatch.eventId);
        QCOMPARE(event[QStringLiteral("status")], QStringLiteral("approved"));
        QCOMPARE(event[QStringLiteral("user_socket_hash")], QStringLiteral("cid"));
        QCOMPARE(event[QStringLiteral("quorum")].toObject(),
                 QJsonObject({{QStringLiteral("required"), 2},
                              {QStringLiteral("approved"), 2},
                              {QStringLiteral("rejected"), 1}}));
        const QJsonArray approvals = event[QStringLiteral("approvals")].toArray();
        QCOMPARE(approvals.size(), 3);
        QCOMPARE(approvals[1][QStringLiteral("decision")], QStringLiteral("rejected"));
        QCOMPARE(approvals[1][QStringLiteral("reason")], QStringLiteral("too much"));
        QVERIFY(approvals[2][QStringLiteral("device_signature")].toString().startsWith(
            QStringLiteral("ed25519:")));
    }

    void anAnswerIsToOneThing_data()
    {
        QTest::addColumn<QByteArray>("ids");
        QTest::addColumn<QString>("bad");
        QTest::newRow("dispatch") << samples::quoted("'event_id':'sev_1'") << QString();
        QTest::newRow("challenge") << samples::quoted("'instruction_id':'ins_1'") << QString();
        QTest::newRow("null counts as absent")
            << samples::quoted("'instruction_id':null,'event_id':'sev_1'") << QString();
        QTest::newRow("both") << samples::quoted("'instruction_id':'ins_1','event_id':'sev_1'")
                              << QStringLiteral("event_id");
        QTest::newRow("neither") << samples::quoted("'reason':''") << QStringLiteral("instruction_id");
    }
    void anAnswerIsToOneThing()
    {
        QFETCH(const QByteArray, ids);
        const JsonDocument body = samples::json(samples::quoted("{'decision':'approved',") + ids + '}');
        const Result<AddressedAnswer> read = readAnswer(body.root());
        const QString bad = read
            ? QString()
            : read.error().details[QStringLiteral("fields")][0][QStringLiteral("path")].toString();
        QTEST(bad, "bad");
    }
};

QTEST_APPLESS_MAIN(TestVoteRules)
#include "tst_vote_rules.moc"
