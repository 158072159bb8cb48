#include "stage.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace countersign;
using console::Happening;
using console::SignatureMark;
using console::TimelineEntry;
using console::TimelineModel;
using domain::CallbackState;
using domain::ChallengeState;

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheStory_data();
    void tellsTheStory();
    void tellsTheVerdict();
    void tellsWhoAndWhy();
    void ordersByTime();
    void foldsTheCallsOfAWaitingClient();
    void changesInPlace();

private:
    using Script = std::function<void(Stage &)>;
    static std::vector<TimelineEntry> entriesOf(Stage &stage)
    {
        std::vector<TimelineEntry> entries;
        const TimelineModel &model = stage.console.inspection().timeline();
        for (int row = 0; row < model.rowCount(); ++row)
            entries.push_back(model.index(row).data(TimelineModel::EntryRole).value<TimelineEntry>());
        return entries;
    }
    static void select(Stage &stage) { stage.console.desk().select(Stage::keyOf(QStringLiteral("ins-1"))); }
};

namespace {

const QString instruction = QStringLiteral("ins-1");

void ask(Stage &stage, const QStringList &devices = {QStringLiteral("dev_1")})
{
    stage.happen({stage.created({.devices = devices})});
}

void pass(Stage &stage)
{
    stage.clock.advance(Milliseconds(1000));
}

} // namespace

void TestTimeline::tellsTheStory_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QList<Happening>>("expected");
    using H = Happening;
    QTest::newRow("just asked") << Script([](Stage &stage) { ask(stage); })
                                << QList<H>{H::ChallengeAccepted, H::Pushed, H::WaitingForDecision};
    QTest::newRow("one push failed") << Script([](Stage &stage) {
        domain::ChallengeCreated created =
            stage.created({.devices = {QStringLiteral("dev_1"), QStringLiteral("dev_2")}});
        created.pushes.back().messageId.clear();
        stage.happen({created});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::PushFailed, H::WaitingForDecision};
    QTest::newRow("seen") << Script([](Stage &stage) {
        ask(stage);
        stage.happen({domain::ChallengeSeen{QStringLiteral("tnt_1"), instruction, QStringLiteral("dev_1")}});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::Seen, H::WaitingForDecision};
    QTest::newRow("a wrong code, then approved and told") << Script([](Stage &stage) {
        ask(stage);
        pass(stage);
        stage.happen({domain::AnswerRefused{QStringLiteral("tnt_1"), instruction, QStringLiteral("dev_1"),
                                            QStringLiteral("ANSWER_WRONG")}});
        pass(stage);
        stage.happen({Stage::decided(instruction, ChallengeState::Approved)});
        pass(stage);
        stage.happen({Stage::attempted(instruction, 200, CallbackState::Delivered)});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::AnswerRefused, H::Approved, H::CallbackDelivered};
    QTest::newRow("denied, the backend is away") << Script([](Stage &stage) {
        ask(stage);
        pass(stage);
        stage.happen({Stage::decided(instruction, ChallengeState::Rejected)});
        stage.happen({Stage::attempted(instruction, 0, CallbackState::Pending)});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::Denied, H::CallbackFailed, H::WaitingForCallback};
    QTest::newRow("the backend stays away") << Script([](Stage &stage) {
        ask(stage);
        pass(stage);
        stage.happen({Stage::decided(instruction, ChallengeState::Expired)});
        stage.happen({Stage::attempted(instruction, 500, CallbackState::Pending)});
        pass(stage);
        stage.happen({Stage::attempted(instruction, 500, CallbackState::Failed)});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::Expired, H::CallbackFailed, H::CallbackGivenUp};
    QTest::newRow("the backend does not want to know") << Script([](Stage &stage) {
        ask(stage);
        stage.happen({Stage::decided(instruction, ChallengeState::Cancelled)});
        stage.happen({Stage::attempted(instruction, 410, CallbackState::Gone)});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::Cancelled, H::CallbackGone};
    QTest::newRow("delivered once more by hand") << Script([](Stage &stage) {
        ask(stage);
        stage.happen({Stage::decided(instruction, ChallengeState::Approved)});
        stage.happen({Stage::attempted(instruction, 200, CallbackState::Delivered)});
        pass(stage);
        stage.happen({domain::CallbackRequeued{QStringLiteral("evt-") + instruction}});
        stage.happen({Stage::attempted(instruction, 503, CallbackState::Pending)});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed,         H::Approved,
                   H::CallbackDelivered, H::CallbackFailed, H::WaitingForCallback};
    QTest::newRow("a protected route") << Script([](Stage &stage) {
        stage.record("backend", "/transfer/execute", 403, R"({"error":"SUDO_INSTRUCTION_KEY_REQUIRED"})",
                     instruction);
        ask(stage);
    }) << QList<H>{H::RouteCalled, H::ChallengeAccepted, H::Pushed, H::WaitingForDecision};
    QTest::newRow("a conflicting request") << Script([](Stage &stage) {
        ask(stage);
        pass(stage);
        stage.record("relay", "/api/v1/relay/send/auth-challenge", 409,
                     R"({"error_code":"INSTRUCTION_CONFLICT"})", instruction,
                     {{QStringLiteral("valid"), true}});
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::ChallengeRefused, H::WaitingForDecision};
    QTest::newRow("other traffic of it") << Script([](Stage &stage) {
        ask(stage);
        stage.record("relay", "/api/v1/device/seen", 200, "{}", instruction);
        stage.record("backend", "/api/sudo-callback", 200, "{}", instruction,
                     {{QStringLiteral("valid"), true}});
        stage.record("backend", "/transfer/execute", 403, "{}", QStringLiteral("another"));
    }) << QList<H>{H::ChallengeAccepted, H::Pushed, H::WaitingForDecision};
}

void TestTimeline::tellsTheStory()
{
    QFETCH(const Script, script);
    Stage stage;
    const QAbstractItemModelTester tester(&stage.console.inspection().timeline(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    select(stage);
    script(stage);
    QList<Happening> told;
    for (const TimelineEntry &entry : entriesOf(stage))
        told.append(entry.what);
    QTEST(told, "expected");
}

void TestTimeline::tellsTheVerdict()
{
    Stage stage;
    select(stage);
    stage.record("relay", "/api/v1/relay/send/auth-challenge", 200, "{}", instruction,
                 {{QStringLiteral("valid"), true}, {QStringLiteral("clock_skew_ms"), 7}});
    ask(stage);
    const TimelineEntry accepted = entriesOf(stage).front();
    QCOMPARE(accepted.what, Happening::ChallengeAccepted);
    QCOMPARE(accepted.signature, SignatureMark::Valid);
    QCOMPARE(accepted.clockSkewMs, 7);
}

void TestTimeline::tellsWhoAndWhy()
{
    Stage stage;
    select(stage);
    ask(stage, {QStringLiteral("dev_2")});
    domain::ChallengeDecided denial = Stage::decided(instruction, ChallengeState::Rejected);
    denial.deviceId = QStringLiteral("dev_2");
    denial.reason = QStringLiteral("not me");
    stage.happen({denial});
    const TimelineEntry denied = entriesOf(stage).at(2);
    QCOMPARE(denied.what, Happening::Denied);
    QCOMPARE(denied.device.plain(), QStringLiteral("Jane’s tablet"));
    QCOMPARE(denied.reason.plain(), QStringLiteral("not me"));
    QCOMPARE(denied.at, std::optional(stage.clock.now()));
}

void TestTimeline::ordersByTime()
{
    Stage stage;
    select(stage);
    ask(stage);
    pass(stage);
    stage.happen({Stage::decided(instruction, ChallengeState::Approved)});
    pass(stage);
    stage.record("backend", "/transfer/execute", 200, "{}", instruction);
    const std::vector<TimelineEntry> entries = entriesOf(stage);
    QCOMPARE(entries.at(3).what, Happening::RouteCalled);
    QCOMPARE(entries.at(3).status.code, 200);
    QVERIFY(entries.at(2).at < entries.at(3).at);
}

void TestTimeline::foldsTheCallsOfAWaitingClient()
{
    Stage stage;
    select(stage);
    ask(stage);
    for (int call = 0; call < 3; ++call) {
        pass(stage);
        stage.record("backend", "/login", 403, R"({"error":"SUDO_INSTRUCTION_PENDING"})", instruction);
    }
    const TimelineEntry called = entriesOf(stage).at(2);
    QCOMPARE(called.what, Happening::RouteCalled);
    QCOMPARE(called.count, 3);
    QCOMPARE(called.status.errorCode.plain(), QStringLiteral("SUDO_INSTRUCTION_PENDING"));
    QCOMPARE(entriesOf(stage).size(), 4U);
}

void TestTimeline::changesInPlace()
{
    Stage stage;
    select(stage);
    ask(stage);
    bool wasReset = false;
    connect(&stage.console.inspection().timeline(), &QAbstractItemModel::modelReset, this,
            [&wasReset] { wasReset = true; });
    stage.happen({Stage::decided(instruction, ChallengeState::Approved)});
    stage.happen({Stage::attempted(instruction, 200, CallbackState::Delivered)});
    QCOMPARE(entriesOf(stage).size(), 4U);
    QVERIFY(!wasReset);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
