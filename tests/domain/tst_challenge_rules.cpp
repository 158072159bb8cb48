#include "domain_samples.h"

#include "core/signing/device_key.h"
#include "core/signing/totp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace countersign::domain::samples;

namespace {

Judgement judge(const RelayState &state, const Answer &answer, Instant now = start,
                const Secret &totpSecret = {})
{
    const PairedDevice &device = *state.device(QStringLiteral("dev_a"));
    return judgeAnswer(state.challenges().back(), answer, {device, totpSecret, true, now, now},
                       countingIds());
}

Judgement note(const RelayState &state, const Answer &answer, Instant now = start)
{
    const PairedDevice &device = *state.device(QStringLiteral("dev_a"));
    return noteAcceptedAnswer(state.challenges().back(), answer, {device, {}, true, now, now}, countingIds());
}

const QByteArray straight =
    "\"custom_type\":\"localAuth\",\"backend_url\":\"http://127.0.0.1:9\",\"answer_path\":\"backend\"";

/// Arrays in arrays.
QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

Answer approval()
{
    Answer answer;
    answer.localAuth = true;
    return answer;
}

void applyAll(RelayState &state, const Judgement &judgement)
{
    for (const Event &event : judgement.events)
        state.apply(event, start);
}

} // namespace

/// Opening and answering challenges, the protocol's sections 6 and 8.
class TestChallengeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryBadMember_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("nothing") << QByteArray("{}")
                                 << QStringList{
                                        QStringLiteral("user_socket_hash"), QStringLiteral("instruction_id"),
                                        QStringLiteral("custom_type"), QStringLiteral("expected_action")};
        QTest::newRow("not an object") << QByteArray("[]") << QStringList{QStringLiteral("body")};
        QTest::newRow("ttl too short") << challengeBody(R"("custom_type":"totp","ttl_seconds":9)")
                                       << QStringList{QStringLiteral("ttl_seconds")};
        QTest::newRow("ttl too long") << challengeBody(R"("custom_type":"totp","ttl_seconds":601)")
                                      << QStringList{QStringLiteral("ttl_seconds")};
        QTest::newRow("ttl as text") << challengeBody(R"("custom_type":"totp","ttl_seconds":"60")")
                                     << QStringList{QStringLiteral("ttl_seconds")};
        QTest::newRow("numbers missing")
            << challengeBody(R"("custom_type":"goldenNumber")") << QStringList{QStringLiteral("numbers")};
        QTest::newRow("one number") << challengeBody(R"("custom_type":"goldenNumber","numbers":[1])")
                                    << QStringList{QStringLiteral("numbers")};
        QTest::newRow("six numbers") << challengeBody(
            R"("custom_type":"goldenNumber","numbers":[1,2,3,4,5,6])")
                                     << QStringList{QStringLiteral("numbers")};
        QTest::newRow("a number twice") << challengeBody(R"("custom_type":"goldenNumber","numbers":[1,1])")
                                        << QStringList{QStringLiteral("numbers")};
        QTest::newRow("numbers for totp") << challengeBody(R"("custom_type":"totp","numbers":[1,2])")
                                          << QStringList{QStringLiteral("numbers")};
        QTest::newRow("right number not offered")
            << challengeBody(R"("custom_type":"goldenNumber","numbers":[1,2],"correct_number":3)")
            << QStringList{QStringLiteral("correct_number")};
        QTest::newRow("numbers and the right one")
            << challengeBody(R"("custom_type":"goldenNumber","numbers":[1,1],"correct_number":"1")")
            << QStringList{QStringLiteral("numbers"), QStringLiteral("correct_number")};
        QTest::newRow("too deep") << challengeBody(R"("custom_type":"totp","more":)" + nested(63))
                                  << QStringList{QStringLiteral("body")};
        const auto back = [](const char *name, const QByteArray &members, const char *path) {
            QTest::newRow(name) << challengeBody(members) << QStringList{QString::fromLatin1(path)};
        };
        back("no URL", R"("custom_type":"totp","backend_url":"bank.example")", "backend_url");
        back("a file", "\"custom_type\":\"totp\",\"backend_url\":\"file:///etc/passwd\"", "backend_url");
        back("a query", "\"custom_type\":\"totp\",\"backend_url\":\"https://bank.example?a=b\"",
             "backend_url");
        back("a password", "\"custom_type\":\"totp\",\"backend_url\":\"https://a:b@bank.example\"",
             "backend_url");
        back("unknown way", R"("custom_type":"localAuth","answer_path":"pigeon")", "answer_path");
        back("straight to nowhere", R"("custom_type":"localAuth","answer_path":"backend")", "answer_path");
        back("a code for the backend",
             "\"custom_type\":\"totp\",\"answer_path\":\"backend\",\"backend_url\":\"http://127.0.0.1:9\"",
             "answer_path");
        QTest::newRow("unknown type")
            << challengeBody(R"("custom_type":"magic")") << QStringList{QStringLiteral("custom_type")};
        QTest::newRow("unknown type with its numbers")
            << challengeBody(R"("custom_type":"magic","numbers":[1,2],"correct_number":2)")
            << QStringList{QStringLiteral("custom_type")};
        QTest::newRow("unknown type with bad numbers")
            << challengeBody(R"("custom_type":"magic","numbers":"1","correct_number":"2")")
            << QStringList{QStringLiteral("custom_type"), QStringLiteral("numbers"),
                           QStringLiteral("correct_number")};
    }

    void namesEveryBadMember()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, paths);
        const Result<ChallengeRequest> request = readChallengeRequest(json(body).root());
        QVERIFY(!request);
        QCOMPARE(request.error().code, QStringLiteral("VALIDATION_FAILED"));
        QCOMPARE(pathsOf(request.error()), paths);
    }

    void takesTheWayThatIsAskedFor_data()
    {
        QTest::addColumn<QString>("ofTenant");
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("way");
        const auto row = [](const char *name, const char *ofTenant, const QByteArray &members,
                            const char *way) { QTest::newRow(name) << ofTenant << members << way; };
        const QByteArray local = R"("custom_type":"localAuth")";
        const QByteArray url = ",\"backend_url\":\"http://127.0.0.1:9/bank/\"";
        row("as ever", "relay", local, "relay");
        row("a URL alone", "relay", local + url, "relay");
        row("by the challenge", "relay", local + url + R"(,"answer_path":"backend")", "backend");
        row("by the tenant", "backend", local + url, "backend");
        row("the tenant, without a URL", "backend", local, "relay");
        row("the tenant, with a code", "backend", R"("custom_type":"totp")" + url, "relay");
        row("the challenge against the tenant", "backend", local + url + R"(,"answer_path":"relay")",
            "relay");
    }

    void takesTheWayThatIsAskedFor()
    {
        QFETCH(QString, ofTenant);
        QFETCH(QByteArray, members);
        QFETCH(QString, way);
        RelayState state;
        populate(state);
        TenantConfiguration configuration;
        configuration.answerPath = *answerPathFromWire(ofTenant);
        state.apply(TenantUpdated{QStringLiteral("tnt_a"), QStringLiteral("Example"), configuration}, start);
        QCOMPARE(toWire(open(state, challengeBody(members)).answerPath), way);
    }

    void acceptedAnswerEndsWithoutACallback()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody(straight));
        // The backend has judged the proof: the relay asks for none.
        const Judgement noted = note(state, Answer());
        QVERIFY(!noted.refusal);
        applyAll(state, noted);
        const Challenge &challenge = state.challenges().back();
        QCOMPARE(challenge.state, ChallengeState::Approved);
        QCOMPARE(challenge.decision->via, AnswerPath::Backend);
        QCOMPARE(state.callbacks().size(), 0U);
        QCOMPARE(note(state, Answer()).refusal->code, QStringLiteral("CHALLENGE_ANSWERED"));
    }

    void reportOfAnAnswerIsRefused_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<int>("lateBy");
        QTest::addColumn<QString>("claimedType");
        QTest::addColumn<QString>("code");
        QTest::newRow("through the relay") << QByteArray(R"("custom_type":"localAuth")") << -1000 << ""
                                           << "ANSWER_PATH_WRONG";
        QTest::newRow("late") << straight << 0 << ""
                              << "CHALLENGE_EXPIRED";
        QTest::newRow("another type") << straight << -1000 << "totp"
                                      << "VALIDATION_FAILED";
    }

    void reportOfAnAnswerIsRefused()
    {
        QFETCH(QByteArray, members);
        QFETCH(int, lateBy);
        QFETCH(QString, claimedType);
        QFETCH(QString, code);
        RelayState state;
        populate(state);
        const Instant at = open(state, challengeBody(members)).expiresAt + Milliseconds(lateBy);
        Answer answer = approval();
        answer.customType = customTypeFromWire(claimedType);
        const Judgement judgement = note(state, answer, at);
        QCOMPARE(judgement.refusal->code, code);
        QVERIFY(judgement.events.empty());
    }

    void anAnswerMayComeThroughTheRelayAllTheSame()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody(straight));
        applyAll(state, judge(state, approval()));
        QCOMPARE(state.challenges().back().decision->via, AnswerPath::Relay);
        QCOMPARE(state.callbacks().size(), 1U);
    }

    void unpairedUserIsNotFound()
    {
        RelayState state;
        populate(state);
        const QByteArray body = challengeBody().replace("jane", "john");
        const Result<Opening> opening = openChallenge(state, QStringLiteral("tnt_a"), json(body), start,
                                                      everyPushSucceeds, countingIds());
        QCOMPARE(opening.error().code, QStringLiteral("PAIRING_NOT_FOUND"));
    }

    void sameBodyAgainIsTheSameChallenge()
    {
        RelayState state;
        populate(state);
        const Challenge &first = open(state, challengeBody());
        const Result<Opening> again = openChallenge(state, QStringLiteral("tnt_a"), json(challengeBody()),
                                                    start, everyPushSucceeds, countingIds());
        QCOMPARE(std::get<const Challenge *>(*again), &first);
        const Result<Opening> other =
            openChallenge(state, QStringLiteral("tnt_a"), json(challengeBody(R"("custom_type":"totp")")),
                          start, everyPushSucceeds, countingIds());
        QCOMPARE(other.error().code, QStringLiteral("INSTRUCTION_CONFLICT"));
    }

    void bodyIsTheSameAfterARestart_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("white space around") << "\n " + challengeBody() + " \r\n";
        QTest::newRow("white space inside") << challengeBody(R"("custom_type" : "localAuth")");
        QTest::newRow("as deep as may be")
            << challengeBody(R"("custom_type":"localAuth","more":)" + nested(62));
    }

    void bodyIsTheSameAfterARestart()
    {
        QFETCH(QByteArray, body);
        RelayState before;
        populate(before);
        const Result<Opening> opening = openChallenge(before, QStringLiteral("tnt_a"), json(body), start,
                                                      everyPushSucceeds, countingIds());
        QVERIFY(opening);
        const Event created = std::get<ChallengeCreated>(*opening);
        const Result<Event> replayed = readEvent(typeOf(created), payloadOf(created));
        QVERIFY(replayed);
        RelayState after;
        populate(after);
        after.apply(*replayed, start);
        const Result<Opening> again = openChallenge(after, QStringLiteral("tnt_a"), json(body), start,
                                                    everyPushSucceeds, countingIds());
        QVERIFY(again);
        QCOMPARE(std::get<const Challenge *>(*again), &after.challenges().back());
    }

    void refusedPushHasNoMessage()
    {
        RelayState state;
        populate(state);
        const Result<Opening> opening = openChallenge(
            state, QStringLiteral("tnt_a"), json(challengeBody()), start,
            [](const QString &) { return false; }, countingIds());
        QVERIFY(std::get<ChallengeCreated>(*opening).pushes.front().messageId.isEmpty());
    }

    void expiryIsExact()
    {
        RelayState state;
        populate(state);
        const Instant end = open(state, challengeBody()).expiresAt;
        QCOMPARE(end, start + defaultChallengeLifetime);
        QVERIFY(!judge(state, approval(), end - Milliseconds(1)).refusal);
        const Judgement late = judge(state, approval(), end);
        QCOMPARE(late.refusal->code, QStringLiteral("CHALLENGE_EXPIRED"));
        QVERIFY(late.events.empty());
    }

    void firstAnswerWins()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody());
        Answer denial;
        denial.decision = ChallengeState::Rejected;
        denial.reason = QStringLiteral("not me");
        applyAll(state, judge(state, denial));
        QCOMPARE(state.challenges().back().state, ChallengeState::Rejected);
        const Judgement second = judge(state, approval());
        QCOMPARE(second.refusal->code, QStringLiteral("CHALLENGE_ANSWERED"));
        QVERIFY(second.events.empty());
    }

    void approvalNeedsItsProof_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("member");
        QTest::newRow("totp") << QByteArray(R"("custom_type":"totp")") << "totp_code";
        QTest::newRow("number") << QByteArray(R"("custom_type":"goldenNumber","numbers":[1,2])") << "number";
        QTest::newRow("local") << QByteArray(R"("custom_type":"localAuth")") << "local_auth";
    }

    void approvalNeedsItsProof()
    {
        QFETCH(QByteArray, type);
        QFETCH(QString, member);
        RelayState state;
        populate(state);
        open(state, challengeBody(type));
        const Judgement judgement = judge(state, Answer());
        QCOMPARE(judgement.refusal->code, QStringLiteral("VALIDATION_FAILED"));
        QCOMPARE(pathsOf(*judgement.refusal), QStringList{member});
        QVERIFY(judgement.events.empty());
    }

    void thirdWrongAnswerRejects()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody(R"("custom_type":"goldenNumber","numbers":[11,42],"correct_number":42)"));
        Answer wrong;
        wrong.number = 11;
        for (const int left : {2, 1, 0}) {
            const Judgement judgement = judge(state, wrong);
            QCOMPARE(judgement.refusal->code, QStringLiteral("ANSWER_WRONG"));
            QCOMPARE(judgement.refusal->details[QStringLiteral("attempts_left")].toInt(), left);
            applyAll(state, judgement);
        }
        const Challenge &challenge = state.challenges().back();
        QCOMPARE(challenge.state, ChallengeState::Rejected);
        QCOMPARE(challenge.decision->reason, QStringLiteral("too_many_attempts"));
        QVERIFY(!challenge.decision->number);
    }

    void numberIsReportedWhereTheBackendJudges()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody(R"("custom_type":"goldenNumber","numbers":[11,42])"));
        Answer answer;
        answer.number = 11;
        applyAll(state, judge(state, answer));
        const QJsonObject event = QJsonDocument::fromJson(approvalEvent(state.challenges().back())).object();
        QCOMPARE(event[QStringLiteral("status")].toString(), QStringLiteral("approved"));
        QCOMPARE(event[QStringLiteral("number")].toInt(), 11);
    }

    void totpCodeIsAcceptedOnce()
    {
        RelayState state;
        populate(state);
        const Secret secret = signing::newTotpSecret();
        Answer answer;
        answer.totpCode = signing::totpCode(secret, start);
        open(state, challengeBody(R"("custom_type":"totp")"));
        const Judgement first = judge(state, answer, start, secret);
        QVERIFY(!first.refusal);
        applyAll(state, first);
        open(state, challengeBody(R"("custom_type":"totp")").replace("ins_1", "ins_2"));
        QCOMPARE(judge(state, answer, start, secret).refusal->code, QStringLiteral("ANSWER_WRONG"));
        const Instant next = start + signing::totpPeriod;
        answer.totpCode = signing::totpCode(secret, next);
        QVERIFY(!judge(state, answer, next, secret).refusal);
    }

    void deviceThatHasAKeyMustSignWhatWasAsked()
    {
        RelayState state;
        populate(state);
        const signing::DeviceKey key = signing::newDeviceKey();
        DeviceRegistered registered;
        registered.proofId = QStringLiteral("prf_a");
        registered.pairingId = QStringLiteral("pair_a");
        registered.deviceId = QStringLiteral("dev_a");
        registered.publicKey = key.publicKey;
        registered.sessionExpiresAt = start + deviceSessionLifetime;
        state.apply(registered, start);
        const Challenge &challenge = open(state, challengeBody());

        const auto mismatchOf = [&state](const Answer &answer) {
            const Error refusal = judge(state, answer).refusal.value_or(Error());
            return refusal.code + u' ' + refusal.details[QStringLiteral("member")].toString();
        };
        Answer answer = approval();
        QCOMPARE(mismatchOf(answer), QStringLiteral("DISPLAY_MISMATCH display_digest"));
        answer.displayDigest = challenge.displayDigest.toText();
        QCOMPARE(mismatchOf(answer), QStringLiteral("DISPLAY_MISMATCH device_signature"));
        const auto signatureOf = [&](const QString &decision) {
            return signing::encodeDeviceSignature(
                signing::signWithDeviceKey(key.privateKey,
                                           signing::decisionMessage(challenge.instructionId, decision,
                                                                    challenge.displayDigest.toText())));
        };
        answer.deviceSignature = signatureOf(QStringLiteral("rejected"));
        QCOMPARE(mismatchOf(answer), QStringLiteral("DISPLAY_MISMATCH device_signature"));
        answer.deviceSignature = signatureOf(QStringLiteral("approved"));
        QVERIFY(!judge(state, answer).refusal);
    }
};

QTEST_APPLESS_MAIN(TestChallengeRules)
#include "tst_challenge_rules.moc"
