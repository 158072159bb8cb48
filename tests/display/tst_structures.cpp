#include "core/display/decimal_math.h"
#include "render_one.h"

#include <QTest>

using namespace countersign::display;

namespace {

RenderedField renderWith(const char *type, const QString &value, const QByteArray &options,
                         const char *locale = "en_US", Masking masking = Masking::Apply)
{
    ValidationField field = fieldOf(QString::fromLatin1(type), value);
    field.options = QJsonDocument::fromJson(options).object();
    RenderSettings settings;
    settings.locale = QString::fromLatin1(locale);
    settings.masking = masking;
    return renderField(field, settings);
}

Decimal decimal(const char *text)
{
    return readDecimal(QString::fromLatin1(text)).value();
}

QString marked(const RenderedField &row, Accent accent)
{
    QString text;
    for (const TextRun &run : row.presentation.runs) {
        if (run.accent == accent)
            text += row.text.plain().mid(run.start, run.length);
    }
    return text;
}

} // namespace

class StructuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsNumberTheirRowsAndSumUp()
    {
        const RenderedField row = renderWith("LIST", QStringLiteral(R"(["120.00","79.90"])"),
                                             R"({"data_type":"CURRENCY_EUR","total":"199.90"})", "fr_FR");
        QVERIFY(row.valid);
        QCOMPARE(row.text.plain(), QStringLiteral("1. 120,00\u00A0€ EUR\n2. 79,90\u00A0€ EUR"));
        QCOMPARE(row.annotation.plain(), QStringLiteral("Lignes: 2 · Total: 199,90\u00A0€ EUR"));
    }

    void sumsAreExact()
    {
        const RenderedField row =
            renderWith("LIST", QStringLiteral(R"(["9007199254740993.01","0.01","-0.02"])"),
                       R"({"data_type":"CURRENCY_USD","total":"9007199254740993.00"})");
        QVERIFY(row.valid);
        QVERIFY(row.annotation.plain().contains(QStringLiteral("$9,007,199,254,740,993.00")));
    }

    void sumsAreOfOneCurrency()
    {
        const RenderedField row =
            renderWith("LIST", QStringLiteral(R"(["1.00 EUR","1.00 USD"])"), R"({"data_type":"AMOUNT"})");
        QVERIFY(row.valid);
        QCOMPARE(row.annotation.plain(), QStringLiteral("Rows: 2"));
        QVERIFY(!renderWith("LIST", QStringLiteral(R"(["1.00 EUR","1.00 USD"])"),
                            R"({"data_type":"AMOUNT","total":"2.00"})")
                     .valid);
    }

    void wrongTotalsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("total");
        for (const char *total : {"\"2.01\"", "\"2 EUR\"", "\"2.00 USD extra\"", "2", "\"two\"", "null"})
            QTest::newRow(total) << QByteArray(total);
    }

    void wrongTotalsAreRefused()
    {
        QFETCH(QByteArray, total);
        const RenderedField row = renderWith("LIST", QStringLiteral(R"(["1.00","1.00"])"),
                                             "{\"data_type\":\"CURRENCY_USD\",\"total\":" + total + '}');
        QVERIFY(!row.valid);
    }

    void cellsKeepTheirMasks()
    {
        const QString ibans = QStringLiteral(R"(["DE89370400440532013000"])");
        const RenderedField hidden = renderWith("LIST", ibans, R"({"data_type":"IBAN"})");
        QCOMPARE(hidden.text.plain(), QStringLiteral("1. DE89 •••• •••• •••• ••30 00"));
        QVERIFY(hidden.masked && hidden.maskable);
        const RenderedField shown =
            renderWith("LIST", ibans, R"({"data_type":"IBAN"})", "en_US", Masking::Reveal);
        QCOMPARE(shown.text.plain(), QStringLiteral("1. DE89 3704 0044 0532 0130 00"));
        QVERIFY(!shown.masked && shown.maskable);
        const RenderedField card = renderWith("LIST", QStringLiteral(R"(["4111111111111111"])"),
                                              R"({"data_type":"CARD_PAN"})", "en_US", Masking::Reveal);
        QVERIFY(card.masked && !card.maskable);
        QVERIFY(!card.text.plain().contains(QStringLiteral("1111 1111")));
    }

    void whatStandsInACellIsGuarded()
    {
        const RenderedField row = renderWith("TABLE", QStringLiteral(R"([["a\u202Eb","c\nd"]])"),
                                             R"({"columns":[{"title":"x\u200By","data_type":"TEXT"},)"
                                             R"({"title":"z","data_type":"NOTE"}]})");
        QVERIFY(row.valid);
        QCOMPARE(row.presentation.table->columns[0].title.plain(), QStringLiteral("x⟨U+200B⟩y"));
        QVERIFY(row.text.plain().contains(QStringLiteral("a⟨U+202E⟩b")));
        QVERIFY(!row.warnings.empty());
    }

    void containersHoldNoContainers()
    {
        QVERIFY(!renderWith("LIST", QStringLiteral(R"(["[1]"])"), R"({"data_type":"LIST"})").valid);
        QVERIFY(
            !renderWith("DIFF", QStringLiteral(R"({"old":"[1]","new":"[2]"})"), R"({"data_type":"TABLE"})")
                 .valid);
        QVERIFY(!renderWith("LIST", QStringLiteral(R"(["1"])"), R"({"data_type":"HOLOGRAM"})").valid);
    }

    void changesAreMarked_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("removed");
        QTest::addColumn<QString>("added");
        const auto row = [](const QString &before, const QString &after, const QString &removed,
                            const QString &added) {
            QTest::newRow(qPrintable(before + u'/' + after)) << before << after << removed << added;
        };
        row(QStringLiteral("Household"), QStringLiteral("Household account"), {}, QStringLiteral(" account"));
        row(QStringLiteral("abcd"), QStringLiteral("abXd"), QStringLiteral("c"), QStringLiteral("X"));
        row(QStringLiteral("aa"), QStringLiteral("aaa"), {}, QStringLiteral("a"));
        // An accent belongs to its letter, and half a surrogate pair is no character.
        row(QStringLiteral("cafe"), QStringLiteral("cafe\u0301"), QStringLiteral("e"),
            QStringLiteral("e\u0301"));
        row(QStringLiteral("\U0001F600"), QStringLiteral("\U0001F601"), QStringLiteral("\U0001F600"),
            QStringLiteral("\U0001F601"));
    }

    void changesAreMarked()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, removed);
        QFETCH(QString, added);
        const QString value = QStringLiteral(R"({"old":"%1","new":"%2"})").arg(before, after);
        const RenderedField row = renderWith("DIFF", value, "{}");
        QVERIFY(row.valid);
        QCOMPARE(row.text.plain(), QStringLiteral("%1 → %2").arg(before, after));
        QCOMPARE(marked(row, Accent::Removed), removed);
        QCOMPARE(marked(row, Accent::Added), added);
    }

    void conversionsHoldTheirRate_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("rate");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char *value, const char *rate, bool valid) {
            QTest::addRow("%s at %s", value, rate)
                << QString::fromLatin1(value) << QString::fromLatin1(rate) << valid;
        };
        row("100.00 EUR -> 108.30 USD", "1.083", true);
        row("100.00 EUR -> 108.30 USD", "1.08304", true);
        row("100.00 EUR -> 108.31 USD", "1.0831", true);
        row("100.00 EUR -> 108.31 USD", "1.083", false);
        row("100.00 EUR -> 108.29 USD", "1.083", false);
        row("1 USD -> 0.307 KWD", "0.3069", true);
        row("100.00 EUR -> 16913 JPY", "169.1277", true);
        row("100.00 EUR -> 16914 JPY", "169.1277", false);
    }

    void conversionsHoldTheirRate()
    {
        QFETCH(QString, value);
        QFETCH(QString, rate);
        QFETCH(bool, valid);
        const QByteArray options = "{\"rate\":\"" + rate.toLatin1() + "\"}";
        QCOMPARE(renderWith("AMOUNT_CONVERSION", value, options).valid, valid);
    }

    void conversionsShowBothSides()
    {
        const RenderedField row = renderWith("AMOUNT_CONVERSION", QStringLiteral("100.00 EUR -> 16913 JPY"),
                                             R"({"rate":"169.1277","dynamic":true})");
        QCOMPARE(row.oneLine(), QStringLiteral("€100.00 EUR → ¥16,913 JPY (Rate: 169.1277, indicative)"));
    }

    void arithmeticKeepsEveryDigit()
    {
        const Decimal terms[] = {decimal("0.1"), decimal("0.20"), decimal("-1"), decimal("0.007")};
        QCOMPARE(sumOf(terms).text, QByteArray("-0.693"));
        QCOMPARE(sumOf({}).text, QByteArray("0"));
        const Decimal huge[] = {decimal(QByteArray(999, '9').constData()), decimal("0.0000000000000000001")};
        QCOMPARE(sumOf(huge).text, QByteArray(999, '9') + ".0000000000000000001");
        QVERIFY(areEqual(decimal("1.50"), decimal("1.5")));
        QVERIFY(areEqual(decimal("0"), decimal("-0.00")));
        QVERIFY(!areEqual(decimal("1.5"), decimal("-1.5")));
    }

    void picturesAreDecoded()
    {
        const DataType *type = findDataType(u"IMAGE");
        const RenderedField row = renderOne(*type, type->examples[0]);
        QVERIFY(row.presentation.picture);
        const Picture &picture = *row.presentation.picture;
        QCOMPARE(row.text.plain(), QStringLiteral("PNG 16 × 16"));
        QCOMPARE(picture.pixels.size(), qsizetype(picture.width) * picture.height * 4);
        QCOMPARE(picture.pixels.first(4).toHex(), QByteArray("e2e8f0ff"));
        QCOMPARE(picture.pixels.mid(16, 4).toHex(), QByteArray("2563ebff"));
    }

    void damagedPicturesAreRefused()
    {
        const DataType *type = findDataType(u"IMAGE");
        const QString whole = QString::fromUtf16(type->examples[0].value);
        for (qsizetype at = 60; at + 8 < whole.size(); at += 7) {
            QString damaged = whole;
            damaged[at] = damaged[at] == u'A' ? u'B' : u'A';
            const RenderedField row = renderOne(QStringLiteral("IMAGE"), damaged);
            QVERIFY(!row.valid || row.presentation.picture->width <= 16);
        }
        QVERIFY(!renderOne(QStringLiteral("IMAGE"), whole.chopped(24)).valid);
        QVERIFY(!renderOne(QStringLiteral("IMAGE"), whole + u'!').valid);
    }

    void alertsHaveALevel()
    {
        QCOMPARE(renderWith("ALERT", QStringLiteral("x"), "{}").presentation.level, Level::Info);
        QCOMPARE(renderWith("ALERT", QStringLiteral("x"), R"({"level":"error"})").presentation.level,
                 Level::Error);
        QVERIFY(!renderWith("ALERT", QStringLiteral("x"), R"({"level":7})").presentation.level);
    }

    void unlimitedIsSaidInTheDevicesLanguage()
    {
        const RenderedField row = renderWith("AMOUNT_LIMIT", QStringLiteral("unlimited"), "{}", "de_DE");
        QCOMPARE(row.text.plain(), QStringLiteral("unbegrenzt"));
        QCOMPARE(row.warnings.size(), 1U);
        QCOMPARE(renderWith("AMOUNT_LIMIT", QStringLiteral("500 EUR"), "{}", "de_DE").oneLine(),
                 QStringLiteral("bis zu 500,00\u00A0€ EUR"));
    }
};

QTEST_GUILESS_MAIN(StructuresTest)
#include "tst_structures.moc"
