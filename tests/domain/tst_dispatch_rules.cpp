#include "core/domain/dispatch_rules.h"
#include "dispatch_world.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace std::chrono_literals;
using samples::DispatchWorld;

namespace {

const Instant start = samples::start;

template<typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("none") : result.error().code;
}

QStringList badMembers(const Error &error)
{
    QStringList paths;
    for (const QJsonValue &field : error.details[QStringLiteral("fields")].toArray())
        paths.append(field[QStringLiteral("path")].toString());
    return paths;
}

QStringList usersOf(const DispatchCreated &created, const RelayState &state)
{
    QStringList users;
    for (const ValidatorPushes &each : created.validators)
        users.append(state.pairing(each.pairingId)->userSocketHash);
    return users;
}

} // namespace

class TestDispatchRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badMembersAreNamedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("paths");
        const auto row = [](const char *name, const QByteArray &body, const QStringList &paths) {
            QTest::newRow(name) << body << paths;
        };
        const auto with = [](const QByteArray &more, const QByteArray &type = "sudo_action") {
            return samples::dispatchBody(type,
                                         samples::quoted("'relay_user_linked_id_list':['ann'],") + more);
        };
        const QByteArray items = samples::quoted("'data_access_type':'static','data_items':");
        row("nothing", "{}",
            {QStringLiteral("event_type"), QStringLiteral("action_type"), QStringLiteral("idempotency_key"),
             QStringLiteral("relay_user_linked_id_list"), QStringLiteral("title"),
             QStringLiteral("data_access_type")});
        row("no object", "[]", {QStringLiteral("body")});
        row("words",
            samples::quoted(
                "{'event_type':'sudo','action_type':'read','idempotency_key':'','title':'',"
                "'data_access_type':'x','relay_user_linked_id_list':['ann'],'relay_group_linked_id_list':["
                "1]}"),
            {QStringLiteral("event_type"), QStringLiteral("action_type"), QStringLiteral("idempotency_key"),
             QStringLiteral("relay_group_linked_id_list[0]"), QStringLiteral("title"),
             QStringLiteral("data_access_type")});
        row("nobody",
            samples::dispatchBody("sudo_action",
                                  samples::quoted("'relay_user_linked_id_list':[],") + samples::staticData),
            {QStringLiteral("relay_user_linked_id_list")});
        row("no data", with(samples::quoted("'data_access_type':'static'")), {QStringLiteral("data_items")});
        row("empty data", with(items + "[]"), {QStringLiteral("data_items")});
        row("bad items",
            with(items
                 + samples::quoted(
                     "[{'key':'a','title':'A','value':'1','data_type':'TEXT'},{'key':'a','value':'1'}]")),
            {QStringLiteral("data_items[1].title"), QStringLiteral("data_items[1].data_type"),
             QStringLiteral("data_items[1].key")});
        row("static with an address",
            with(samples::staticData + samples::quoted(",'data_fetch_url':'http://127.0.0.1/'")),
            {QStringLiteral("data_fetch_url")});
        row("dynamic without an address", with(samples::quoted("'data_access_type':'dynamic'")),
            {QStringLiteral("data_fetch_url")});
        row("dynamic with items",
            with(samples::quoted(
                "'data_access_type':'dynamic','data_fetch_url':'http://127.0.0.1/','data_items':[]")),
            {QStringLiteral("data_items")});
        for (const char *url :
             {"file:///etc/passwd", "ftp://example.com/x", "//example.com", "http://a:b@example.com/"})
            row(url,
                with(QByteArray(samples::quoted("'data_access_type':'dynamic','data_fetch_url':'")) + url
                     + '"'),
                {QStringLiteral("data_fetch_url")});
        row("numbers",
            with(samples::staticData
                 + samples::quoted(",'quorum':0,'rejections_to_fail':1.5,'ttl_seconds':9")),
            {QStringLiteral("quorum"), QStringLiteral("rejections_to_fail"), QStringLiteral("ttl_seconds")});
        row("too long", with(samples::staticData + samples::quoted(",'ttl_seconds':1801")),
            {QStringLiteral("ttl_seconds")});
        row("more than can answer",
            with(samples::staticData + samples::quoted(",'quorum':2,'rejections_to_fail':2")),
            {QStringLiteral("quorum"), QStringLiteral("rejections_to_fail")});
    }
    void badMembersAreNamedAtOnce()
    {
        QFETCH(const QByteArray, body);
        const DispatchWorld world;
        const Result<DispatchOpening> opening = world.tryOpen(body);
        QVERIFY(!opening);
        QCOMPARE(opening.error().code, QStringLiteral("VALIDATION_FAILED"));
        QTEST(badMembers(opening.error()), "paths");
    }

    void quorumAndLifetime_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("quorum");
        QTest::addColumn<int>("required");
        QTest::addColumn<int>("seconds");
        QTest::newRow("action") << QByteArray("sudo_action") << QByteArray() << 1 << 1 << 180;
        QTest::newRow("group") << QByteArray("sudo_group_action") << QByteArray() << 3 << 3 << 1200;
        QTest::newRow("delegated") << QByteArray("sudo_delegated_action") << QByteArray() << 1 << 2 << 1200;
        QTest::newRow("action, two") << QByteArray("sudo_action") << QByteArray(R"(,"quorum":2)") << 2 << 2
                                     << 180;
        QTest::newRow("group, two") << QByteArray("sudo_group_action")
                                    << QByteArray(R"(,"quorum":2,"ttl_seconds":10)") << 2 << 2 << 10;
        QTest::newRow("longest") << QByteArray("sudo_action") << QByteArray(R"(,"ttl_seconds":1800)") << 1
                                 << 1 << 1800;
    }
    void quorumAndLifetime()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, more);
        QFETCH(const int, seconds);
        DispatchWorld world;
        world.grant("tnt_b", "tnt_a");
        const QByteArray third = type == "sudo_delegated_action" ? "usr_zoe" : "cid";
        const QByteArray body = samples::dispatchBody(type,
                                                      R"("relay_user_linked_id_list":["ann","bob",")" + third
                                                          + R"("],)" + samples::staticData + more);
        const Dispatch &dispatch = world.open(body);
        QTEST(dispatch.quorum, "quorum");
        QTEST(dispatch.count().required, "required");
        QCOMPARE(dispatch.expiresAt, start + std::chrono::seconds(seconds));
        QCOMPARE(dispatch.validators.size(), std::size_t(3));
    }

    void aMemberValidatesOnce()
    {
        DispatchWorld world;
        world.group("tnt_a", "one", {QStringLiteral("ann"), QStringLiteral("bob")});
        world.group("tnt_a", "two", {QStringLiteral("usr_bob"), QStringLiteral("cid")});
        const QByteArray body = samples::dispatchBody(
            "sudo_group_action",
            R"("relay_user_linked_id_list":["usr_ann"],"relay_group_linked_id_list":["two","one"],)"
                + samples::staticData);
        const Result<DispatchOpening> opening = world.tryOpen(body);
        QVERIFY(opening);
        const auto &created = std::get<DispatchCreated>(*opening);
        QCOMPARE(usersOf(created, world.state),
                 QStringList({QStringLiteral("ann"), QStringLiteral("bob"), QStringLiteral("cid")}));
        QCOMPARE(created.quorum, 3);
    }

    void aGroupIsAskedAsItIsNow()
    {
        DispatchWorld world;
        world.group("tnt_a", "one", {QStringLiteral("ann"), QStringLiteral("bob")});
        const QByteArray body = samples::dispatchBody(
            "sudo_group_action", R"("relay_group_linked_id_list":["one"],)" + samples::staticData);
        const Dispatch &before = world.open(body);
        world.group("tnt_a", "one", {QStringLiteral("cid")});
        QCOMPARE(before.validators.size(), std::size_t(2));
        const Result<DispatchOpening> after = world.tryOpen(QByteArray(body).replace("key_1", "key_2"));
        QCOMPARE(usersOf(std::get<DispatchCreated>(*after), world.state), QStringList(QStringLiteral("cid")));
    }

    void theSameKeyAnswersAsBefore()
    {
        DispatchWorld world;
        const QByteArray body = samples::dispatchBody(
            "sudo_action", R"("relay_user_linked_id_list":["ann"],)" + samples::staticData);
        const Dispatch &first = world.open(body);
        const Result<DispatchOpening> again = world.tryOpen("  " + body + "\n");
        QVERIFY(again);
        QCOMPARE(std::get<const Dispatch *>(*again), &first);
        QCOMPARE(codeOf(world.tryOpen(QByteArray(body).replace("Payroll", "Payrol1"))),
                 QStringLiteral("IDEMPOTENCY_CONFLICT"));
        // Another tenant's keys are its own.
        const QByteArray theirs = QByteArray(body).replace("ann", "zoe");
        QVERIFY(std::holds_alternative<DispatchCreated>(*world.tryOpen(theirs, "tnt_b")));
    }

    void whoCannotBeAsked_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("validators");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *type, const char *validators, const char *code) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(validators) << QString::fromLatin1(code);
        };
        row("unknown", "sudo_action", R"("relay_user_linked_id_list":["nobody"])", "PAIRING_NOT_FOUND");
        row("foreign id", "sudo_action", R"("relay_user_linked_id_list":["usr_zoe"])", "PAIRING_NOT_FOUND");
        row("foreign hash", "sudo_action", R"("relay_user_linked_id_list":["zoe"])", "PAIRING_NOT_FOUND");
        row("without devices", "sudo_action", R"("relay_user_linked_id_list":["gone"])", "PAIRING_NOT_FOUND");
        row("unknown group", "sudo_action", R"("relay_group_linked_id_list":["nowhere"])", "GROUP_NOT_FOUND");
        row("foreign group", "sudo_action", R"("relay_group_linked_id_list":["theirs"])", "GROUP_NOT_FOUND");
        row("delegated, not granted", "sudo_delegated_action",
            R"("relay_user_linked_id_list":["ann","usr_zoe"])", "DELEGATION_NOT_GRANTED");
        row("delegated, unknown", "sudo_delegated_action",
            R"("relay_user_linked_id_list":["ann","usr_nobody"])", "DELEGATION_NOT_GRANTED");
    }
    void whoCannotBeAsked()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, validators);
        DispatchWorld world;
        world.group("tnt_b", "theirs", {QStringLiteral("zoe")});
        // A grant goes one way.
        world.grant("tnt_a", "tnt_b");
        const Result<DispatchOpening> opening =
            world.tryOpen(samples::dispatchBody(type, validators + ',' + samples::staticData));
        QTEST(codeOf(opening), "code");
    }

    void unknownUsersAreNamedAtOnce()
    {
        const DispatchWorld world;
        const Result<DispatchOpening> opening = world.tryOpen(samples::dispatchBody(
            "sudo_action", R"("relay_user_linked_id_list":["no","ann","nor"],)" + samples::staticData));
        QCOMPARE(opening.error().details[QStringLiteral("linked_ids")].toArray(),
                 QJsonArray({QStringLiteral("no"), QStringLiteral("nor")}));
    }

    void aGrantLetsAsk()
    {
        DispatchWorld world;
        world.grant("tnt_b", "tnt_a");
        const QByteArray validators = R"("relay_user_linked_id_list":["ann","usr_zoe"],)";
        const QByteArray body =
            samples::dispatchBody("sudo_delegated_action", validators + samples::staticData);
        const Result<DispatchOpening> opening = world.tryOpen(body);
        QVERIFY(opening);
        QCOMPARE(usersOf(std::get<DispatchCreated>(*opening), world.state),
                 QStringList({QStringLiteral("ann"), QStringLiteral("zoe")}));
        // Not without delegation, nor while the other tenant is suspended.
        QCOMPARE(codeOf(world.tryOpen(
                     samples::dispatchBody("sudo_group_action", validators + samples::staticData))),
                 QStringLiteral("PAIRING_NOT_FOUND"));
        world.state.apply(TenantStateChanged{QStringLiteral("tnt_b"), TenantState::Suspended}, start);
        QCOMPARE(codeOf(world.tryOpen(body)), QStringLiteral("DELEGATION_NOT_GRANTED"));
    }

    void aDelegatedQuorumIsOfTheSmallestOrganisation()
    {
        DispatchWorld world;
        world.grant("tnt_b", "tnt_a");
        const Result<DispatchOpening> opening = world.tryOpen(samples::dispatchBody(
            "sudo_delegated_action",
            R"("quorum":2,"relay_user_linked_id_list":["ann","bob","usr_zoe"],)" + samples::staticData));
        QCOMPARE(badMembers(opening.error()), QStringList(QStringLiteral("quorum")));
    }

    void itExpires()
    {
        DispatchWorld world;
        const Dispatch &dispatch = world.openGroup();
        QCOMPARE(world.state.nextExpiry(), start + 1200s);
        QVERIFY(world.expire(start + 1199s).empty());
        const std::vector<Event> events = world.expire(start + 1200s);
        QCOMPARE(events.size(), std::size_t(1));
        const auto &ended = std::get<DispatchEnded>(events.front());
        QCOMPARE(ended.state, ChallengeState::Expired);
        QCOMPARE(ended.reason, QStringLiteral("unanswered"));
        QVERIFY(ended.callbackWanted);
        QCOMPARE(dispatch.state, ChallengeState::Expired);
        QCOMPARE(world.state.callback(ended.approvalId)->instructionId, dispatch.eventId);
        QVERIFY(world.expire(start + 2000s).empty());
    }
};

QTEST_APPLESS_MAIN(TestDispatchRules)
#include "tst_dispatch_rules.moc"
