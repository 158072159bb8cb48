#include "domain_samples.h"

#include "core/domain/painted_rules.h"

#include <QJsonArray>
#include <QtTest>

using namespace countersign;
using namespace countersign::domain;
using namespace countersign::domain::samples;
using namespace std::chrono_literals;

namespace {

const QByteArray display =
    R"("display":{"title":"Pay","subtitle":"Now","fields":[)"
    R"({"key":"amount","title":"Amount","value":"1000.00","data_type":"CURRENCY_USD"},)"
    R"({"key":"to","title":"To","value":"ACME","data_type":"PARTY_NAME"}]})";
const QByteArray transfer = R"("custom_type":"localAuth",)" + display;

PaintedDisplay painted()
{
    const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
    return {text("fr_FR"),
            text("Europe/Paris"),
            text("Pay"),
            text("Now"),
            {{text("Pay"), true, 900ms}, {text("Now"), true, 900ms}},
            {{text("amount"),
              text("Amount"),
              text("1000.00"),
              text("CURRENCY_USD"),
              {text("1 000,00 $US USD"), true, 850ms},
              {},
              false},
             {text("to"),
              text("To"),
              text("ACME"),
              text("PARTY_NAME"),
              {text("ACME"), true, 0ms},
              {text("Look twice.")},
              true}}};
}

/// Of somebody who saw all that was asked.
Answer approval()
{
    Answer answer;
    answer.localAuth = true;
    answer.painted = painted();
    answer.displayDigest = display::displayDigest(answer.painted->block());
    return answer;
}

Judgement judge(const RelayState &state, const Answer &answer)
{
    const PairedDevice &device = *state.device(QStringLiteral("dev_a"));
    return judgeAnswer(state.challenges().back(), answer, {device, {}, false, start, start}, countingIds());
}

QString codeOf(const Judgement &judgement)
{
    return judgement.refusal ? judgement.refusal->code : QString();
}

/// The answer as a device sends it.
Result<AddressedAnswer> readBack(const QByteArray &paintedMember)
{
    return readAnswer(
        json(R"({"instruction_id":"ins_1","decision":"approved","painted":)" + paintedMember + "}").root());
}

} // namespace

class TestPaintedRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReportIsReadAsItWasWritten()
    {
        const Result<AddressedAnswer> read = readBack(paintedJson(painted()));
        QVERIFY(read);
        QVERIFY(read->answer.painted == painted());
    }

    void namesEveryBadMember()
    {
        const Result<AddressedAnswer> read = readBack(
            R"({"locale":"en_US","time_zone":"UTC","title":"","heading":[{"text":"a","seen":1,"in_view_ms":0}],)"
            R"("fields":[{"key":"a","title":"A","value":5,"data_type":"TEXT","text":"5","seen":true,"in_view_ms":-1}]})");
        QVERIFY(!read);
        QStringList paths;
        for (const QJsonValue &field : read.error().details[QStringLiteral("fields")].toArray())
            paths.append(field.toObject()[QStringLiteral("path")].toString());
        QCOMPARE(paths,
                 QStringList({QStringLiteral("painted.subtitle"), QStringLiteral("painted.heading[0].seen"),
                              QStringLiteral("painted.fields[0].value"),
                              QStringLiteral("painted.fields[0].in_view_ms")}));
    }

    void boundsWhatIsKept()
    {
        PaintedDisplay large = painted();
        large.rows.resize(51, large.rows.back());
        QVERIFY(!readBack(paintedJson(large)));
        large = painted();
        large.heading.resize(9, large.heading.back());
        QVERIFY(!readBack(paintedJson(large)));
        large = painted();
        large.rows.front().notices.resize(33);
        QVERIFY(!readBack(paintedJson(large)));
    }

    void itIsKeptBeforeTheDecision()
    {
        RelayState state;
        populate(state);
        const Challenge &challenge = open(state, challengeBody(transfer));
        const Judgement judgement = judge(state, approval());
        QCOMPARE(codeOf(judgement), QString());
        QCOMPARE(judgement.events.size(), 2U);
        QVERIFY(std::holds_alternative<DisplayPainted>(judgement.events.front()));
        QVERIFY(std::holds_alternative<ChallengeDecided>(judgement.events.back()));
        for (const Event &event : judgement.events)
            state.apply(event, start + 5s);

        const auto kept = state.paintings().ofChallenge(QStringLiteral("tnt_a"), QStringLiteral("ins_1"));
        QCOMPARE(kept.size(), 1U);
        QCOMPARE(kept.front()->deviceId, QStringLiteral("dev_a"));
        QCOMPARE(kept.front()->at, start + 5s);
        QVERIFY(kept.front()->display() == painted());
        QCOMPARE(display::displayDigest(kept.front()->display().block()), challenge.displayDigest.toText());
        QVERIFY(state.paintings().ofChallenge(QStringLiteral("tnt_b"), QStringLiteral("ins_1")).empty());
        QVERIFY(state.paintings().ofDispatch(QStringLiteral("ins_1")).empty());
    }

    void withoutAScreenNothingIsKept()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody(transfer));
        Answer answer = approval();
        answer.painted.reset();
        QCOMPARE(judge(state, answer).events.size(), 1U);
    }

    void whatWasPaintedMustBeWhatWasSigned_data()
    {
        QTest::addColumn<PaintedDisplay>("other");
        const auto row = [](const char *name, auto change) {
            PaintedDisplay other = painted();
            change(other);
            QTest::newRow(name) << other;
        };
        row("title", [](PaintedDisplay &other) { other.title += u'!'; });
        row("subtitle", [](PaintedDisplay &other) { other.subtitle.clear(); });
        row("value", [](PaintedDisplay &other) { other.rows[0].value = QStringLiteral("1000.0"); });
        row("label", [](PaintedDisplay &other) { other.rows[1].title = QStringLiteral("From"); });
        row("type", [](PaintedDisplay &other) { other.rows[0].dataType = QStringLiteral("NUMBER"); });
        row("order", [](PaintedDisplay &other) { std::swap(other.rows[0], other.rows[1]); });
        row("a row less", [](PaintedDisplay &other) { other.rows.pop_back(); });
        row("a row twice", [](PaintedDisplay &other) { other.rows.push_back(other.rows.back()); });
    }

    void whatWasPaintedMustBeWhatWasSigned()
    {
        QFETCH(PaintedDisplay, other);
        RelayState state;
        populate(state);
        open(state, challengeBody(transfer));
        Answer answer = approval();
        answer.painted = other;
        const Judgement judgement = judge(state, answer);
        QCOMPARE(codeOf(judgement), QStringLiteral("DISPLAY_MISMATCH"));
        QVERIFY(judgement.events.empty());
    }

    void nobodyApprovesARowThatWasNotInView()
    {
        RelayState state;
        populate(state);
        open(state, challengeBody(transfer));
        Answer answer = approval();
        answer.painted->rows[1].painted.seen = false;
        const Judgement judgement = judge(state, answer);
        QCOMPARE(codeOf(judgement), QStringLiteral("DISPLAY_MISMATCH"));
        QCOMPARE(judgement.refusal->details[QStringLiteral("member")].toString(), QStringLiteral("painted"));
        QVERIFY(judgement.refusal->message.contains(QStringLiteral("\"to\"")));
        answer.decision = ChallengeState::Rejected;
        QCOMPARE(codeOf(judge(state, answer)), QString());
    }
};

QTEST_APPLESS_MAIN(TestPaintedRules)
#include "tst_painted_rules.moc"
