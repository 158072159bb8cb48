#include "core/base/json_form.h"
#include "core/domain/painted_display.h"
#include "core/tamper/example_block.h"
#include "core/tamper/tamper_trial.h"

#include <QTest>

using namespace countersign;
using namespace countersign::tamper;

namespace {

const Instant now = fromUnixMs(1'763'752'000'000);

TamperTrial played(TamperCase tampered, const display::DisplayBlock &block = exampleBlock())
{
    const Result<TamperTrial> trial = tryTampering(tampered, block, now);
    if (!trial)
        qFatal("%s", qPrintable(trial.error().message));
    return *trial;
}

/// Computed anew from the rows that the device reports.
QString digestOfRows(const TamperTrial &trial)
{
    JsonProblems problems;
    const Result<JsonDocument> painted = JsonDocument::parse(trial.painted);
    return display::displayDigest(domain::readPaintedDisplay(painted->root(), {}, problems).block());
}

QString textOfRow(const TamperTrial &trial, int row)
{
    return JsonDocument::parse(trial.painted)->root().member("fields").at(row).member("text").toString();
}

/// Check, who makes it, error code and clause; empty where nothing is caught.
QString caughtBy(const TamperTrial &trial)
{
    if (!trial.caught)
        return {};
    return QStringList{toWire(trial.caught->check), toWire(trial.caught->by), trial.caught->error.code,
                       toWire(*trial.clause())}
        .join(u' ');
}

QString behind(const TamperTrial &trial)
{
    return trial.behind ? trial.behind->error.code : QString();
}

} // namespace

class TestTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCaseIsCaughtWhereTheLabSays_data()
    {
        QTest::addColumn<TamperWhat>("what");
        QTest::addColumn<TamperWhere>("where");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("caught");
        QTest::addColumn<QString>("behind");
        using enum TamperWhat;
        using enum TamperWhere;
        const auto row = [](TamperWhat what, TamperWhere where, const char *part, const char *caught,
                            const char *behind = "") {
            QTest::addRow("%s, %s", qPrintable(toWire(what)), qPrintable(toWire(where)))
                << what << where << QString::fromLatin1(part) << QString::fromLatin1(caught)
                << QString::fromLatin1(behind);
        };
        const char *const hmac = "callback_hmac backend SIGNATURE_INVALID 5(2)";
        row(Amount, Push, "display.fields.amount", "digest relay DISPLAY_MISMATCH 5(1)(a)",
            "DISPLAY_MISMATCH");
        row(Amount, TamperWhere::Answer, "painted.fields.amount", "digest relay DISPLAY_MISMATCH 5(1)(c)",
            "DISPLAY_MISMATCH");
        row(Amount, Callback, "display_digest", hmac, "DISPLAY_MISMATCH");
        row(Amount, Request, "body.amount", "binding backend SUDO_INSTRUCTION_MISMATCH 5(1)(d)");
        row(Payee, Push, "display.fields.to", "digest relay DISPLAY_MISMATCH 5(1)(a)", "DISPLAY_MISMATCH");
        row(Payee, TamperWhere::Answer, "painted.fields.to", "digest relay DISPLAY_MISMATCH 5(1)(c)",
            "DISPLAY_MISMATCH");
        row(Payee, Callback, "display_digest", hmac, "DISPLAY_MISMATCH");
        row(Payee, Request, "body.to", "binding backend SUDO_INSTRUCTION_MISMATCH 5(1)(d)");
        row(Order, Push, "display.fields", "digest relay DISPLAY_MISMATCH 5(2)", "DISPLAY_MISMATCH");
        row(Order, TamperWhere::Answer, "painted.fields", "digest relay DISPLAY_MISMATCH 5(2)",
            "DISPLAY_MISMATCH");
        row(Order, Callback, "display_digest", hmac, "DISPLAY_MISMATCH");
        row(Order, Request, "body", "binding backend SUDO_INSTRUCTION_MISMATCH 5(2)");
        row(Bit, Push, "display.fields.amount", "digest relay DISPLAY_MISMATCH 5(2)", "DISPLAY_MISMATCH");
        row(Bit, TamperWhere::Answer, "device_signature", "signature relay DISPLAY_MISMATCH 5(1)(b)",
            "SIGNATURE_INVALID");
        row(Bit, Callback, "device_signature", hmac, "SIGNATURE_INVALID");
        row(Bit, Request, "body.amount", "binding backend SUDO_INSTRUCTION_MISMATCH 5(2)");
        row(Locale, Push, "locale", "");
        row(Locale, TamperWhere::Answer, "painted.locale", "");
        row(Locale, Callback, "locale", hmac);
        row(Locale, Request, "Accept-Language", "");
    }

    void eachCaseIsCaughtWhereTheLabSays()
    {
        QFETCH(TamperWhat, what);
        QFETCH(TamperWhere, where);
        const TamperTrial trial = played({what, where});
        QTEST(trial.part.plain(), "part");
        QTEST(caughtBy(trial), "caught");
        QTEST(behind(trial), "behind");
        QCOMPARE(trial.effect, trial.caught ? Effect::Refused : Effect::RanAsApproved);
        QVERIFY(trial.before != trial.after);
        QCOMPARE(digestOfRows(trial), trial.signedDigest);
        QCOMPARE(trial.askedDigest, display::displayDigest(exampleBlock()));
        if (trial.caught)
            QVERIFY(!trial.caught->error.message.isEmpty());
    }

    void theTableIsWhole() { QCOMPARE(allCases().size(), allWhats.size() * allWheres.size()); }

    /// The device paints and signs what it received: the digest tells, not the device.
    void whatThePhoneReceivesIsWhatItPaintsAndSigns()
    {
        const TamperTrial trial = played({TamperWhat::Amount, TamperWhere::Push});
        QCOMPARE(textOfRow(trial, 0), QStringLiteral("$9,000.00 USD"));
        QVERIFY(trial.signedDigest != trial.askedDigest);
        QVERIFY(trial.caught->error.message.contains(trial.signedDigest));
        QVERIFY(trial.caught->error.message.contains(trial.askedDigest));
    }

    /// Painted in another form, approved all the same: the digest is over the block as it was received.
    void anotherLocaleChangesTheFormAlone()
    {
        const TamperTrial trial = played({TamperWhat::Locale, TamperWhere::Push});
        QCOMPARE(textOfRow(trial, 0), QString::fromUtf8("1.000,00\u00a0$ USD"));
        QCOMPARE(trial.signedDigest, trial.askedDigest);
        QVERIFY(!trial.clause());
    }

    void theBindingNamesBothBodies()
    {
        const TamperTrial trial = played({TamperWhat::Order, TamperWhere::Request});
        QCOMPARE(trial.before.plain(), QStringLiteral("amount, to, account, on"));
        QCOMPARE(trial.after.plain(), QStringLiteral("to, amount, account, on"));
        QCOMPARE(trial.caught->error.message.count(QStringLiteral(" has ")), 2);
    }

    /// A tenant's text comes out guarded, and every case is caught whatever the block holds.
    void anyBlockWillDo()
    {
        display::DisplayBlock block = exampleBlock();
        block.subtitle.clear();
        block.fields[0].value = QStringLiteral("9,9\"\\\u202e");
        block.fields[0].dataType = QStringLiteral("AMOUNT");
        block.fields[1].value = QString::fromUtf8("Müller \U0001F600\n");
        block.fields[2].form = display::ValueForm::SourceText;
        block.fields[2].value = QStringLiteral("12.50");
        for (const TamperCase tampered : allCases()) {
            const TamperTrial trial = played(tampered, block);
            QCOMPARE(trial.caught.has_value(), played(tampered).caught.has_value());
            QCOMPARE(digestOfRows(trial), trial.signedDigest);
        }
        const TamperTrial trial = played({TamperWhat::Amount, TamperWhere::Request}, block);
        const Result<JsonDocument> painted = JsonDocument::parse(trial.painted);
        QVERIFY(painted->root().member("fields").at(0).member("notices").size() > 0);
        QCOMPARE(trial.before.plain(), QStringLiteral("9,9\"\\⟨U+202E⟩"));
        QCOMPARE(trial.after.plain(), QStringLiteral("8,9\"\\⟨U+202E⟩"));
    }

    void whatCannotBeChangedIsRefused()
    {
        display::DisplayBlock block = exampleBlock();
        block.fields.erase(block.fields.begin(), block.fields.begin() + 3);
        for (const TamperWhat what : {TamperWhat::Amount, TamperWhat::Payee, TamperWhat::Order}) {
            const Result<TamperTrial> trial = tryTampering({what, TamperWhere::Push}, block, now);
            QVERIFY(!trial);
            QCOMPARE(trial.error().code, QStringLiteral("VALIDATION_FAILED"));
            QVERIFY(trial.error().message.startsWith(QStringLiteral("block ")));
        }
    }

    void keysAreOfOneTrial()
    {
        const TamperCase tampered{TamperWhat::Bit, TamperWhere::Answer};
        QVERIFY(played(tampered).before != played(tampered).before);
    }
};

QTEST_APPLESS_MAIN(TestTrial)
#include "tst_trial.moc"
