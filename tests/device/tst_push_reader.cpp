#include "core/device/push_reader.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace countersign;
using namespace countersign::device;
using domain::ChallengeState;

namespace {

constexpr Instant now = fromUnixMs(1'782'036'930'123);

constexpr const char *challenge =
    R"({"type":"challenge","message_id":"msg_1","tenant_id":"tnt_1","tenant_name":"Demo Bank",)"
    R"("tenant_logo_url":"https://bank.example/logo.png","pairing_id":"pai_1","relay_device_id":"dev_1",)"
    R"("instruction_id":"ins-1","custom_type":"goldenNumber","expected_action":"transfer_funds","description":"Rent",)"
    R"("numbers":[17,42,99],"backend_url":"https://bank.example","sent_at":1782036930000,)"
    R"("expires_at":1782037110000,"attempts_left":2,"display":{"title":"Confirm","subtitle":"Check","fields":[)"
    R"({"key":"amount","title":"Amount","value":9007199254740993.01,"data_type":"CURRENCY_EUR","masked":true},)"
    R"({"key":"to","title":"To","value":"A\u202eCME","data_type":"PARTY_NAME"}]}})";

constexpr const char *closed =
    R"({"type":"closed","tenant_id":"tnt_1","pairing_id":"pai_1","instruction_id":"ins-1","state":"approved",)"
    R"("relay_device_id":"dev_2"})";

constexpr const char *dispatch =
    R"({"type":"dispatch","message_id":"msg_1","tenant_id":"tnt_1","tenant_name":"Demo Bank","pairing_id":"pai_1",)"
    R"("relay_device_id":"dev_1","event_id":"sev_1","event_type":"sudo_group_action","action_type":"update",)"
    R"("title":"Payroll","description":"June","groups":["The board"],"state":"pending","validator_count":3,)"
    R"("quorum":{"required":2,"approved":1,"rejected":0},"sent_at":1782036930000,"expires_at":1782037110000,)"
    R"("data_items":[{"key":"amount","title":"Amount","value":9000.10,"data_type":"CURRENCY_EUR"}]})";

/// The message with one member set, or left out when the value is undefined.
QByteArray changed(const char *message, const QString &member, const QJsonValue &value)
{
    QJsonObject json = QJsonDocument::fromJson(message).object();
    json.insert(member, value);
    return QJsonDocument(json).toJson();
}

QString sha256(const QByteArray &canonical)
{
    return QStringLiteral("sha256:")
        + QString::fromLatin1(QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex());
}

} // namespace

class PushReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWayStraightToTheBackend_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("token");
        QTest::addColumn<bool>("isDirect");
        QTest::newRow("all there") << "backend"
                                   << "https://bank.example/api"
                                   << "a.b.c" << true;
        QTest::newRow("through the relay") << "relay"
                                           << "https://bank.example/api"
                                           << "a.b.c" << false;
        QTest::newRow("no token") << "backend"
                                  << "https://bank.example/api"
                                  << "" << false;
        QTest::newRow("no address") << "backend"
                                    << ""
                                    << "a.b.c" << false;
        QTest::newRow("no address to post to") << "backend"
                                               << "file:///etc/passwd"
                                               << "a.b.c" << false;
    }

    void readsTheWayStraightToTheBackend()
    {
        QFETCH(QString, path);
        QFETCH(QString, url);
        QFETCH(QString, token);
        QFETCH(bool, isDirect);
        QJsonObject json = QJsonDocument::fromJson(challenge).object();
        json.insert(QStringLiteral("answer_path"), path);
        json.insert(QStringLiteral("backend_url"), url);
        json.insert(QStringLiteral("response_token"), token);
        const Result<Push> push = readPush(QJsonDocument(json).toJson(), now);
        QVERIFY(push);
        const std::optional<DirectWay> &direct = std::get<InboxItem>(*push).direct;
        QCOMPARE(direct.has_value(), isDirect);
        if (isDirect) {
            QCOMPARE(direct->backendUrl, QUrl(url));
            QCOMPARE(direct->responseToken.reveal(), token.toLatin1());
        }
    }

    void readsAChallenge()
    {
        const Result<Push> push = readPush(challenge, now);
        QVERIFY2(push, push ? "" : qPrintable(push.error().message));
        const InboxItem &item = std::get<InboxItem>(*push);
        QCOMPARE(item.key, (ChallengeKey{QStringLiteral("tnt_1"), QStringLiteral("ins-1")}));
        QCOMPARE(item.pairingId, QStringLiteral("pai_1"));
        QCOMPARE(item.tenantName, QStringLiteral("Demo Bank"));
        QCOMPARE(item.tenantLogoUrl, QStringLiteral("https://bank.example/logo.png"));
        QCOMPARE(item.customType, domain::CustomType::GoldenNumber);
        QCOMPARE(item.expectedAction, QStringLiteral("transfer_funds"));
        QCOMPARE(item.description, QStringLiteral("Rent"));
        QCOMPARE(item.numbers, QList<int>({17, 42, 99}));
        QCOMPARE(item.receivedAt, now);
        QCOMPARE(toUnixMs(item.expiresAt), 1'782'037'110'000);
        QCOMPARE(item.attemptsLeft, 2);
        QCOMPARE(item.state, CardState::Waiting);
        QVERIFY(!item.seen);
        QCOMPARE(item.display.fields.size(), 2U);
        QCOMPARE(item.display.fields[0].value, QStringLiteral("9007199254740993.01"));
    }

    void digestIsOverWhatWasReceived()
    {
        const InboxItem item = std::get<InboxItem>(*readPush(challenge, now));
        QCOMPARE(item.displayDigest,
                 sha256(R"({"fields":[{"data_type":"CURRENCY_EUR","key":"amount","title":"Amount",)"
                        R"("value":"9007199254740993.01"},{"data_type":"PARTY_NAME","key":"to","title":"To",)"
                        "\"value\":\"A\u202eCME\"}],\"subtitle\":\"Check\",\"title\":\"Confirm\"}"));
    }

    void digestWithoutADisplayIsOfAnEmptyOne()
    {
        for (const QJsonValue &absent : {QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null)}) {
            const Result<Push> push = readPush(changed(challenge, QStringLiteral("display"), absent), now);
            QVERIFY(push);
            QCOMPARE(std::get<InboxItem>(*push).displayDigest,
                     sha256(R"({"fields":[],"subtitle":"","title":""})"));
        }
    }

    void whatMayBeAbsent()
    {
        for (const char *member : {"message_id", "tenant_name", "tenant_logo_url", "description", "numbers",
                                   "backend_url", "sent_at", "attempts_left", "relay_device_id"}) {
            const Result<Push> push =
                readPush(changed(challenge, QLatin1String(member), QJsonValue::Undefined), now);
            QVERIFY2(push, member);
        }
        const Result<Push> push =
            readPush(changed(challenge, QStringLiteral("attempts_left"), QJsonValue::Undefined), now);
        QCOMPARE(std::get<InboxItem>(*push).attemptsLeft, 3);
    }

    void readsAnEnd_data()
    {
        QTest::addColumn<ChallengeState>("state");
        QTest::newRow("approved") << ChallengeState::Approved;
        QTest::newRow("rejected") << ChallengeState::Rejected;
        QTest::newRow("expired") << ChallengeState::Expired;
        QTest::newRow("cancelled") << ChallengeState::Cancelled;
    }

    void readsAnEnd()
    {
        const QString word = QString::fromLatin1(QTest::currentDataTag());
        const Result<Push> push = readPush(changed(closed, QStringLiteral("state"), word), now);
        QVERIFY(push);
        const ClosedPush &end = std::get<ClosedPush>(*push);
        QCOMPARE(end.key, (ChallengeKey{QStringLiteral("tnt_1"), QStringLiteral("ins-1")}));
        QCOMPARE(end.pairingId, QStringLiteral("pai_1"));
        QCOMPARE(end.relayDeviceId, QStringLiteral("dev_2"));
        QTEST(end.state, "state");
    }

    void nobodyEndedIt()
    {
        const Result<Push> push =
            readPush(changed(closed, QStringLiteral("relay_device_id"), QString()), now);
        QVERIFY(push);
        QVERIFY(std::get<ClosedPush>(*push).relayDeviceId.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("path");
        const auto without = [](const char *message, const char *member) {
            return changed(message, QLatin1String(member), QJsonValue::Undefined);
        };
        for (const char *member : {"type", "tenant_id", "pairing_id", "instruction_id", "custom_type",
                                   "expected_action", "expires_at"})
            QTest::addRow("challenge without %s", member)
                << without(challenge, member) << QString::fromLatin1(member);
        for (const char *member : {"type", "tenant_id", "pairing_id", "instruction_id", "state"})
            QTest::addRow("end without %s", member) << without(closed, member) << QString::fromLatin1(member);
        const auto row = [](const char *message, const char *member, const QJsonValue &value,
                            const char *path) {
            const QByteArray text = changed(message, QLatin1String(member), value);
            QTest::addRow("%s", path) << text << QString::fromLatin1(path);
        };
        row(challenge, "numbers", QJsonArray{1, QStringLiteral("2")}, "numbers");
        row(challenge, "attempts_left", 4, "attempts_left");
        row(challenge, "display", QJsonObject{{QStringLiteral("title"), QStringLiteral("T")}},
            "display.fields");
        row(closed, "state", QStringLiteral("pending"), "state");
        QTest::newRow("unknown type")
            << changed(closed, QStringLiteral("type"), QStringLiteral("party")) << QStringLiteral("type");
        QTest::newRow("unknown custom type")
            << changed(challenge, QStringLiteral("custom_type"), QStringLiteral("psychic"))
            << QStringLiteral("custom_type");
        QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("body");
    }

    void refuses()
    {
        QFETCH(const QByteArray, message);
        const Result<Push> push = readPush(message, now);
        QVERIFY(!push);
        QCOMPARE(push.error().code, QStringLiteral("VALIDATION_FAILED"));
        QTEST(push.error().details[QStringLiteral("fields")][0][QStringLiteral("path")].toString(), "path");
    }

    void refusesWhatIsNoJson()
    {
        const Result<Push> push = readPush("{\"type\":", now);
        QVERIFY(!push);
        QCOMPARE(push.error().code, QStringLiteral("JSON_INVALID"));
    }

    void readsAnAlert()
    {
        const QByteArray message =
            R"({"type":"alert","tenant_id":"tnt_1","tenant_name":"Demo Bank","pairing_id":"pai_1",)"
            R"("instruction_id":"a","title":"New sign-in","description":"Two\nlines","sent_at":1,)"
            R"("display":{"title":"Where from","fields":[{"key":"k","title":"T","value":"v","data_type":"TEXT"}]}})";
        const Result<Push> push = readPush(message, now);
        QVERIFY(push);
        const InboxItem &item = std::get<InboxItem>(*push);
        QCOMPARE(item.kind, ItemKind::Alert);
        QCOMPARE(item.state, CardState::Notice);
        QCOMPARE(item.title, QStringLiteral("New sign-in"));
        QCOMPARE(item.description, QStringLiteral("Two\nlines"));
        QCOMPARE(item.display.fields.size(), 1U);
        QCOMPARE(item.receivedAt, now);
    }

    void readsADispatch()
    {
        const Result<Push> push = readPush(dispatch, now);
        QVERIFY(push);
        const auto &item = std::get<InboxItem>(*push);
        QCOMPARE(item.kind, ItemKind::Dispatch);
        QCOMPARE(item.key.instructionId, QStringLiteral("sev_1"));
        QCOMPARE(item.expectedAction, QStringLiteral("update"));
        QCOMPARE(item.progress->quorum, (domain::QuorumCount{2, 1, 0}));
        QCOMPARE(item.progress->validators, 3);
        QCOMPARE(item.progress->groups, QStringList(QStringLiteral("The board")));
        QVERIFY(item.isWhole());
        QCOMPARE(
            item.displayDigest,
            sha256(
                R"({"fields":[{"data_type":"CURRENCY_EUR","key":"amount","title":"Amount","value":"9000.10"}],)"
                R"("subtitle":"June","title":"Payroll"})"));
    }

    void readsWhereADispatchsDataIs()
    {
        QJsonObject json = QJsonDocument::fromJson(dispatch).object();
        json.remove(QStringLiteral("data_items"));
        json.insert(QStringLiteral("data_fetch_url"), QStringLiteral("http://127.0.0.1/data"));
        const Result<Push> push = readPush(QJsonDocument(json).toJson(), now);
        QVERIFY(push);
        const auto &item = std::get<InboxItem>(*push);
        QVERIFY(!item.isWhole());
        QCOMPARE(item.data->url, QUrl(QStringLiteral("http://127.0.0.1/data")));
    }

    void aDispatchWithoutItsMembersIsRefused_data()
    {
        QTest::addColumn<QString>("member");
        for (const char *member : {"tenant_id", "event_id", "pairing_id", "action_type", "expires_at",
                                   "state", "quorum", "validator_count"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void aDispatchWithoutItsMembersIsRefused()
    {
        QFETCH(const QString, member);
        const Result<Push> push = readPush(changed(dispatch, member, QJsonValue::Undefined), now);
        QVERIFY(!push);
        QCOMPARE(push.error().code, QStringLiteral("VALIDATION_FAILED"));
    }

    void readsProgress()
    {
        const QByteArray message =
            changed(changed(dispatch, QStringLiteral("type"), QStringLiteral("progress")).constData(),
                    QStringLiteral("state"), QStringLiteral("approved"));
        const Result<Push> push = readPush(message, now);
        QVERIFY(push);
        const auto &progress = std::get<ProgressPush>(*push);
        QCOMPARE(progress.state, ChallengeState::Approved);
        QCOMPARE(progress.pairingId, QStringLiteral("pai_1"));
        QCOMPARE(progress.quorum.approved, 1);
    }
};

QTEST_GUILESS_MAIN(PushReaderTest)
#include "tst_push_reader.moc"
