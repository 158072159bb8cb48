#include "stage.h"

#include "core/console/exchange_text.h"
#include "core/console/pretty_json.h"
#include "core/console/shown_text.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;

class TestInspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prettyJsonKeepsEveryCharacter_data();
    void prettyJsonKeepsEveryCharacter();
    void waitsForTheJournal();
    void readsTheSignature();
    void guardsWhatIsSent();
    void tellsWhatWasPainted();
    void ownFormattingKeepsItsMarks();
    void searchFinds_data();
    void searchFinds();
};

void TestInspection::prettyJsonKeepsEveryCharacter_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("pretty");
    QTest::newRow("a number") << QByteArray("9007199254740993.010") << QStringLiteral("9007199254740993.010");
    QTest::newRow("empty") << QByteArray("{}") << QStringLiteral("{}");
    QTest::newRow("nested")
        << QByteArray(R"({"a":[1,{"b":null}],"c":"x\u00e9"})")
        << QStringLiteral(
               "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": \"x\\u00e9\"\n}");
}

void TestInspection::prettyJsonKeepsEveryCharacter()
{
    QFETCH(const QByteArray, json);
    QTEST(console::prettyJson(*JsonDocument::parse(json)), "pretty");
}

void TestInspection::waitsForTheJournal()
{
    Stage stage;
    console::Inspection &inspection = stage.console.inspection();
    stage.console.desk().select(Stage::keyOf(QStringLiteral("ins-1")));
    QCOMPARE(inspection.challenge(), nullptr);
    stage.happen({stage.created({})});
    QVERIFY(inspection.challenge() != nullptr);
    QVERIFY(inspection.json().plain().contains(QStringLiteral("\"expected_action\": \"transfer_funds\"")));
    QCOMPARE(inspection.displayDigest().plain(),
             QLatin1String("sha256:") + QString(QStringLiteral("7d")).repeated(32));
    QVERIFY(inspection.deviceSignature().isEmpty());
    domain::ChallengeDecided decided =
        Stage::decided(QStringLiteral("ins-1"), domain::ChallengeState::Approved);
    decided.deviceSignature = QStringLiteral("ed25519:abc");
    stage.happen({decided});
    QCOMPARE(inspection.deviceSignature().plain(), QStringLiteral("ed25519:abc"));
}

void TestInspection::readsTheSignature()
{
    Stage stage;
    stage.happen({stage.created({})});
    stage.console.desk().select(Stage::keyOf(QStringLiteral("ins-1")));
    const QSignalSpy changed(&stage.console.inspection(), &console::Inspection::changed);
    stage.record("relay", "/api/v1/relay/send/auth-challenge", 200, "{}", QStringLiteral("ins-1"),
                 {{QStringLiteral("valid"), true},
                  {QStringLiteral("to_sign"), QStringLiteral("1750500902121.e3b0c442")},
                  {QStringLiteral("body_length"), 312},
                  {QStringLiteral("clock_skew_ms"), -7}});
    QCOMPARE(changed.size(), 1);
    const console::SignatureFacts &facts = stage.console.inspection().signature();
    QCOMPARE(facts.mark, console::SignatureMark::Valid);
    QCOMPARE(facts.toSign.plain(), QStringLiteral("1750500902121.e3b0c442"));
    QCOMPARE(facts.bodyLength, 312);
    QCOMPARE(facts.clockSkewMs, -7);
}

void TestInspection::guardsWhatIsSent()
{
    http::Exchange exchange;
    exchange.request.method = "POST";
    exchange.request.target = "/pay";
    exchange.request.headers.add("X-Name", QByteArray("ab\u202Ec"));
    exchange.request.body = "{\"a\":1.0}";
    const QString text = console::requestText(exchange).plain();
    QVERIFY2(text.contains(QStringLiteral("ab⟨U+202E⟩c")), qPrintable(text));
    QVERIFY(text.endsWith(QStringLiteral("{\n  \"a\": 1.0\n}")));
    exchange.response.status = 0;
    QVERIFY(console::responseText(exchange).isEmpty());
    exchange.response.status = 403;
    QVERIFY(console::responseText(exchange).plain().startsWith(QStringLiteral("403 Forbidden")));
}

void TestInspection::tellsWhatWasPainted()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.happen({stage.created({})});
    const device::ChallengeKey key = Stage::keyOf(QStringLiteral("ins-1"));
    stage.console.desk().select(key);
    const console::Inspection &inspection = stage.console.inspection();
    QVERIFY(inspection.paintings().empty());
    domain::PaintedDisplay painted;
    painted.rows = {{QStringLiteral("to"),
                     QStringLiteral("To"),
                     QStringLiteral("A"),
                     QStringLiteral("TEXT"),
                     {QStringLiteral("A\u202E"), true, Milliseconds(1500)},
                     {},
                     true}};
    stage.happen({domain::DisplayPainted{
                      key.tenantId, key.instructionId, {}, QStringLiteral("dev_1"), paintedJson(painted)},
                  Stage::decided(key.instructionId, domain::ChallengeState::Approved)});
    QCOMPARE(inspection.paintings().size(), 1U);
    const console::PaintedView &view = inspection.paintings().front();
    QCOMPARE(view.device.plain(), QStringLiteral("Jane’s phone"));
    QCOMPARE(view.row(QStringLiteral("amount")), nullptr);
    const console::PaintedView::Row *row = view.row(QStringLiteral("to"));
    QVERIFY(row && row->seen && row->revealed);
    QCOMPARE(row->text.plain(), QStringLiteral("A⟨U+202E⟩"));
    QCOMPARE(row->inView, Milliseconds(1500));
}

void TestInspection::ownFormattingKeepsItsMarks()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.happen({stage.created({})});
    const device::ChallengeKey key = Stage::keyOf(QStringLiteral("ins-1"));
    stage.console.desk().select(key);

    domain::PaintedDisplay painted;
    painted.locale = QStringLiteral("ar_EG");
    painted.timeZone = QStringLiteral("UTC");
    display::ValidationField field;
    field.key = QStringLiteral("amount");
    field.title = QStringLiteral("Amount");
    field.value = QStringLiteral("-1000.00");
    field.dataType = QStringLiteral("CURRENCY_EGP");
    const QString formatted =
        console::shownText(display::renderField(field, {.locale = painted.locale})).plain();
    const QChar arabicLetterMark(0x061C);
    QVERIFY(formatted.contains(arabicLetterMark));
    const auto rowWith = [&field](const QString &name, const QString &text) {
        return domain::PaintedRow{
            name, field.title, field.value, field.dataType, {text, true, Milliseconds(1)}, {}, false};
    };
    painted.rows = {rowWith(QStringLiteral("ours"), formatted),
                    rowWith(QStringLiteral("theirs"), formatted + arabicLetterMark)};
    stage.happen({domain::DisplayPainted{
                      key.tenantId, key.instructionId, {}, QStringLiteral("dev_1"), paintedJson(painted)},
                  Stage::decided(key.instructionId, domain::ChallengeState::Approved)});
    const console::PaintedView &view = stage.console.inspection().paintings().front();
    QCOMPARE(view.row(QStringLiteral("ours"))->text.plain(), formatted);
    QVERIFY(view.row(QStringLiteral("theirs"))->text.plain().contains(QStringLiteral("⟨U+061C⟩")));
}

void TestInspection::searchFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("by title") << QStringLiteral("confirm THE")
                              << QStringList{QStringLiteral("Confirm the transfer")};
    QTest::newRow("by amount") << QStringLiteral("1,000")
                               << QStringList{QStringLiteral("Confirm the transfer")};
    QTest::newRow("by id") << QStringLiteral("ins-2") << QStringList{QStringLiteral("Sign in from Lyon")};
    QTest::newRow("by action") << QStringLiteral("log_in")
                               << QStringList{QStringLiteral("Sign in from Lyon")};
    QTest::newRow("an exchange by its code")
        << QStringLiteral("signature_inv") << QStringList{QStringLiteral("POST /pay")};
    QTest::newRow("of every kind") << QStringLiteral("jane")
                                   << QStringList{QStringLiteral("Sign in from Lyon"),
                                                  QStringLiteral("Confirm the transfer"),
                                                  QStringLiteral("Jane’s phone")};
    QTest::newRow("nothing") << QStringLiteral("zebra") << QStringList{};
}

void TestInspection::searchFinds()
{
    QFETCH(const QString, text);
    Stage stage;
    stage.happen({stage.created({}),
                  stage.created({.id = QStringLiteral("ins-2"),
                                 .action = QStringLiteral("log_in"),
                                 .display = {},
                                 .description = QStringLiteral("Sign in from Lyon")})});
    stage.record("relay", "/pay", 401, R"({"error_code":"SIGNATURE_INVALID"})", {});
    console::SearchModel &search = stage.console.search();
    search.search(text);
    QStringList found;
    for (int row = 0; row < search.rowCount(); ++row)
        found.append(search.index(row)
                         .data(console::SearchModel::FindingRole)
                         .value<console::Finding>()
                         .title.plain());
    QTEST(found, "found");
}

QTEST_GUILESS_MAIN(TestInspection)
#include "tst_inspection.moc"
