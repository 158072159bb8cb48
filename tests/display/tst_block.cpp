#include "core/display/validation_field.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace countersign;
using namespace countersign::display;

namespace {

struct Reading
{
    DisplayBlock block;
    JsonProblems problems;

    [[nodiscard]] QStringList badPaths() const
    {
        QStringList paths;
        if (problems.isEmpty())
            return paths;
        const QJsonArray fields = problems.toError().details[QStringLiteral("fields")].toArray();
        for (const QJsonValue field : fields)
            paths.append(field[QStringLiteral("path")].toString());
        return paths;
    }
};

Reading read(const QByteArray &json)
{
    Reading reading;
    const Result<JsonDocument> document = JsonDocument::parse(json);
    if (document)
        reading.block = readDisplayBlock(document->root(), QStringLiteral("display"), reading.problems);
    else
        reading.problems.add(QStringLiteral("json"), document.error().message);
    return reading;
}

QByteArray withField(const QByteArray &field)
{
    return R"({"title":"T","fields":[)" + field + "]}";
}

QByteArray field(const QByteArray &key, const QByteArray &title)
{
    QByteArray json = R"({"key":"KEY","title":"TITLE","value":"v","data_type":"TEXT"})";
    return json.replace("KEY", key).replace("TITLE", title);
}

const QByteArray transfer =
    R"({"title":"Confirm the transfer","subtitle":"Check the details before approving",
 "fields":[{"key":"amount","title":"Amount","value":"1000.00","data_type":"CURRENCY_USD"},
           {"key":"to","title":"Beneficiary","value":"ACME Corp","data_type":"PARTY_NAME"}]})";

} // namespace

class BlockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsABlock()
    {
        const Reading reading = read(transfer);
        QVERIFY(reading.problems.isEmpty());
        QCOMPARE(reading.block.title, QStringLiteral("Confirm the transfer"));
        QCOMPARE(reading.block.fields.size(), 2U);
        QCOMPARE(reading.block.fields[0].value, QStringLiteral("1000.00"));
        QCOMPARE(reading.block.fields[0].form, ValueForm::String);
        QCOMPARE(reading.block.fields[1].dataType, QStringLiteral("PARTY_NAME"));
    }

    void readsTheOptionalMembers()
    {
        const Reading reading = read(withField(R"({"key":"k","title":"T","value":"","data_type":"X",)"
                                               R"("emphasis":"strong","masked":false,"options":{"a":[1]}})"));
        QVERIFY(reading.problems.isEmpty());
        const ValidationField &field = reading.block.fields[0];
        QCOMPARE(field.emphasis, Emphasis::Strong);
        QCOMPARE(field.masked, std::optional(false));
        QCOMPARE(field.options, (QJsonObject{{QStringLiteral("a"), QJsonArray{1}}}));
    }

    void keepsTheSourceOfOtherValues_data()
    {
        QTest::addColumn<QByteArray>("source");
        for (const char *source : {"1000.00", "9007199254740993.010", "-0", "1E400", "true",
                                   R"({"b": 1,  "a":"\u0041"})", "[1, 2]"})
            QTest::newRow(source) << QByteArray(source);
    }

    void keepsTheSourceOfOtherValues()
    {
        QFETCH(QByteArray, source);
        const Reading reading =
            read(withField(R"({"key":"k","title":"T","data_type":"X","value":)" + source + "}"));
        QVERIFY(reading.problems.isEmpty());
        QCOMPARE(reading.block.fields[0].value, QString::fromUtf8(source));
        QCOMPARE(reading.block.fields[0].form, ValueForm::SourceText);
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("paths");
        const auto row = [](const char *name, const QByteArray &json, const QStringList &paths) {
            QTest::newRow(name) << json << paths;
        };
        row("not an object", "[]", {QStringLiteral("display")});
        row("empty object", "{}", {QStringLiteral("display.title"), QStringLiteral("display.fields")});
        row("no field", R"({"title":"T","fields":[]})", {QStringLiteral("display.fields")});
        row("51 fields", withField(QByteArray("1,").repeated(50) + "1"), {QStringLiteral("display.fields")});
        row("field is no object", withField("7"), {QStringLiteral("display.fields[0]")});
        row("empty field", withField("{}"),
            {QStringLiteral("display.fields[0].key"), QStringLiteral("display.fields[0].title"),
             QStringLiteral("display.fields[0].data_type"), QStringLiteral("display.fields[0].value")});
        row("null value", withField(R"({"key":"k","title":"T","value":null,"data_type":"TEXT"})"),
            {QStringLiteral("display.fields[0].value")});
        row("same key", withField(field("k", "A") + ',' + field("l", "B") + ',' + field("k", "C")),
            {QStringLiteral("display.fields[2].key")});
        row("long key", withField(field(QByteArray(65, 'k'), "T")),
            {QStringLiteral("display.fields[0].key")});
        row("longest key", withField(field(QByteArray("é").repeated(64), "T")), {});
        row("long title", withField(field("k", QByteArray(81, 't'))),
            {QStringLiteral("display.fields[0].title")});
        row("longest title", withField(field("k", QByteArray("𝄞").repeated(80))), {});
        row("wrong emphasis",
            withField(R"({"key":"k","title":"T","value":"","data_type":"X","emphasis":"loud"})"),
            {QStringLiteral("display.fields[0].emphasis")});
        row("wrong masked", withField(R"({"key":"k","title":"T","value":"","data_type":"X","masked":"yes"})"),
            {QStringLiteral("display.fields[0].masked")});
        row("wrong options", withField(R"({"key":"k","title":"T","value":"","data_type":"X","options":[]})"),
            {QStringLiteral("display.fields[0].options")});
    }

    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QStringList, paths);
        QCOMPARE(read(json).badPaths(), paths);
    }

    void survivesBeingSent_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("transfer") << transfer;
        QTest::newRow("everything") << withField(R"({"key":"k","title":"T","value":1.00,"data_type":"X",)"
                                                 R"("emphasis":"strong","masked":true,"options":{"a":"b"}})");
    }

    void survivesBeingSent()
    {
        QFETCH(QByteArray, json);
        const DisplayBlock block = read(json).block;
        const Reading again = read(QJsonDocument(toJson(block)).toJson());
        QVERIFY(again.problems.isEmpty());
        QCOMPARE(again.block, block);
    }

    void canonicalFormSortsAndDropsTheRest()
    {
        const DisplayBlock block = read(transfer).block;
        QCOMPARE(
            canonicalDisplay(block),
            QByteArray(
                R"({"fields":[{"data_type":"CURRENCY_USD","key":"amount","title":"Amount","value":"1000.00"},)"
                R"({"data_type":"PARTY_NAME","key":"to","title":"Beneficiary","value":"ACME Corp"}],)"
                R"("subtitle":"Check the details before approving","title":"Confirm the transfer"})"));
    }

    void canonicalStringsFollowRfc8785()
    {
        // The sample string of RFC 8785, section 3.2.2, and the escapes that it lacks.
        const QByteArray sample = "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/";
        const QByteArray escapes = "\\b\\f\\r\\t\\u001f\\u007f\\ud83d\\ude02\\u00e9";
        const DisplayBlock block = read(withField(field(escapes, sample))).block;
        QCOMPARE(canonicalDisplay(block),
                 QByteArray("{\"fields\":[{\"data_type\":\"TEXT\",\"key\":\"\\b\\f\\r\\t\\u001f\x7F😂é\","
                            "\"title\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"value\":\"v\"}],"
                            "\"subtitle\":\"\",\"title\":\"T\"}"));
    }

    void digestIsOfTheCanonicalForm()
    {
        const DisplayBlock block = read(transfer).block;
        QCOMPARE(displayDigest(block),
                 QStringLiteral("sha256:e090778dc238bbce0290045d14aa2c72e0812ea87703019d2017c6ff0df0f5fa"));
        DisplayBlock other = block;
        other.fields[0].emphasis = Emphasis::Strong;
        other.fields[0].masked = true;
        QCOMPARE(displayDigest(other), displayDigest(block));
        other.fields[0].value = QStringLiteral("1000.0");
        QVERIFY(displayDigest(other) != displayDigest(block));
    }
};

QTEST_GUILESS_MAIN(BlockTest)
#include "tst_block.moc"
