#include "core/robot/robot_script.h"

#include <QTest>

using namespace countersign;
using namespace countersign::robot;

namespace {

Result<RobotScript> scriptOf(const QByteArray &text)
{
    const Result<JsonDocument> json = JsonDocument::parse(text);
    return json ? readRobotScript(json->root()) : Result<RobotScript>(failureOf(json));
}

/// A transfer of 250.00 to ACME.
OfferedChallenge transfer()
{
    OfferedChallenge offered;
    offered.referenceId = QStringLiteral("r1");
    offered.status = QStringLiteral("pending");
    offered.expectedAction = QStringLiteral("transfer_funds");
    offered.fields = {
        {QStringLiteral("amount"), {QStringLiteral("CURRENCY_EUR"), QStringLiteral("250.00"), true}},
        {QStringLiteral("to"), {QStringLiteral("PARTY_NAME"), QStringLiteral("ACME"), true}}};
    return offered;
}

} // namespace

class RobotScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("by"); // the rule's number and the decision
        const auto row = [](const char *tag, const char *rules, const char *by) {
            QTest::newRow(tag) << QByteArray(rules) << QString::fromLatin1(by);
        };
        row("no rule", "", "default deny");
        row("a rule without conditions", R"({"decision":"approve"})", "0 approve");
        row("this action", R"({"expected_action":"transfer_funds","decision":"approve"})", "0 approve");
        row("another action", R"({"expected_action":"transfer","decision":"approve"})", "default deny");
        row("action in capitals", R"({"expected_action":"TRANSFER_FUNDS","decision":"approve"})",
            "default deny");
        row("within the limit", R"({"max_amount":"250","decision":"approve"})", "0 approve");
        row("a cent above", R"({"max_amount":"249.99","decision":"approve"})", "default deny");
        row("field equals", R"({"fields":{"to":"ACME"},"decision":"approve"})", "0 approve");
        row("field differs", R"({"fields":{"to":"ACME Corp"},"decision":"approve"})", "default deny");
        row("field is read exactly", R"({"fields":{"amount":"250"},"decision":"approve"})", "default deny");
        row("field is not there", R"({"fields":{"from":"ACME"},"decision":"approve"})", "default deny");
        row("one of two fields", R"({"fields":{"to":"ACME","amount":"1.00"},"decision":"approve"})",
            "default deny");
        row("every condition at once",
            R"({"expected_action":"transfer_funds","max_amount":"250.00","fields":{"to":"ACME"},"decision":"approve"})",
            "0 approve");
        row("the first that is for it",
            R"({"expected_action":"log_in","decision":"approve"},{"max_amount":"1000","decision":"deny"},)"
            R"({"decision":"approve"})",
            "1 deny");
    }
    void decides()
    {
        QFETCH(const QByteArray, rules);
        const auto script = scriptOf("{\"rules\":[" + rules + "],\"default\":\"deny\"}");
        QVERIFY2(script, script ? "" : qPrintable(script.error().message));
        const Ruling ruling = decide(*script, transfer());
        const QString rule = ruling.rule ? QString::number(*ruling.rule) : QStringLiteral("default");
        const QString word =
            ruling.decision == Decision::Approve ? QStringLiteral("approve") : QStringLiteral("deny");
        QTEST(rule + QLatin1Char(' ') + word, "by");
    }

    void aReasonGoesWithItsDenial()
    {
        const auto script =
            scriptOf(R"({"rules":[{"decision":"deny","reason":"too dear"}],"default":"approve"})");
        QVERIFY(script);
        QCOMPARE(decide(*script, transfer()).reason, QStringLiteral("too dear"));
    }

    void aNumberGoesWithItsApproval()
    {
        const auto script = scriptOf(R"({"rules":[{"decision":"approve","number":42}],"default":"deny"})");
        QVERIFY(script);
        QCOMPARE(decide(*script, transfer()).number, std::optional(42));
    }

    void aLimitNeedsAnAmountThatIsValid()
    {
        const auto script =
            scriptOf(R"({"rules":[{"max_amount":"1000","decision":"approve"}],"default":"deny"})");
        QVERIFY(script);
        OfferedChallenge without = transfer();
        without.fields.clear();
        QCOMPARE(decide(*script, without).decision, Decision::Deny);
        OfferedChallenge invalid = transfer();
        invalid.fields.back().value.valid = false;
        QCOMPARE(decide(*script, invalid).decision, Decision::Deny);
    }

    void namesEverythingThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QStringList>("paths");
        const auto row = [](const char *tag, const char *script, const QStringList &paths) {
            QTest::newRow(tag) << QByteArray(script) << paths;
        };
        const auto path = [](const char *text) { return QString::fromLatin1(text); };
        row("empty", "{}", {path("rules"), path("default")});
        row("no object", "[]", {path("body")});
        row("a default that is no decision", R"({"rules":[],"default":"ignore"})", {path("default")});
        row("a rule that is no object", R"({"rules":[7],"default":"deny"})", {path("rules[0]")});
        row("a rule that decides nothing", R"({"rules":[{}],"default":"deny"})", {path("rules[0].decision")});
        row("a condition misspelt", R"({"rules":[{"max_amonut":"1","decision":"approve"}],"default":"deny"})",
            {path("rules[0].max_amonut")});
        row("a condition that is null",
            R"({"rules":[{"max_amount":null,"decision":"approve"}],"default":"deny"})",
            {path("rules[0].max_amount")});
        row("amounts that are none",
            R"({"rules":[{"max_amount":"1,000","decision":"approve"},{"max_amount":1000,"decision":"approve"},)"
            R"({"max_amount":"","decision":"approve"}],"default":"deny"})",
            {path("rules[0].max_amount"), path("rules[1].max_amount"), path("rules[2].max_amount")});
        row("a field that is no string",
            R"({"rules":[{"fields":{"amount":1000},"decision":"approve"}],"default":"deny"})",
            {path("rules[0].fields.amount")});
        row("no field", R"({"rules":[{"fields":{},"decision":"approve"}],"default":"deny"})",
            {path("rules[0].fields")});
        row("a reason to approve",
            R"({"rules":[{"decision":"approve","reason":"why not"}],"default":"deny"})",
            {path("rules[0].reason")});
        row("a number to deny", R"({"rules":[{"decision":"deny","number":7}],"default":"deny"})",
            {path("rules[0].number")});
        row("something else", R"({"rules":[],"default":"deny","defualt":"approve"})", {path("defualt")});
    }
    void namesEverythingThatIsWrong()
    {
        QFETCH(const QByteArray, script);
        const auto read = scriptOf(script);
        QVERIFY(!read);
        QStringList found;
        for (const QJsonValue &field : read.error().details[QStringLiteral("fields")].toArray())
            found += field[QStringLiteral("path")].toString();
        QTEST(found, "paths");
    }

    void readsWhatIsOffered()
    {
        const auto offered = readOfferedChallenges(
            R"({"reference_id":"r1","tenant_id":"t1","instruction_id":"i1","status":"pending",)"
            R"("expected_action":"transfer_funds","display":{"fields":[{"key":"amount","data_type":"CURRENCY_EUR",)"
            R"("value":"250.00","text":"hidden","valid":true}]}})"
            "\n\n"
            R"({"reference_id":"r2","tenant_id":"t1","instruction_id":"i2","status":"approved","expected_action":"x"})"
            "\n");
        QVERIFY(offered);
        QCOMPARE(offered->size(), std::size_t{2});
        QVERIFY(offered->front().isPending() && !offered->back().isPending());
        QCOMPARE(offered->front().fields.front().value.value, QStringLiteral("250.00"));
        QVERIFY(offered->front().fields.front().value.valid);

        const auto broken = readOfferedChallenges("\n{\"reference_id\":7}\n");
        QVERIFY(!broken);
        QVERIFY2(broken.error().message.startsWith(QStringLiteral("Line 2 ")),
                 qPrintable(broken.error().message));
    }
};

QTEST_APPLESS_MAIN(RobotScriptTest)
#include "tst_robot_script.moc"
