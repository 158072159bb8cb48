#include "core/device/reply.h"

#include "core/domain/challenge_rules.h"
#include "core/signing/totp.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace countersign;
using namespace countersign::device;
using namespace std::chrono_literals;
using domain::CustomType;

namespace {

/// Ten seconds into a time step.
constexpr Instant realNow = fromUnixMs(1'782'036'930'000) + 10s;
constexpr qint64 runningStep = 1'782'036'930 / 30;

struct Desk
{
    Device device;
    DevicePairing pairing;
    InboxItem item;

    explicit Desk(CustomType type)
    {
        device.key = signing::newDeviceKey();
        pairing.totpSecret = signing::newTotpSecret();
        item.key = {QStringLiteral("tnt_1"), QStringLiteral("ins-1")};
        item.customType = type;
        item.displayDigest = display::displayDigest(item.display);
        if (type == CustomType::GoldenNumber)
            item.numbers = {17, 42, 99};
    }

    [[nodiscard]] Result<Reply> compose(const Answer &answer) const
    {
        return composeReply(device, pairing, item, answer, realNow);
    }
    [[nodiscard]] QString codeOf(qint64 step) const
    {
        return signing::totpCode(pairing.totpSecret, Instant(step * Milliseconds(signing::totpPeriod)));
    }
};

QJsonObject bodyOf(const Result<Reply> &reply)
{
    return reply ? QJsonDocument::fromJson(reply->body).object() : QJsonObject();
}

/// What proves the answer: everything else is in every reply.
QJsonObject proofOf(const Result<Reply> &reply)
{
    QJsonObject body = bodyOf(reply);
    for (const char *member :
         {"instruction_id", "decision", "custom_type", "display_digest", "device_signature"})
        body.remove(QLatin1String(member));
    return body;
}

} // namespace

class ReplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheRelayWhatWasPainted()
    {
        Desk desk(CustomType::LocalAuth);
        desk.device.locale = QStringLiteral("fr_FR");
        desk.item.display.title = QStringLiteral("Pay");
        desk.item.display.fields.resize(2);
        desk.item.display.fields[0].key = QStringLiteral("to");
        desk.item.display.fields[1].key = QStringLiteral("why");
        for (display::ValidationField &field : desk.item.display.fields)
            field.title = field.value = field.dataType = QStringLiteral("TEXT");
        desk.item.displayDigest = display::displayDigest(desk.item.display);
        Answer answer;
        const QByteArray body = desk.compose(answer)->body;
        QCOMPARE(withPainted(body, desk.device, desk.item, answer), body);

        answer.painted = PaintedCard{
            {},
            {{QStringLiteral("to"), {QStringLiteral("ACME"), true, 7ms}, {QStringLiteral("Look.")}, true}}};
        const QByteArray told = withPainted(body, desk.device, desk.item, answer);
        const auto read = domain::readAnswer(JsonDocument::parse(told)->root());
        QVERIFY(read);
        const domain::PaintedDisplay &painted = *read->answer.painted;
        QCOMPARE(painted.locale, QStringLiteral("fr_FR"));
        QCOMPARE(display::displayDigest(painted.block()), read->answer.displayDigest);
        QCOMPARE(painted.rows[0].painted, (domain::PaintedText{QStringLiteral("ACME"), true, 7ms}));
        QVERIFY(painted.rows[0].revealed);
        QVERIFY(!painted.rows[1].painted.seen); // no row was there for it
    }

    void signsTheDecision()
    {
        const Desk desk(CustomType::LocalAuth);
        for (const auto &[decision, word] :
             {std::pair(Decision::Approve, "approved"), {Decision::Deny, "rejected"}}) {
            const QJsonObject body = bodyOf(desk.compose({.decision = decision}));
            QCOMPARE(body[QStringLiteral("instruction_id")].toString(), QStringLiteral("ins-1"));
            QCOMPARE(body[QStringLiteral("decision")].toString(), QLatin1String(word));
            QCOMPARE(body[QStringLiteral("custom_type")].toString(), QStringLiteral("localAuth"));
            QCOMPARE(body[QStringLiteral("display_digest")].toString(), desk.item.displayDigest);
            const Result<QByteArray> signature =
                signing::decodeDeviceSignature(body[QStringLiteral("device_signature")].toString());
            QVERIFY(signature);
            const QByteArray message = QByteArray("countersign-decision:v1\nins-1\n") + word + '\n'
                + desk.item.displayDigest.toLatin1();
            QVERIFY(signing::verifyDeviceSignature(desk.device.key.publicKey, message, *signature));
        }
    }

    void proves_data()
    {
        QTest::addColumn<CustomType>("type");
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QJsonObject>("proof");
        const auto row = [](const char *tag, CustomType type, const Answer &answer,
                            const QJsonObject &proof) { QTest::newRow(tag) << type << answer << proof; };
        const QString code = QStringLiteral("totp_code");
        const QString number = QStringLiteral("number");
        const QString localAuth = QStringLiteral("local_auth");
        const QString reason = QStringLiteral("reason");
        row("local authentication by itself", CustomType::LocalAuth, {}, {{localAuth, true}});
        row("local authentication failed", CustomType::LocalAuth, {.localAuth = false}, {{localAuth, false}});
        row("a code is sent as it was typed", CustomType::Totp, {.totpCode = QStringLiteral("12 34")},
            {{code, QStringLiteral("12 34")}});
        row("a number is sent as it was chosen", CustomType::GoldenNumber, {.number = 5}, {{number, 5}});
        row("what the type does not ask is left out", CustomType::GoldenNumber,
            {.totpCode = QStringLiteral("123456"), .number = 42, .localAuth = true}, {{number, 42}});
        row("a reason", CustomType::LocalAuth, {.reason = QStringLiteral("fine")},
            {{localAuth, true}, {reason, QStringLiteral("fine")}});
        for (const CustomType type : {CustomType::LocalAuth, CustomType::Totp, CustomType::GoldenNumber})
            row("a denial proves nothing", type,
                {.decision = Decision::Deny, .reason = QStringLiteral("not me")},
                {{reason, QStringLiteral("not me")}});
    }

    void proves()
    {
        QFETCH(const CustomType, type);
        QFETCH(const Answer, answer);
        QTEST(proofOf(Desk(type).compose(answer)), "proof");
    }

    void fillsInTheRunningCode()
    {
        const Desk desk(CustomType::Totp);
        const Result<Reply> reply = desk.compose({});
        QVERIFY(reply);
        QCOMPARE(proofOf(reply)[QStringLiteral("totp_code")].toString(), desk.codeOf(runningStep));
        QCOMPARE(reply->totpStep, runningStep);
    }

    void showsTheNextCodeWhenOneIsSpent()
    {
        Desk desk(CustomType::Totp);
        desk.pairing.lastTotpStep = runningStep;
        const Result<Reply> reply = desk.compose({});
        QVERIFY(reply);
        QCOMPARE(reply->totpStep, runningStep + 1);
        QCOMPARE(proofOf(reply)[QStringLiteral("totp_code")].toString(), desk.codeOf(runningStep + 1));
        QCOMPARE(shownTotpCode(desk.pairing, realNow), desk.codeOf(runningStep + 1));

        desk.pairing.lastTotpStep = runningStep - 1;
        QCOMPARE(shownTotpStep(desk.pairing, realNow), runningStep);
    }

    void noCodeLeft()
    {
        Desk desk(CustomType::Totp);
        desk.pairing.lastTotpStep = runningStep + 1;
        const Result<Reply> reply = desk.compose({});
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, QStringLiteral("ANSWER_INCOMPLETE"));
        // The code after the next one counts as soon as the next step runs, in 20 seconds.
        QVERIFY2(reply.error().message.contains(QLatin1String(" 20 s")), qPrintable(reply.error().message));
        QVERIFY(composeReply(desk.device, desk.pairing, desk.item, {}, realNow + 20s));
    }

    void aTypedCodeIsSpentToo()
    {
        const Desk desk(CustomType::Totp);
        for (const qint64 step : {runningStep - 1, runningStep, runningStep + 1})
            QCOMPARE(desk.compose({.totpCode = desk.codeOf(step)})->totpStep, step);
        QVERIFY(!desk.compose({.totpCode = QStringLiteral("nothing")})->totpStep);
        QVERIFY(!desk.compose({.decision = Decision::Deny})->totpStep);
    }

    void aNumberMustBeChosen()
    {
        Desk desk(CustomType::GoldenNumber);
        const Result<Reply> reply = desk.compose({});
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, QStringLiteral("ANSWER_INCOMPLETE"));
        QVERIFY(reply.error().message.contains(QLatin1String("17, 42, 99")));

        desk.item.numbers = {42};
        QCOMPARE(proofOf(desk.compose({}))[QStringLiteral("number")].toInt(), 42);
    }
};

QTEST_GUILESS_MAIN(ReplyTest)
#include "tst_reply.moc"
