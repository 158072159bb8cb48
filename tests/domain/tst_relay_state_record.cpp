#include "domain_samples.h"

#include "core/signing/digest.h"

#include <QtTest>

#include <set>

using namespace countersign;
using namespace countersign::domain;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

TenantConfiguration configuration()
{
    TenantConfiguration configuration;
    configuration.rateLimitPerMinute = 77;
    configuration.callbackUrlBase = text("https://example.com");
    configuration.brandingDisplayName = text("Größe \"x\"");
    configuration.qrLoginAllowedOrigins = {text("https://example.com")};
    configuration.answerPath = AnswerPath::Backend;
    return configuration;
}

struct Happening
{
    Event event;
    Instant at{};
};

/// The events of a relay's life: each kind of them, and things left in each of their states. Every one has its time.
std::vector<Happening> history()
{
    const Instant end = samples::start + std::chrono::hours(1);
    const auto expiry = [end](int n) { return end + std::chrono::seconds(n); };
    const PairingUser user{text("1"),
                           text("Jane"),
                           text("j@example.com"),
                           text("+33"),
                           text("J"),
                           text("D"),
                           text("https://example.com/l.png")};
    const auto registered = [&](const char *proof, const char *pairing, const char *device, int n) {
        return DeviceRegistered{text(proof),   text(pairing), text("usr"),   text(device),
                                text("push"),  text("ios"),   text("phone"), QByteArray(32, '\x7f'),
                                "sealed totp", text("ses"),   expiry(n)};
    };
    const auto created = [&](const char *id, int n) {
        return ChallengeCreated{text("tnt"),
                                text("pair"),
                                text(id),
                                CustomType::Totp,
                                text("pay"),
                                DisplayDigest::fromHash(QByteArray(32, '\x01')),
                                expiry(n),
                                {{text("dev"), text("msg")}, {text("dev2"), QString()}},
                                SharedBytes(R"({"amount":9007199254740993.01})"),
                                AnswerPath::Backend};
    };
    const auto decided = [&](const char *id, const char *eventId) {
        return ChallengeDecided{
            text("tnt"), text(id),           ChallengeState::Rejected, text("dev"),        text("no"),
            42,          58791733,           text("sha256:00"),        text("ed25519:AA"), text(eventId),
            true,        AnswerPath::Backend};
    };
    const auto dispatched = [&](const char *id, int n) {
        return DispatchCreated{text("tnt"),
                               text(id),
                               SudoEventType::DelegatedAction,
                               SudoActionType::Upsert,
                               text(id),
                               DataAccess::Dynamic,
                               text("sha256:00"),
                               expiry(n),
                               2,
                               3,
                               {{text("pair"), {{text("dev"), text("msg")}}}, {text("pair2"), {}}},
                               R"({"title":"\u00e9"})"};
    };
    const std::vector<Event> events{
        TenantProvisioned{text("tnt"), text("Example"), "sealed", configuration()},
        TenantProvisioned{text("tnt2"), text("\uFEFFmarked"), "sealed", {}},
        TenantUpdated{text("tnt2"), text("Example 2"), configuration()},
        TenantSecretRotated{text("tnt"), "sealed again"},
        TenantStateChanged{text("tnt2"), TenantState::Suspended},
        PairingPrepared{text("used"), text("tnt"), text("hash"), user, expiry(1)},
        PairingPrepared{text("used2"), text("tnt2"), text("hash2"), {}, expiry(2)},
        PairingPrepared{text("open"), text("tnt"), text("hash"), user, expiry(3)},
        PairingPrepared{text("late"), text("tnt"), text("hash"), user, expiry(4)},
        PairingProofExpired{text("late")},
        registered("used", "pair", "dev", 5),
        registered("used2", "pair2", "dev2", 6),
        registered("used2", "pair2", "dev3", 7),
        registered("used2", "pair2", "dev4", 8),
        DeviceRefreshed{text("dev"), text("push 2"), text("ses 2"), expiry(9)},
        DeviceSessionExpired{text("dev2")},
        DeviceUnpaired{text("dev3")},
        created("pending", 10),
        created("answered", 11),
        AlertSent{text("tnt"),
                  text("pair"),
                  text("alert"),
                  DisplayDigest::fromHash(QByteArray(32, '\x02')),
                  {{text("dev"), text("msg2")}},
                  SharedBytes(R"({"title":"New sign-in"})")},
        ChallengeSeen{text("tnt"), text("answered"), text("dev")},
        AnswerRefused{text("tnt"), text("answered"), text("dev"), text("ANSWER_WRONG")},
        decided("answered", "evt"),
        created("told", 12),
        decided("told", "evt2"),
        CallbackAttempted{text("evt"), 503, text("busy"), CallbackState::Failed, {}, Milliseconds(12), 0},
        CallbackRequeued{text("evt")},
        CallbackAttempted{text("evt2"), 200, {}, CallbackState::Delivered, {}, Milliseconds(3), 0},
        QrLoginInitiated{text("waiting"), text("tnt"), text("https://example.com"), QByteArray(32, '\x7f'),
                         expiry(13)},
        QrLoginInitiated{text("done"), text("tnt"), text("https://example.com"), QByteArray(32, '\x01'),
                         expiry(14)},
        QrLoginInitiated{text("over"), text("tnt"), text("https://example.com"), QByteArray(32, '\0'),
                         expiry(15)},
        QrLoginScanned{text("done"), text("pair"), text("dev")},
        QrLoginAnswered{text("done"), QrLoginState::Approved, text("dev"), text("yes"), text("ed25519:AA")},
        QrLoginConsumed{text("done")},
        QrLoginExpired{text("over")},
        GroupUpserted{text("tnt"), text("board"), text("The board"), {text("a"), text("b")}},
        DelegationGranted{text("tnt2"), text("tnt")},
        dispatched("asked", 16),
        dispatched("ended", 17),
        DispatchSeen{text("ended"), text("pair"), text("dev")},
        VoteRefused{text("ended"), text("pair"), text("dev"), text("ANSWER_WRONG")},
        ValidatorVoted{text("ended"), text("pair"), text("dev"), ChallengeState::Rejected, text("no"),
                       text("sha256:00"), text("ed25519:AA")},
        DispatchEnded{text("tnt"), text("ended"), ChallengeState::Rejected, text("no"), text("pair"),
                      text("evt3"), true},
        created("returned", 18),
        RobotRegistered{text("rob"), text("CI"), text("cli"), "sealed", {text("phone_1")}},
        RobotRegistered{text("rob2"), text("gone"), text("cli2"), "sealed", {}},
        RobotRemoved{text("rob2")},
        BatchLeased{text("bat"), text("rob"), {{text("ref"), text("tnt"), text("pending")}}, expiry(19)},
        BatchRenewed{text("bat"), expiry(20)},
        BatchLeased{text("bat2"), text("rob"), {{text("ref2"), text("tnt"), text("returned")}}, expiry(21)},
        ReferenceReported{text("bat2"), text("ref2"), text("cannot")},
        BatchReported{text("bat2"), text("too hard")},
        BatchLeased{text("bat3"), text("rob"), {{text("ref2"), text("tnt"), text("returned")}}, expiry(22)},
        BatchEnded{text("bat3")},
        DisplayPainted{text("tnt"), text("answered"), {}, text("dev"), R"({"title":"Pay"})"},
        DisplayPainted{text("tnt"), {}, text("ended"), text("dev"), R"({"title":"Run"})"},
        HistoryForgotten{samples::start},
    };
    std::vector<Happening> history;
    for (const Event &event : events)
        history.push_back({event, samples::start + Milliseconds(history.size())});
    return history;
}

void follow(RelayState &state, std::vector<Happening>::const_iterator from,
            std::vector<Happening>::const_iterator to)
{
    for (auto each = from; each != to; ++each)
        state.apply(each->event, each->at);
}

/// Everything that is going to expire, as it will.
QByteArrayList expiries(RelayState &state)
{
    QByteArrayList expiries;
    while (const std::optional<Instant> next = state.nextExpiry()) {
        for (const Event &event : state.expire(*next, samples::countingIds()))
            expiries.append(QByteArray::number(toUnixMs(*next)) + ' ' + typeOf(event) + ' '
                            + payloadOf(event));
    }
    return expiries;
}

/// What is found by each of the names that the history gives.
template<typename Find>
bool findTheSame(Find find, std::initializer_list<const char *> names)
{
    return std::all_of(names.begin(), names.end(), [&find](const char *name) {
        const auto [a, b] = find(text(name));
        return (a == nullptr) == (b == nullptr) && (!a || *a == *b);
    });
}

} // namespace

class TestRelayStateRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHistoryHasEveryKindOfEvent()
    {
        std::set<std::size_t> kinds;
        for (const Happening &each : history())
            kinds.insert(each.event.index());
        QCOMPARE(kinds.size(), std::variant_size_v<Event>);
    }

    /// Wherever it is cut: what was before in a snapshot and what follows from it.
    void aSnapshotStandsForTheEventsBefore()
    {
        const std::vector<Happening> all = history();
        RelayState whole;
        follow(whole, all.begin(), all.end());
        for (auto cut = all.begin();; ++cut) {
            RelayState before;
            follow(before, all.begin(), cut);
            RelayState after;
            QVERIFY(after.restore(before.save().joined()));
            QVERIFY(after.save() == before.save());
            follow(after, cut, all.end());
            compare(after, whole);
            if (QTest::currentTestFailed() || cut == all.end())
                break;
        }
    }

    void itExpiresTheSame()
    {
        const std::vector<Happening> all = history();
        RelayState whole;
        follow(whole, all.begin(), all.end());
        RelayState restored;
        QVERIFY(restored.restore(whole.save().joined()));
        const QByteArrayList expected = expiries(whole);
        QCOMPARE(expected.size(), 8);
        QCOMPARE(expiries(restored), expected);
    }

    void whatIsCutShortChangesNothing()
    {
        const std::vector<Happening> all = history();
        RelayState whole;
        follow(whole, all.begin(), all.end());
        const QByteArray bytes = whole.save().joined();
        RelayState state;
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!state.restore(QByteArrayView(bytes).first(size)));
        QVERIFY(!state.restore(bytes + '\0'));
        QVERIFY(state.tenants().empty() && state.challenges().empty() && state.callbacks().empty());
    }

    /// Where this fails while the history above is the same, a version of the program would misread the snapshots of
    /// another: count snapshotFormat on. Either way the new digest belongs here.
    void theFormatIsTheOneThatItsNumberSays()
    {
        const std::vector<Happening> all = history();
        RelayState whole;
        follow(whole, all.begin(), all.end());
        QCOMPARE(RelayState::snapshotFormat, 5U);
        QCOMPARE(signing::sha256(whole.save().joined()).toHex().first(16), QByteArray("4b1b566c29c768e4"));
    }

private:
    static void compare(const RelayState &a, const RelayState &b)
    {
        QVERIFY(a.save() == b.save());
        QVERIFY(a.tenants() == b.tenants());
        QVERIFY(a.pairings() == b.pairings());
        QVERIFY(a.challenges() == b.challenges());
        QVERIFY(a.dispatches() == b.dispatches());
        QVERIFY(a.callbacks() == b.callbacks());
        const auto both = [&](auto find) {
            return [&a, &b, find](const QString &name) { return std::pair(find(a, name), find(b, name)); };
        };
        const QString tenant = text("tnt");
        using State = const RelayState &;
        using Name = const QString &;
        QVERIFY(findTheSame(both([](State s, Name id) { return s.tenant(id); }), {"tnt", "tnt2"}));
        QVERIFY(findTheSame(both([](State s, Name id) { return s.proof(id); }),
                            {"used", "used2", "open", "late"}));
        QVERIFY(findTheSame(both([](State s, Name id) { return s.device(id); }),
                            {"dev", "dev2", "dev3", "dev4"}));
        QVERIFY(findTheSame(both([](State s, Name id) { return s.pairingOfDevice(id); }), {"dev", "dev3"}));
        QVERIFY(findTheSame(both([](State s, Name id) { return s.pairingOfRelayUser(id); }), {"usr"}));
        QVERIFY(
            findTheSame(both([&](State s, Name id) { return s.pairingOf(tenant, id); }), {"hash", "hash2"}));
        QVERIFY(findTheSame(both([&](State s, Name id) { return s.challenge(tenant, id); }),
                            {"pending", "answered", "told", "alert"}));
        QVERIFY(findTheSame(both([&](State s, Name id) { return s.group(tenant, id); }), {"board"}));
        QVERIFY(findTheSame(both([&](State s, Name id) { return s.grant(id, tenant); }), {"tnt2", "tnt"}));
        QVERIFY(findTheSame(both([](State s, Name id) { return s.dispatch(id); }), {"asked", "ended"}));
        QVERIFY(findTheSame(both([&](State s, Name id) { return s.dispatchByKey(tenant, id); }),
                            {"asked", "ended"}));
        QVERIFY(findTheSame(both([](State s, Name id) { return s.callback(id); }), {"evt", "evt2", "evt3"}));
        QVERIFY(
            findTheSame(both([](State s, Name id) { return s.qrLogin(id); }), {"waiting", "done", "over"}));
        compare(a.robots(), b.robots());
        QVERIFY(a.paintings().all() == b.paintings().all());
        QCOMPARE(a.paintings().ofChallenge(tenant, text("answered")).size(),
                 b.paintings().ofChallenge(tenant, text("answered")).size());
        QCOMPARE(a.paintings().ofDispatch(text("ended")).size(),
                 b.paintings().ofDispatch(text("ended")).size());
    }

    static void compare(const RobotBook &a, const RobotBook &b)
    {
        const auto openIn = [](const RobotBook &book) {
            QStringList open;
            book.visitOpen([&](const Challenge &challenge) {
                const RobotBatch *holder = book.holder({challenge.tenantId, challenge.instructionId});
                open.append(challenge.instructionId + QLatin1Char(' ') + (holder ? holder->id : QString()));
                return true;
            });
            return open;
        };
        QCOMPARE(openIn(a), openIn(b));
        for (const char *client : {"cli", "cli2"})
            QCOMPARE(a.findByClient(text(client)) == nullptr, b.findByClient(text(client)) == nullptr);
        QCOMPARE(a.handled(text("ref2")) == nullptr, b.handled(text("ref2")) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestRelayStateRecord)
#include "tst_relay_state_record.moc"
