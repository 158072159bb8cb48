#include "core/base/json_form.h"

#include <QJsonObject>
#include <QTest>

using namespace countersign;

namespace {

JsonDocument parsed(const QByteArray &json)
{
    return JsonDocument::parse(json).value();
}

/// `path problem` of each field, in the order of the reports.
QStringList problemsOf(const JsonProblems &problems)
{
    QStringList lines;
    if (problems.isEmpty())
        return lines;
    const QJsonArray fields = problems.toError().details[QStringLiteral("fields")].toArray();
    for (const QJsonValue field : fields)
        lines.append(field[QStringLiteral("path")].toString() + QLatin1Char(' ')
                     + field[QStringLiteral("problem")].toString());
    return lines;
}

} // namespace

class JsonFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatKeepsTheRules()
    {
        const JsonDocument document =
            parsed(R"({"t":"héllo","i":-5,"b":true,"c":"totp","o":{"x":1},"l":["a","b"]})");
        JsonProblems problems;
        JsonForm form(document.root(), {}, problems);
        QCOMPARE(form.text("t", Presence::Required, {5, 5}), QStringLiteral("héllo"));
        QCOMPARE(form.integer("i", Presence::Required, -5, -5), qint64(-5));
        QCOMPARE(form.boolean("b", Presence::Required), true);
        QCOMPARE(form.choice("c", Presence::Required, {QStringLiteral("totp")}), QStringLiteral("totp"));
        QCOMPARE(form.value("o", Presence::Required, JsonType::Object).size(), 1);
        QCOMPARE(form.textList("l", Presence::Required, {}),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(problemsOf(problems), QStringList());
        QCOMPARE(form.unknownMembers(), QStringList());
    }

    void refusesOneMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        QTest::newRow("absent") << QByteArray("{}") << QStringLiteral("m is required");
        QTest::newRow("null") << QByteArray(R"({"m":null})") << QStringLiteral("m is required");
        QTest::newRow("another type") << QByteArray(R"({"m":"7"})") << QStringLiteral("m must be an integer");
        QTest::newRow("too low") << QByteArray(R"({"m":9})") << QStringLiteral("m must be 10 to 600");
        QTest::newRow("too high") << QByteArray(R"({"m":601})") << QStringLiteral("m must be 10 to 600");
        QTest::newRow("a fraction") << QByteArray(R"({"m":10.5})") << QStringLiteral("m must be 10 to 600");
        QTest::newRow("an exponent") << QByteArray(R"({"m":1e2})") << QStringLiteral("m must be 10 to 600");
        QTest::newRow("beyond 64 bits")
            << QByteArray(R"({"m":18446744073709551626})") << QStringLiteral("m must be 10 to 600");
    }

    void refusesOneMember()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        const JsonDocument document = parsed(json);
        JsonProblems problems;
        JsonForm form(document.root(), {}, problems);
        QCOMPARE(form.integer("m", Presence::Required, 10, 600), std::nullopt);
        QCOMPARE(problemsOf(problems), QStringList{problem});
    }

    void optionalMembersMayBeAbsentOrNull()
    {
        const JsonDocument document = parsed(R"({"n":null})");
        JsonProblems problems;
        JsonForm form(document.root(), {}, problems);
        QCOMPARE(form.text("n", Presence::Optional, {1, 2}), std::nullopt);
        QCOMPARE(form.boolean("absent", Presence::Optional), std::nullopt);
        QVERIFY(!form.value("absent", Presence::Optional, JsonType::Array).exists());
        QVERIFY(problems.isEmpty());
    }

    void lengthsAreInCodePoints_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("fits");
        QTest::newRow("beyond the first plane") << QByteArray("{\"t\":\"😀😀\"}") << true;
        QTest::newRow("escaped") << QByteArray(R"({"t":"\ud83d\ude00x"})") << true;
        QTest::newRow("three") << QByteArray("{\"t\":\"😀😀a\"}") << false;
        QTest::newRow("one") << QByteArray("{\"t\":\"é\"}") << false;
        QTest::newRow("U+0000 in it") << QByteArray(R"({"t":"a\u0000"})") << false;
    }

    void lengthsAreInCodePoints()
    {
        QFETCH(QByteArray, json);
        const JsonDocument document = parsed(json);
        JsonProblems problems;
        QTEST(JsonForm(document.root(), {}, problems).text("t", Presence::Required, {2, 2}).has_value(),
              "fits");
    }

    void namesEveryBadFieldAtOnce()
    {
        const JsonDocument document =
            parsed(R"({"a":1,"b":"","c":"x","list":["ok",2,"","far too long"],"extra":0})");
        JsonProblems problems;
        JsonForm form(document.root(), QStringLiteral("display.fields[2]"), problems);
        QCOMPARE(form.text("a", Presence::Required, {}), std::nullopt);
        QCOMPARE(form.text("b", Presence::Required, {1, 9}), std::nullopt);
        QCOMPARE(form.choice("c", Presence::Required, {QStringLiteral("p"), QStringLiteral("q")}),
                 std::nullopt);
        QCOMPARE(form.textList("list", Presence::Required, {1, 4}), std::nullopt);
        form.refuse("d", QStringLiteral("must differ from a"));
        QCOMPARE(problemsOf(problems),
                 (QStringList{QStringLiteral("display.fields[2].a must be a string"),
                              QStringLiteral("display.fields[2].b must have 1 to 9 characters"),
                              QStringLiteral("display.fields[2].c must be one of p, q"),
                              QStringLiteral("display.fields[2].list[1] must be a string"),
                              QStringLiteral("display.fields[2].list[2] must have 1 to 4 characters"),
                              QStringLiteral("display.fields[2].list[3] must have 1 to 4 characters"),
                              QStringLiteral("display.fields[2].d must differ from a")}));
        QCOMPARE(form.unknownMembers(), QStringList{QStringLiteral("extra")});
        const Error error = problems.toError();
        QCOMPARE(error.code, QStringLiteral("VALIDATION_FAILED"));
        QCOMPARE(error.message,
                 QStringLiteral("display.fields[2].a must be a string; 6 more in data.fields."));
    }

    void whatIsNoObjectIsReportedOnce_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("problem");
        QTest::newRow("body") << QByteArray("[1]") << QString() << QStringLiteral("body must be an object");
        QTest::newRow("inner") << QByteArray("null") << QStringLiteral("display")
                               << QStringLiteral("display must be an object");
    }

    void whatIsNoObjectIsReportedOnce()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        QFETCH(QString, problem);
        const JsonDocument document = parsed(json);
        JsonProblems problems;
        JsonForm form(document.root(), path, problems);
        QCOMPARE(form.text("a", Presence::Required, {}), std::nullopt);
        QVERIFY(!form.value("b", Presence::Required, JsonType::Array).exists());
        QCOMPARE(form.unknownMembers(), QStringList());
        QCOMPARE(problemsOf(problems), QStringList{problem});
    }

    void saysWhichTypeIsWanted_data()
    {
        QTest::addColumn<JsonType>("type");
        QTest::addColumn<QString>("problem");
        QTest::newRow("boolean") << JsonType::Boolean << QStringLiteral("m must be true or false");
        QTest::newRow("number") << JsonType::Number << QStringLiteral("m must be a number");
        QTest::newRow("array") << JsonType::Array << QStringLiteral("m must be an array");
        QTest::newRow("object") << JsonType::Object << QStringLiteral("m must be an object");
    }

    void saysWhichTypeIsWanted()
    {
        QFETCH(JsonType, type);
        QFETCH(QString, problem);
        const JsonDocument document = parsed(R"({"m":"text"})");
        JsonProblems problems;
        QVERIFY(!JsonForm(document.root(), {}, problems).value("m", Presence::Optional, type).exists());
        QCOMPARE(problemsOf(problems), QStringList{problem});
    }
};

QTEST_GUILESS_MAIN(JsonFormTest)
#include "tst_json_form.moc"
