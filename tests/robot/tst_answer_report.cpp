#include "core/robot/answer_report.h"
#include "core/robot/decision_lines.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace countersign;
using namespace countersign::robot;

namespace {

GivenAnswer answerTo(const QString &referenceId, const std::optional<Error> &refusal = {})
{
    GivenAnswer answer;
    answer.challenge.referenceId = referenceId;
    answer.challenge.tenantId = QStringLiteral("tnt_1");
    answer.challenge.instructionId = QStringLiteral("ins-") + referenceId;
    answer.challenge.expectedAction = QStringLiteral("transfer_funds");
    answer.ruling = {Decision::Deny, 1, QStringLiteral("too dear"), {}};
    answer.refusal = refusal;
    answer.at = fromUnixMs(1'782'036'930'250);
    answer.took = Milliseconds(250);
    return answer;
}

const Error tooLate{QStringLiteral("CHALLENGE_ANSWERED"), QStringLiteral("Somebody was faster.")};

struct Case
{
    QString name;
    QString failure;
};

/// The cases of a document that must be XML.
std::vector<Case> casesOf(const QByteArray &text)
{
    std::vector<Case> cases;
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("testcase"))
            cases.push_back({xml.attributes().value(QLatin1String("name")).toString(), {}});
        else if (xml.name() == QLatin1String("failure"))
            cases.back().failure = xml.attributes().value(QLatin1String("type")).toString();
    }
    return xml.hasError() ? std::vector<Case>{{xml.errorString(), {}}} : cases;
}

} // namespace

class AnswerReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLine()
    {
        QCOMPARE(answerLine(answerTo(QStringLiteral("r1"))),
                 QByteArray(
                     R"({"at":"2026-06-21T10:15:30.250Z","reference_id":"r1","tenant_id":"tnt_1",)"
                     R"("instruction_id":"ins-r1","expected_action":"transfer_funds","decision":"rejected",)"
                     R"("rule":"rules[1]","reason":"too dear","accepted":true,"took_ms":250})"));
        GivenAnswer refused = answerTo(QStringLiteral("r1"), tooLate);
        refused.ruling = {};
        refused.ruling.decision = Decision::Approve;
        QVERIFY(answerLine(refused).endsWith(
            R"("decision":"approved","rule":"default","accepted":false,"error_code":"CHALLENGE_ANSWERED",)"
            R"("message":"Somebody was faster.","took_ms":250})"));
    }

    void aCaseForEachChallenge()
    {
        AnswerReport report;
        report.add(answerTo(QStringLiteral("r1")));
        report.add(answerTo(QStringLiteral("r2"), tooLate));
        QCOMPARE(report.challenges(), std::size_t{2});
        QCOMPARE(report.refused(), std::size_t{1});
        const QByteArray xml = report.junitXml();
        QVERIFY2(xml.contains(R"(tests="2" failures="1")") && xml.contains(R"(time="0.250")"),
                 xml.constData());
        const std::vector<Case> cases = casesOf(xml);
        QCOMPARE(cases.size(), std::size_t{2});
        QCOMPARE(cases[0].name, QStringLiteral("transfer_funds ins-r1"));
        QCOMPARE(cases[0].failure, QString());
        QCOMPARE(cases[1].failure, QStringLiteral("CHALLENGE_ANSWERED"));
    }

    void theLastAnswerCounts()
    {
        AnswerReport report;
        report.add(answerTo(QStringLiteral("r1"), tooLate));
        report.add(answerTo(QStringLiteral("r1")));
        QCOMPARE(report.challenges(), std::size_t{1});
        QCOMPARE(report.refused(), std::size_t{0});
    }

    void whatAnybodySendsIsXml()
    {
        AnswerReport report;
        GivenAnswer answer = answerTo(QStringLiteral("r1"));
        answer.challenge.expectedAction = QStringLiteral("<&\"> \u0001\u001b\uffff\n ") + QChar(0xd800)
            + QString::fromUtf8("\xf0\x9f\xa4\x96");
        report.add(answer);
        const std::vector<Case> cases = casesOf(report.junitXml());
        QCOMPARE(cases.size(), std::size_t{1});
        QVERIFY2(cases[0].name.startsWith(QStringLiteral("<&\"> ")), qPrintable(cases[0].name));
        QVERIFY(cases[0].name.contains(QString::fromUtf8("\xf0\x9f\xa4\x96")));
    }

    void nothingToReport() { QVERIFY(casesOf(AnswerReport().junitXml()).empty()); }

    void linesBothWays()
    {
        QCOMPARE(decisionLine(answerTo(QStringLiteral("r1")).challenge, {Decision::Approve, {}, {}, 7}),
                 QByteArray("{\"reference_id\":\"r1\",\"decision\":\"approved\",\"number\":7}\n"));
        QCOMPARE(decisionLine(answerTo(QStringLiteral("r1")).challenge,
                              {Decision::Deny, 0, QStringLiteral("no"), {}}),
                 QByteArray("{\"reference_id\":\"r1\",\"decision\":\"rejected\",\"reason\":\"no\"}\n"));
        const auto verdicts = readVerdicts(
            R"({"line":1,"reference_id":"r1","accepted":true,"status":"approved"})"
            "\n"
            R"({"line":2,"reference_id":null,"accepted":false,"error_code":"JSON_INVALID","message":"no"})"
            "\n");
        QVERIFY(verdicts);
        QVERIFY(!verdicts->front().refusal);
        QCOMPARE(verdicts->back().refusal,
                 std::optional(Error{QStringLiteral("JSON_INVALID"), QStringLiteral("no")}));
        QVERIFY(!readVerdicts("{\"line\":1}"));
        QVERIFY(!readVerdicts("<html>"));
    }
};

QTEST_APPLESS_MAIN(AnswerReportTest)
#include "tst_answer_report.moc"
