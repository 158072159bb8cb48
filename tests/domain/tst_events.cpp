#include "domain_samples.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::domain;

namespace {

TenantConfiguration fullConfiguration()
{
    TenantConfiguration configuration;
    configuration.rateLimitPerMinute = 77;
    configuration.callbackUrlBase = QStringLiteral("https://example.com");
    configuration.brandingDisplayName = QStringLiteral("Größe \"x\"");
    configuration.qrLoginAllowedOrigins = {QStringLiteral("https://example.com")};
    configuration.passkeysEnabled = true;
    configuration.answerPath = AnswerPath::Backend;
    return configuration;
}

PairingUser fullUser()
{
    return {QStringLiteral("1"),
            QStringLiteral("Jane"),
            QStringLiteral("j@example.com"),
            QStringLiteral("+33"),
            QStringLiteral("J"),
            QStringLiteral("D"),
            QStringLiteral("https://example.com/l.png")};
}

/// One of each, with every member set.
std::vector<Event> everyEvent()
{
    const Instant at = samples::start;
    const auto text = [](const char *latin1) { return QString::fromLatin1(latin1); };
    return {
        TenantProvisioned{text("tnt"), text("Example"), "sealed", fullConfiguration()},
        TenantUpdated{text("tnt"), text("Example 2"), fullConfiguration()},
        TenantSecretRotated{text("tnt"), "sealed again"},
        TenantStateChanged{text("tnt"), TenantState::Suspended},
        PairingPrepared{text("prf"), text("tnt"), text("hash"), fullUser(), at},
        PairingProofExpired{text("prf")},
        DeviceRegistered{text("prf"), text("pair"), text("usr"), text("dev"), text("push"), text("ios"),
                         text("phone"), QByteArray(32, '\x7f'), "sealed totp", text("ses"), at},
        DeviceRefreshed{text("dev"), text("push 2"), text("ses 2"), at},
        DeviceSessionExpired{text("dev")},
        DeviceUnpaired{text("dev")},
        ChallengeCreated{text("tnt"),
                         text("pair"),
                         text("ins"),
                         CustomType::Totp,
                         text("pay"),
                         DisplayDigest::fromHash(QByteArray(32, '\x01')),
                         at,
                         {{text("dev"), text("msg")}, {text("dev2"), QString()}},
                         SharedBytes(R"({ "amount" : 9007199254740993.01 })"),
                         AnswerPath::Backend},
        AlertSent{text("tnt"),
                  text("pair"),
                  text("alert"),
                  DisplayDigest::fromHash(QByteArray(32, '\x02')),
                  {{text("dev"), text("msg")}, {text("dev2"), QString()}},
                  SharedBytes(R"({ "amount" : 9007199254740993.01 })")},
        ChallengeSeen{text("tnt"), text("ins"), text("dev")},
        AnswerRefused{text("tnt"), text("ins"), text("dev"), text("ANSWER_WRONG")},
        ChallengeDecided{text("tnt"), text("ins"), ChallengeState::Rejected, text("dev"), text("no"), 42,
                         58791733, text("sha256:00"), text("ed25519:AA"), text("evt"), true,
                         AnswerPath::Backend},
        CallbackAttempted{text("evt"), 503, text("busy"), CallbackState::Pending, at, Milliseconds(12), 2},
        CallbackRequeued{text("evt")},
        QrLoginInitiated{text("qrs"), text("tnt"), text("https://example.com"), QByteArray(32, '\x7f'), at},
        QrLoginScanned{text("qrs"), text("pair"), text("dev")},
        QrLoginAnswered{text("qrs"), QrLoginState::Rejected, text("dev"), text("no"), text("ed25519:AA")},
        QrLoginConsumed{text("qrs")},
        QrLoginExpired{text("qrs")},
        GroupUpserted{text("tnt"), text("board"), text("The board"), {text("a"), text("b")}},
        DelegationGranted{text("tnt"), text("tnt2")},
        DispatchCreated{text("tnt"),
                        text("sev"),
                        SudoEventType::DelegatedAction,
                        SudoActionType::Upsert,
                        text("key"),
                        DataAccess::Dynamic,
                        text("sha256:00"),
                        at,
                        2,
                        3,
                        {{text("pair"), {{text("dev"), text("msg")}}}, {text("pair2"), {}}},
                        R"({ "amount" : 9007199254740993.01 })"},
        DispatchSeen{text("sev"), text("pair"), text("dev")},
        VoteRefused{text("sev"), text("pair"), text("dev"), text("ANSWER_WRONG")},
        ValidatorVoted{text("sev"), text("pair"), text("dev"), ChallengeState::Rejected, text("no"),
                       text("sha256:00"), text("ed25519:AA")},
        DispatchEnded{text("tnt"), text("sev"), ChallengeState::Rejected, text("no"), text("pair"),
                      text("evt"), true},
        RobotRegistered{text("rob"), text("CI"), text("cli"), "sealed", {text("phone_1"), text("phone_2")}},
        RobotRemoved{text("rob")},
        BatchLeased{text("bat"), text("rob"), {{text("ref"), text("tnt"), text("ins")}}, at},
        BatchRenewed{text("bat"), at},
        BatchReported{text("bat"), text("out of memory")},
        BatchEnded{text("bat")},
        ReferenceReported{text("bat"), text("ref"), text("cannot")},
        DisplayPainted{text("tnt"), text("ins"), text("sev"), text("dev"), R"({"title":"Pay"})"},
        HistoryForgotten{at},
    };
}

} // namespace

class TestEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAlternativeIsTried() { QCOMPARE(everyEvent().size(), std::variant_size_v<Event>); }

    void comesBackAsItWasWritten_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Event &event : everyEvent())
            QTest::newRow(typeOf(event).constData()) << index++;
    }

    void comesBackAsItWasWritten()
    {
        QFETCH(int, index);
        const Event event = everyEvent()[static_cast<std::size_t>(index)];
        QCOMPARE(event.index(), static_cast<std::size_t>(index));
        const Result<Event> back = readEvent(typeOf(event), payloadOf(event));
        QVERIFY(back);
        QCOMPARE(back->index(), event.index());
        QCOMPARE(payloadOf(*back), payloadOf(event));
    }

    void requestKeepsEveryByte()
    {
        const Event event = everyEvent()[10];
        const Result<Event> back = readEvent(typeOf(event), payloadOf(event));
        QCOMPARE(std::get<ChallengeCreated>(*back).request.toByteArray(),
                 QByteArray(R"({ "amount" : 9007199254740993.01 })"));
    }

    void aSharedRequestIsThatOfThePayload()
    {
        for (const std::size_t index : {std::size_t(10), std::size_t(11)}) {
            Event event = everyEvent()[index];
            const QByteArray payload = payloadOf(event);
            shareRequest(event, payload);
            const SharedBytes &request =
                index == 10 ? std::get<ChallengeCreated>(event).request : std::get<AlertSent>(event).request;
            QVERIFY(request.view().data() > payload.constData());
            QVERIFY(request.view().end() <= payload.cend());
            QCOMPARE(payloadOf(event), payload);
        }
    }

    void whatAnOlderVersionDidNotSayHasItsUsualMeaning()
    {
        const Result<Event> created =
            readEvent(ChallengeCreated::typeName, R"({"tenant_id":"tnt","custom_type":"totp","request":{}})");
        QVERIFY(created);
        QCOMPARE(std::get<ChallengeCreated>(*created).answerPath, AnswerPath::Relay);
        const Result<Event> tenant =
            readEvent(TenantProvisioned::typeName, R"({"tenant_id":"tnt","configuration":{}})");
        QVERIFY(tenant);
        QCOMPARE(std::get<TenantProvisioned>(*tenant).configuration.answerPath, AnswerPath::Relay);
    }

    void unknownWordIsNotUnderstood()
    {
        const Result<Event> event =
            readEvent(ChallengeCreated::typeName, R"({"custom_type":"totp","answer_path":"pigeon"})");
        QCOMPARE(event.error().code, QStringLiteral("EVENT_UNKNOWN"));
    }

    void unknownTypeIsNamed()
    {
        const Result<Event> event = readEvent("moon.landed", "{}");
        QCOMPARE(event.error().code, QStringLiteral("EVENT_UNKNOWN"));
        QVERIFY(event.error().message.contains(QStringLiteral("moon.landed")));
    }
};

QTEST_APPLESS_MAIN(TestEvents)
#include "tst_events.moc"
