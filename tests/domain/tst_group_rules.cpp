#include "core/domain/group_rules.h"
#include "domain_samples.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;

namespace {

const QString us = QStringLiteral("tnt_a");

QStringList badMembers(const Error &error)
{
    QStringList paths;
    for (const QJsonValue &field : error.details[QStringLiteral("fields")].toArray())
        paths.append(field[QStringLiteral("path")].toString());
    return paths;
}

QByteArray groupOf(int members)
{
    QByteArrayList ids;
    for (int i = 0; i < members; ++i)
        ids.append('"' + QByteArray::number(i) + '"');
    return R"({"group_linked_id":"g","display_name":"G","member_linked_ids":[)" + ids.join(',') + "]}";
}

} // namespace

class TestGroupRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badMembersAreNamedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("paths");
        const QString group = QStringLiteral("group_linked_id");
        const QString name = QStringLiteral("display_name");
        const QString members = QStringLiteral("member_linked_ids");
        QTest::newRow("nothing") << QByteArray("{}") << QStringList({group, name, members});
        QTest::newRow("types") << QByteArray(
            R"({"group_linked_id":1,"display_name":"","member_linked_ids":{}})")
                               << QStringList({group, name, members});
        QTest::newRow("elements")
            << QByteArray(R"({"group_linked_id":"g","display_name":"G","member_linked_ids":["a",2,""]})")
            << QStringList({members + QStringLiteral("[1]"), members + QStringLiteral("[2]")});
        QTest::newRow("none") << groupOf(0) << QStringList(members);
        QTest::newRow("too many") << groupOf(mostGroupMembers + 1) << QStringList(members);
    }
    void badMembersAreNamedAtOnce()
    {
        QFETCH(const QByteArray, body);
        const JsonDocument document = samples::json(body);
        const Result<GroupUpserted> event = upsertGroup(us, document.root());
        QVERIFY(!event);
        QTEST(badMembers(event.error()), "paths");
    }

    void theNewestOneCounts()
    {
        RelayState state;
        samples::populate(state);
        const auto upsert = [&state](const QByteArray &body) {
            const JsonDocument document = samples::json(body);
            const GroupUpserted event = upsertGroup(us, document.root()).value();
            const bool same = isUpToDate(state, event);
            state.apply(event, samples::start);
            return same;
        };
        QVERIFY(!upsert(R"({"group_linked_id":"g","display_name":"G","member_linked_ids":["a","b","a"]})"));
        QCOMPARE(state.group(us, QStringLiteral("g"))->memberLinkedIds,
                 QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(upsert(R"({"group_linked_id":"g","display_name":"G","member_linked_ids":["a","b"]})"));
        QVERIFY(!upsert(R"({"group_linked_id":"g","display_name":"H","member_linked_ids":["c"]})"));
        QCOMPARE(state.group(us, QStringLiteral("g"))->displayName, QStringLiteral("H"));
        QVERIFY(!state.group(QStringLiteral("tnt_b"), QStringLiteral("g")));
    }

    void aGrantNamesAnotherTenant_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << QByteArray(R"({"tenant_id":"tnt_b"})") << QString();
        QTest::newRow("nobody") << QByteArray("{}") << QStringLiteral("VALIDATION_FAILED");
        QTest::newRow("itself") << QByteArray(R"({"tenant_id":"tnt_a"})")
                                << QStringLiteral("VALIDATION_FAILED");
        QTest::newRow("unknown") << QByteArray(R"({"tenant_id":"tnt_c"})")
                                 << QStringLiteral("TENANT_NOT_FOUND");
    }
    void aGrantNamesAnotherTenant()
    {
        QFETCH(const QByteArray, body);
        RelayState state;
        samples::populate(state);
        state.apply(TenantProvisioned{QStringLiteral("tnt_b"), QStringLiteral("B"), "sealed", {}},
                    samples::start);
        const JsonDocument document = samples::json(body);
        const Result<DelegationGranted> event = grantDelegation(state, us, document.root());
        QTEST(event ? QString() : event.error().code, "code");
        if (event)
            state.apply(*event, samples::start);
        QCOMPARE(state.grant(us, QStringLiteral("tnt_b")) != nullptr, event.has_value());
        QVERIFY(!state.grant(QStringLiteral("tnt_b"), us));
    }
};

QTEST_APPLESS_MAIN(TestGroupRules)
#include "tst_group_rules.moc"
