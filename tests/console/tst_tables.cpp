#include "stage.h"

#include "core/backend/memory_pending_op_store.h"
#include "core/backend/memory_sudo_instruction_store.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using console::CellModel;
using console::Id;
using display::DisplayText;

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devices();
    void robots();
    void instructions();
    void pendingOperations();
    void storesAreReadOnceForManyChanges();
    void traffic();
    void trafficIsBounded();
    void callbacks();
    void deliveries();
    void fields();
    void fieldsKeepTheMarksOfTheirLocale();

private:
    template<typename Value>
    static Value cell(const CellModel &model, int row, int column)
    {
        return model.index(row, column).data(console::ValueRole).value<Value>();
    }
    static QString text(const CellModel &model, int row, int column)
    {
        return cell<DisplayText>(model, row, column).plain();
    }
    static QAbstractItemModelTester *test(CellModel &model)
    {
        return new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                            &model);
    }
};

void TestTables::devices()
{
    using Model = console::DeviceModel;
    Stage stage;
    Model &model = stage.console.devices();
    test(model);
    QVERIFY(stage.pairPhone());
    const QString other =
        *stage.fleet.create({.name = QStringLiteral("Paul"), .locale = QStringLiteral("fr_FR")});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.pairedCount(), 1);
    QCOMPARE(text(model, 0, Model::Pairings), QStringLiteral("Jane"));
    QCOMPARE(text(model, 1, Model::Locale), QStringLiteral("fr-FR"));
    stage.arrive({});
    QTRY_COMPARE(cell<int>(model, 0, Model::Waiting), 1);
    QVERIFY(stage.console.deviceActions().setPolicy(other, device::PolicyMode::Deny));
    QCOMPARE(cell<device::PolicyMode>(model, 1, Model::Policy), device::PolicyMode::Deny);
    QVERIFY(stage.console.deviceActions().remove(stage.phone));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowOf(other), 0);
}

void TestTables::robots()
{
    using Model = console::RobotModel;
    Stage stage;
    Model &model = stage.console.robots();
    test(model);
    const QString nightly = QStringLiteral("11111111-1111-4111-8111-111111111111");
    const QString other = QStringLiteral("22222222-2222-4222-8222-222222222222");
    stage.happen(
        {stage.created({}),
         domain::RobotRegistered{nightly, QStringLiteral("Nightly\u202Etests"), nightly, {}, {stage.phone}},
         domain::RobotRegistered{other, QStringLiteral("Other"), other, {}, {}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, Model::Name), QStringLiteral("Nightly⟨U+202E⟩tests"));
    QCOMPARE(cell<console::AnswersFor>(model, 0, Model::Devices).names.plain(),
             stage.fleet.find(stage.phone)->name);
    QVERIFY(cell<console::AnswersFor>(model, 1, Model::Devices).names.isEmpty());
    QCOMPARE(cell<Id>(model, 1, Model::Client).text.plain(), other);

    const domain::Reference reference{QStringLiteral("33333333-3333-4333-8333-333333333333"),
                                      QStringLiteral("tnt_1"), QStringLiteral("ins-1")};
    stage.happen({domain::BatchLeased{QStringLiteral("44444444-4444-4444-8444-444444444444"),
                                      nightly,
                                      {reference},
                                      stage.clock.now() + std::chrono::minutes(10)}});
    QCOMPARE(cell<int>(model, 0, Model::Holds), 1);
    QCOMPARE(cell<int>(model, 1, Model::Holds), 0);

    stage.happen({domain::RobotRemoved{nightly}});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, Model::Name), QStringLiteral("Other"));
}

void TestTables::instructions()
{
    using Model = console::InstructionModel;
    Stage stage;
    backend::MemorySudoInstructionStore store(stage.clock, [&stage] { stage.console.storesChanged(); });
    Model &model = stage.console.stores().instructions();
    test(model);
    stage.console.attachBackend(&store, nullptr);
    const backend::RequestBinding binding{QStringLiteral("user"), "POST", "/transfer/execute", "00"};
    for (const QString &id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
        QVERIFY(store.create({id, binding, QStringLiteral("transfer_funds"), std::chrono::seconds(180)})
                    .result());
        stage.clock.advance(Milliseconds(1000));
    }
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(cell<Id>(model, 0, Model::InstructionId).text.plain(), QStringLiteral("c"));
    QCOMPARE(text(model, 0, Model::Path), QStringLiteral("/transfer/execute"));
    QVERIFY(store.validate(QStringLiteral("b")).result());
    QTRY_COMPARE(cell<backend::InstructionState>(model, 1, Model::State),
                 backend::InstructionState::Validated);
    QVERIFY(store.remove(QStringLiteral("b")).result());
    QTRY_COMPARE(model.rowCount(), 2);
    stage.clock.advance(Milliseconds(178'500));
    stage.console.clockMoved();
    QTRY_COMPARE(model.rowCount(), 1);
    stage.console.attachBackend(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestTables::pendingOperations()
{
    using Model = console::PendingOpModel;
    Stage stage;
    backend::MemoryPendingOpStore store(stage.clock, [&stage] { stage.console.storesChanged(); });
    Model &model = stage.console.stores().operations();
    test(model);
    stage.console.attachBackend(nullptr, &store);
    backend::NewPendingOp operation;
    operation.request.method = "POST";
    operation.request.target = "/payroll/run";
    const Result<backend::PendingOp> begun = store.create(operation).result();
    QVERIFY(begun);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, Model::Path), QStringLiteral("/payroll/run"));
    QVERIFY(!cell<console::Deadline>(model, 0, Model::LeaseLeft).at);
    QVERIFY(store.decide(begun->id, backend::OpDecision::Approved, {}).result());
    QVERIFY(store.claim(begun->id, std::chrono::seconds(30)).result());
    QTRY_COMPARE(cell<backend::PendingOpState>(model, 0, Model::State), backend::PendingOpState::Replaying);
    QVERIFY(cell<console::Deadline>(model, 0, Model::LeaseLeft).at);
    stage.console.attachBackend(nullptr, nullptr);
}

void TestTables::storesAreReadOnceForManyChanges()
{
    Stage stage;
    backend::MemorySudoInstructionStore store(stage.clock);
    stage.console.attachBackend(&store, nullptr);
    const QSignalSpy refreshed(&stage.console.stores(), &console::StoreWatch::refreshed);
    for (int change = 0; change < 100; ++change)
        stage.console.storesChanged();
    QTRY_COMPARE(refreshed.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(refreshed.size(), 1);
    stage.console.attachBackend(nullptr, nullptr);
}

void TestTables::traffic()
{
    using Model = console::TrafficModel;
    Stage stage;
    Model &model = stage.console.traffic();
    test(model);
    stage.record("relay", "/api/v1/relay/send/auth-challenge", 401, R"({"error_code":"SIGNATURE_INVALID"})",
                 QStringLiteral("ins-1"), {{QStringLiteral("valid"), false}});
    stage.record("backend", "/login", 200, "{}", {});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, Model::Path), QStringLiteral("/login"));
    QCOMPARE(cell<console::SignatureMark>(model, 0, Model::Signature), console::SignatureMark::Unsigned);
    const auto status = cell<console::HttpStatus>(model, 1, Model::Status);
    QCOMPARE(status.code, 401);
    QCOMPARE(status.errorCode.plain(), QStringLiteral("SIGNATURE_INVALID"));
    QCOMPARE(cell<console::SignatureMark>(model, 1, Model::Signature), console::SignatureMark::Refused);
    QCOMPARE(model.ofInstruction(QStringLiteral("ins-1")).size(), 1U);
    QCOMPARE(model.exchange(1)->request.target, QByteArray("/api/v1/relay/send/auth-challenge"));
}

void TestTables::trafficIsBounded()
{
    Stage stage;
    console::TrafficModel &model = stage.console.traffic();
    http::Exchange exchange;
    for (std::size_t each = 0; each < console::TrafficModel::mostRows; ++each)
        stage.exchanges.record(exchange);
    model.poll();
    stage.record("backend", "/last", 200, {}, {});
    QCOMPARE(model.rowCount(), static_cast<int>(console::TrafficModel::mostRows));
    QCOMPARE(text(model, 0, console::TrafficModel::Path), QStringLiteral("/last"));
}

void TestTables::callbacks()
{
    using Model = console::CallbackModel;
    Stage stage;
    Model &model = stage.console.callbacks();
    test(model);
    for (const QString &id : {QStringLiteral("a"), QStringLiteral("b")})
        stage.happen({stage.created({.id = id}), Stage::decided(id, domain::ChallengeState::Approved)});
    domain::CallbackAttempted failed =
        Stage::attempted(QStringLiteral("a"), 0, domain::CallbackState::Pending);
    failed.error = QStringLiteral("POST http://127.0.0.1:9/callback: Connection refused");
    failed.nextAttemptAt = stage.clock.now() + Milliseconds(5000);
    stage.happen({failed, Stage::attempted(QStringLiteral("b"), 200, domain::CallbackState::Delivered)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell<domain::CallbackState>(model, 0, Model::State), domain::CallbackState::Delivered);
    QVERIFY(!cell<console::Deadline>(model, 0, Model::NextIn).at);
    QCOMPARE(text(model, 1, Model::Problem), QStringLiteral("Connection refused"));
    QCOMPARE(cell<console::Deadline>(model, 1, Model::NextIn).at,
             std::optional(stage.clock.now() + Milliseconds(5000)));
    QCOMPARE(cell<int>(model, 1, Model::Attempts), 1);
}

void TestTables::deliveries()
{
    using Model = console::DeliveryModel;
    Stage stage;
    Model &model = stage.console.inspection().deliveries();
    test(model);
    test(stage.console.inspection().attempts());
    domain::ChallengeCreated created =
        stage.created({.devices = {QStringLiteral("dev_1"), QStringLiteral("dev_2")}});
    created.pushes.back().messageId.clear();
    stage.happen({created});
    stage.console.desk().select(Stage::keyOf(QStringLiteral("ins-1")));
    QCOMPARE(cell<console::DeliveryStage>(model, 0, Model::Stage), console::DeliveryStage::Pushed);
    QCOMPARE(cell<console::DeliveryStage>(model, 1, Model::Stage), console::DeliveryStage::Failed);
    stage.happen(
        {domain::ChallengeSeen{QStringLiteral("tnt_1"), QStringLiteral("ins-1"), QStringLiteral("dev_1")}});
    QCOMPARE(cell<console::DeliveryStage>(model, 0, Model::Stage), console::DeliveryStage::Seen);
    stage.happen({Stage::decided(QStringLiteral("ins-1"), domain::ChallengeState::Approved),
                  Stage::attempted(QStringLiteral("ins-1"), 503, domain::CallbackState::Pending)});
    QCOMPARE(cell<console::DeliveryStage>(model, 0, Model::Stage), console::DeliveryStage::Answered);
    QCOMPARE(stage.console.inspection().attempts().rowCount(), 1);
}

void TestTables::fields()
{
    using Model = console::FieldsModel;
    Stage stage;
    Model &model = stage.console.inspection().fields();
    test(model);
    stage.happen({stage.created({.display = R"({"title":"Pay","fields":[
        {"key":"a","title":"Amount","value":"9007199254740993.01","data_type":"CURRENCY_USD"},
        {"key":"b","title":"Account","value":"DE00","data_type":"IBAN"}]})"})});
    stage.console.desk().select(Stage::keyOf(QStringLiteral("ins-1")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, Model::Raw), QStringLiteral("9007199254740993.01"));
    QVERIFY(text(model, 0, Model::Shown).contains(QStringLiteral("9,007,199,254,740,993.01")));
    QVERIFY(model.isValid(0));
    QVERIFY(!model.isValid(1));
    QVERIFY(!model.remarks(1).empty());
}

void TestTables::fieldsKeepTheMarksOfTheirLocale()
{
    using Model = console::FieldsModel;
    Model model;
    display::ValidationField field;
    field.key = field.title = QStringLiteral("amount");
    field.value = QStringLiteral("-1234.56");
    field.dataType = QStringLiteral("CURRENCY_EGP");
    model.setBlock({{}, {}, {field}}, {.locale = QStringLiteral("ar_EG")});
    QVERIFY(text(model, 0, Model::Shown).contains(QChar(0x200F)));
    QVERIFY(!text(model, 0, Model::Shown).contains(QStringLiteral("⟨")));
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
