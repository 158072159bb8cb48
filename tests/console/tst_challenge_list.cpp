#include "stage.h"

#include "core/console/challenge_filter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;
using console::ChallengeFilter;
using console::ChallengeListModel;
using console::ChallengeRow;
using console::ShownChallenges;
using domain::ChallengeState;

class TestChallengeList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestFirst();
    void tellsWhatARowNeeds_data();
    void tellsWhatARowNeeds();
    void updatesInPlace();
    void followsTheDevicesLocale();
    void neverResets();
    void filtersByState_data();
    void filtersByState();
    void keepsTheOneThatIsWorkedOn();

private:
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(u' '); }
    static ChallengeRow rowAt(Stage &stage, int row)
    {
        return stage.console.challenges().index(row).data(ChallengeListModel::RowRole).value<ChallengeRow>();
    }
};

void TestChallengeList::newestFirst()
{
    Stage stage;
    const QAbstractItemModelTester tester(&stage.console.challenges(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    stage.happen({stage.created({.id = QStringLiteral("old")})});
    stage.happen(
        {stage.created({.id = QStringLiteral("newer")}), stage.created({.id = QStringLiteral("newest")})});
    QCOMPARE(stage.console.challenges().rowCount(), 3);
    QCOMPARE(rowAt(stage, 0).key.instructionId, QStringLiteral("newest"));
    QCOMPARE(rowAt(stage, 2).key.instructionId, QStringLiteral("old"));
    QCOMPARE(stage.console.challenges().indexOf(Stage::keyOf(QStringLiteral("old"))).row(), 2);
    QVERIFY(!stage.console.challenges().indexOf(Stage::keyOf(QStringLiteral("none"))).isValid());
}

void TestChallengeList::tellsWhatARowNeeds_data()
{
    QTest::addColumn<QByteArray>("display");
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("amount");
    QTest::newRow("a display block") << QByteArray(Stage::transferDisplay) << QString()
                                     << QStringLiteral("Confirm the transfer") << QStringLiteral("$1,000.00");
    QTest::newRow("no amount in it") << QByteArray(
        R"({"title":"Sign in","fields":[{"key":"a","title":"From","value":"Lyon","data_type":"TEXT"}]})")
                                     << QString() << QStringLiteral("Sign in") << QString();
    QTest::newRow("the first of two amounts")
        << QByteArray(
               R"({"title":"Pay","fields":[{"key":"a","title":"Sum","value":"5 EUR","data_type":"AMOUNT"},
                         {"key":"b","title":"Fee","value":"1.00","data_type":"CURRENCY_EUR"}]})")
        << QString() << QStringLiteral("Pay") << QStringLiteral("€5.00");
    QTest::newRow("a description alone") << QByteArray() << QStringLiteral("Sign in from Lyon")
                                         << QStringLiteral("Sign in from Lyon") << QString();
    QTest::newRow("nothing but the action")
        << QByteArray() << QString() << QStringLiteral("transfer_funds") << QString();
    QTest::newRow("a title that would turn the text around") << QByteArray(
        R"({"title":"Pay \u202Etxt","fields":[{"key":"a","title":"A","value":"b","data_type":"TEXT"}]})")
                                                             << QString() << QStringLiteral("Pay ⟨U+202E⟩txt")
                                                             << QString();
}

void TestChallengeList::tellsWhatARowNeeds()
{
    QFETCH(const QByteArray, display);
    QFETCH(const QString, description);
    Stage stage;
    stage.happen({stage.created({.display = display,
                                 .description = description,
                                 .devices = {QStringLiteral("dev_2"), QStringLiteral("dev_1")}})});
    const ChallengeRow row = rowAt(stage, 0);
    QTEST(row.title.plain(), "title");
    QTEST(row.amount.plain(), "amount");
    QCOMPARE(row.action.plain(), QStringLiteral("transfer_funds"));
    QCOMPARE(row.user.plain(), QStringLiteral("Jane"));
    QCOMPARE(row.device.plain(), QStringLiteral("Jane’s tablet"));
    QCOMPARE(row.devices, 2);
    QCOMPARE(row.expiresAt, stage.clock.now() + Milliseconds(180'000));
}

void TestChallengeList::updatesInPlace()
{
    Stage stage;
    stage.happen({stage.created({.id = QStringLiteral("a")}), stage.created({.id = QStringLiteral("b")})});
    const QSignalSpy changed(&stage.console.challenges(), &QAbstractItemModel::dataChanged);
    domain::ChallengeDecided denial = Stage::decided(QStringLiteral("a"), ChallengeState::Rejected);
    denial.reason = QStringLiteral("not me");
    stage.happen({denial});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(rowAt(stage, 1).state, ChallengeState::Rejected);
    QCOMPARE(rowAt(stage, 1).reason.plain(), QStringLiteral("not me"));
    QCOMPARE(rowAt(stage, 1).endedAt, std::optional(stage.clock.now()));
}

void TestChallengeList::followsTheDevicesLocale()
{
    Stage stage;
    QVERIFY(stage.pairPhone());
    stage.happen({stage.created({})});
    QCOMPARE(rowAt(stage, 0).amount.plain(), QStringLiteral("$1,000.00"));
    QVERIFY(stage.fleet.setLocale(stage.phone, QStringLiteral("fr-FR"), QStringLiteral("Europe/Paris")));
    QVERIFY2(rowAt(stage, 0).amount.plain().startsWith(QStringLiteral("1\u202F000,00")),
             qPrintable(rowAt(stage, 0).amount.plain()));
}

void TestChallengeList::neverResets()
{
    Stage stage;
    const QSignalSpy reset(&stage.console.challenges(), &QAbstractItemModel::modelReset);
    const QSignalSpy inserted(&stage.console.challenges(), &QAbstractItemModel::rowsInserted);
    constexpr int batches = 20;
    constexpr int perBatch = 500;
    for (int batch = 0; batch < batches; ++batch) {
        std::vector<domain::Event> events;
        for (int each = 0; each < perBatch; ++each)
            events.emplace_back(stage.created({.id = QStringLiteral("%1-%2").arg(batch).arg(each)}));
        stage.happen(events);
    }
    QCOMPARE(stage.console.challenges().rowCount(), batches * perBatch);
    QCOMPARE(inserted.size(), batches);
    QCOMPARE(reset.size(), 0);
}

void TestChallengeList::filtersByState_data()
{
    QTest::addColumn<ShownChallenges>("shown");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("all") << ShownChallenges::All << words("cancelled expired denied approved pending");
    QTest::newRow("pending") << ShownChallenges::Pending << words("pending");
    QTest::newRow("approved") << ShownChallenges::Approved << words("approved");
    QTest::newRow("denied") << ShownChallenges::Denied << words("denied");
    QTest::newRow("expired or cancelled") << ShownChallenges::Expired << words("cancelled expired");
}

void TestChallengeList::filtersByState()
{
    QFETCH(const ShownChallenges, shown);
    Stage stage;
    ChallengeFilter filter;
    filter.setSourceModel(&stage.console.challenges());
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setShown(shown);
    for (const auto &[id, state] : {std::pair{QStringLiteral("pending"), ChallengeState::Pending},
                                    {QStringLiteral("approved"), ChallengeState::Approved},
                                    {QStringLiteral("denied"), ChallengeState::Rejected},
                                    {QStringLiteral("expired"), ChallengeState::Expired},
                                    {QStringLiteral("cancelled"), ChallengeState::Cancelled}}) {
        stage.happen({stage.created({.id = id})});
        if (state != ChallengeState::Pending)
            stage.happen({Stage::decided(id, state)});
    }
    QStringList ids;
    for (int row = 0; row < filter.rowCount(); ++row)
        ids.append(filter.index(row, 0)
                       .data(ChallengeListModel::ChallengeKeyRole)
                       .value<device::ChallengeKey>()
                       .instructionId);
    QTEST(ids, "expected");
}

void TestChallengeList::keepsTheOneThatIsWorkedOn()
{
    Stage stage;
    ChallengeFilter filter;
    filter.setSourceModel(&stage.console.challenges());
    filter.setShown(ShownChallenges::Pending);
    stage.happen({stage.created({.id = QStringLiteral("a")}), stage.created({.id = QStringLiteral("b")})});
    filter.keep(Stage::keyOf(QStringLiteral("a")));
    stage.happen({Stage::decided(QStringLiteral("a"), ChallengeState::Approved)});
    QCOMPARE(filter.rowCount(), 2);
    filter.keep(Stage::keyOf(QStringLiteral("b")));
    QCOMPARE(filter.rowCount(), 1);
}

QTEST_GUILESS_MAIN(TestChallengeList)
#include "tst_challenge_list.moc"
