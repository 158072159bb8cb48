#include "core/base/json_document.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace countersign;

namespace {

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

QByteArray objectOf(int members, const QByteArray &further)
{
    QByteArray json("{");
    for (int i = 0; i < members; ++i)
        json += "\"m" + QByteArray::number(i) + "\":0,";
    return json + further + '}';
}

} // namespace

class JsonDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<JsonType>("type");
        QTest::newRow("null") << QByteArray("null") << JsonType::Null;
        QTest::newRow("true") << QByteArray("true") << JsonType::Boolean;
        QTest::newRow("blanks around") << QByteArray(" \t\r\n{ } \n") << JsonType::Object;
        QTest::newRow("zero") << QByteArray("0") << JsonType::Number;
        QTest::newRow("minus zero") << QByteArray("-0") << JsonType::Number;
        QTest::newRow("fraction and exponent") << QByteArray("-12.50e+03") << JsonType::Number;
        QTest::newRow("zero with exponent") << QByteArray("0E-1") << JsonType::Number;
        QTest::newRow("empty string") << QByteArray(R"("")") << JsonType::String;
        QTest::newRow("every escape")
            << QByteArray("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"") << JsonType::String;
        QTest::newRow("non-characters") << QByteArray("\"\xEF\xBF\xBF\xF4\x8F\xBF\xBF\"") << JsonType::String;
        QTest::newRow("delete") << QByteArray("\"\x7f\"") << JsonType::String;
        QTest::newRow("64 deep") << nested(64) << JsonType::Array;
        QTest::newRow("64 deep with a value")
            << QByteArray(QByteArray(64, '[') + '1' + QByteArray(64, ']')) << JsonType::Array;
        QTest::newRow("10000 values")
            << QByteArray("[" + QByteArray("1,").repeated(9'999) + "1]") << JsonType::Array;
        QTest::newRow("same name in other objects")
            << QByteArray(R"({"a":{"a":1},"b":[{"a":2},{"a":3}]})") << JsonType::Object;
        QTest::newRow("many members") << objectOf(40, R"("last":1)") << JsonType::Object;
    }

    void accepts()
    {
        QFETCH(QByteArray, json);
        const Result<JsonDocument> document = JsonDocument::parse(json);
        QVERIFY2(document.has_value(), document ? "" : qPrintable(document.error().message));
        QTEST(document->root().type(), "type");
        QCOMPARE(document->text(), json);
        QCOMPARE(document->root().source().toByteArray(), json.trimmed());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("offset");
        QTest::newRow("nothing") << QByteArray("") << 0;
        QTest::newRow("only blanks") << QByteArray("  ") << 2;
        QTest::newRow("trailing text") << QByteArray("{} x") << 3;
        QTest::newRow("two values") << QByteArray("1 2") << 2;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{}") << 0;
        QTest::newRow("zero byte") << QByteArray("1\0", 2) << 1;
        QTest::newRow("form feed") << QByteArray("\f1") << 0;
        QTest::newRow("cut word") << QByteArray("[nul]") << 1;
        QTest::newRow("long word") << QByteArray("truex") << 4;
        QTest::newRow("capital word") << QByteArray("True") << 0;
        QTest::newRow("NaN") << QByteArray("NaN") << 0;
        QTest::newRow("plus sign") << QByteArray("+1") << 0;
        QTest::newRow("leading zero") << QByteArray("01") << 1;
        QTest::newRow("lone minus") << QByteArray("[-]") << 2;
        QTest::newRow("no digit before the point") << QByteArray(".5") << 0;
        QTest::newRow("no digit after the point") << QByteArray("[1.]") << 3;
        QTest::newRow("no digit in the exponent") << QByteArray("1e+") << 3;
        QTest::newRow("hexadecimal") << QByteArray("0x10") << 1;
        QTest::newRow("open array") << QByteArray("[1,2") << 4;
        QTest::newRow("open array, no value") << QByteArray("[") << 1;
        QTest::newRow("trailing comma in an array") << QByteArray("[1,]") << 3;
        QTest::newRow("comma only") << QByteArray("[,]") << 1;
        QTest::newRow("no comma") << QByteArray("[1 2]") << 3;
        QTest::newRow("wrong bracket") << QByteArray("[1}") << 2;
        QTest::newRow("open object") << QByteArray("{\"a\":1") << 6;
        QTest::newRow("trailing comma in an object") << QByteArray("{\"a\":1,}") << 7;
        QTest::newRow("name without quotes") << QByteArray("{a:1}") << 1;
        QTest::newRow("name in single quotes") << QByteArray("{'a':1}") << 1;
        QTest::newRow("no colon") << QByteArray("{\"a\" 1}") << 5;
        QTest::newRow("no value") << QByteArray("{\"a\":}") << 5;
        QTest::newRow("comment") << QByteArray("[1 /*x*/]") << 3;
        QTest::newRow("open string") << QByteArray("\"abc") << 4;
        QTest::newRow("open after a backslash") << QByteArray("\"ab\\") << 3;
        QTest::newRow("line feed in a string") << QByteArray("\"a\nb\"") << 2;
        QTest::newRow("zero byte in a string") << QByteArray("\"a\0b\"", 5) << 2;
        QTest::newRow("unknown escape") << QByteArray(R"("a\x41")") << 2;
        QTest::newRow("escaped zero byte") << QByteArray("\"\\\0\"", 4) << 1;
        QTest::newRow("short \\u") << QByteArray(R"("\u00e")") << 1;
        QTest::newRow("\\u at the end") << QByteArray("\"\\u12") << 1;
        QTest::newRow("\\u without hex") << QByteArray(R"("\u00g0")") << 1;
        QTest::newRow("lone high surrogate") << QByteArray(R"("a\ud83d")") << 2;
        QTest::newRow("high surrogate, text") << QByteArray(R"("\ud83dx")") << 1;
        QTest::newRow("high surrogate twice") << QByteArray(R"("\ud83d\ud83d")") << 1;
        QTest::newRow("high surrogate, other escape") << QByteArray(R"("\ud83d\n")") << 1;
        QTest::newRow("lone low surrogate") << QByteArray(R"("\ude00")") << 1;
        QTest::newRow("lone surrogate in a name") << QByteArray(R"({"\ud800":1})") << 2;
        QTest::newRow("65 deep") << nested(65) << 64;
        QTest::newRow("65 deep, objects")
            << QByteArray(QByteArray("{\"a\":").repeated(65) + '1' + QByteArray(65, '}')) << 320;
        QTest::newRow("very deep") << QByteArray(100'000, '[') << 64;
        QTest::newRow("10001 values") << QByteArray("[" + QByteArray("1,").repeated(10'000) + "1]") << 20'002;
        QTest::newRow("duplicate") << QByteArray(R"({"a":1,"b":2,"a":3})") << 13;
        QTest::newRow("duplicate by escape") << QByteArray(R"({"a":1,"\u0061":2})") << 7;
        QTest::newRow("duplicate, inner") << QByteArray(R"([{"x":{"a":1,"a":1}}])") << 13;
        QTest::newRow("duplicate among many") << objectOf(20, R"("\u006d3":1)") << 151;
        QTest::newRow("duplicate of a byte order mark")
            << QByteArray("{\"\xEF\xBB\xBF\":1,\"\\ufeff\":2}") << 9;
        QTest::newRow("UTF-8: lone continuation") << QByteArray("\"ab\x80\"") << 3;
        QTest::newRow("UTF-8: no continuation") << QByteArray("\"ab\xC3(\"") << 3;
        QTest::newRow("UTF-8: cut at the end") << QByteArray("\"é\xE2\x82") << 3;
        QTest::newRow("UTF-8: overlong") << QByteArray("\"\xC0\xAF\"") << 1;
        QTest::newRow("UTF-8: surrogate") << QByteArray("\"é\xED\xA0\x80\"") << 3;
        QTest::newRow("UTF-8: above U+10FFFF") << QByteArray("\"\xF4\x90\x80\x80\"") << 1;
        QTest::newRow("UTF-8: never a byte") << QByteArray("\"\xFF\"") << 1;
        QTest::newRow("Latin-1") << QByteArray("{\"name\":\"Andr\xE9\"}") << 13;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE[\0]\0", 6) << 0;
    }

    void refuses()
    {
        QFETCH(QByteArray, json);
        const Result<JsonDocument> document = JsonDocument::parse(json);
        QVERIFY(!document);
        QCOMPARE(document.error().code, QStringLiteral("JSON_INVALID"));
        QTEST(document.error().details[QStringLiteral("offset")].toInt(-1), "offset");
    }

    void resolvesEscapes_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("\"é€😀\"") << QStringLiteral("é€😀");
        QTest::newRow("every short one")
            << QByteArray("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"") << QStringLiteral("\"\\/\b\f\n\r\t");
        QTest::newRow("unit") << QByteArray(R"("x\u00E9y")") << QStringLiteral("xéy");
        QTest::newRow("pair") << QByteArray(R"("<\ud83d\ude00>")") << QStringLiteral("<😀>");
        QTest::newRow("zero") << QByteArray(R"("a\u0000b")") << QString::fromUtf8("a\0b", 3);
        QTest::newRow("escaped backslash before u")
            << QByteArray(R"("\\u0041")") << QStringLiteral("\\u0041");
        const QString mark = QChar(QChar::ByteOrderMark);
        QTest::newRow("byte order marks")
            << QByteArray("\"\xEF\xBB\xBF\xEF\xBB\xBFx\"") << QString(mark + mark + QLatin1Char('x'));
        QTest::newRow("byte order mark after an escape")
            << QByteArray("\"\\n\xEF\xBB\xBFx\"") << QString(QLatin1Char('\n') + mark + QLatin1Char('x'));
    }

    void resolvesEscapes()
    {
        QFETCH(QByteArray, json);
        QTEST(JsonDocument::parse(json)->root().toString(), "text");
        const Result<JsonDocument> asName = JsonDocument::parse('{' + json + ":1}");
        QTEST(asName->root().firstChild().name(), "text");
        QFETCH(QString, text);
        QVERIFY(asName->root().member(text.toUtf8()).exists());
    }

    void readsIntegersThatFit_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<std::optional<qint64>>("integer");
        using Integer = std::optional<qint64>;
        QTest::newRow("largest") << QByteArray("9223372036854775807") << Integer(9223372036854775807);
        QTest::newRow("one more") << QByteArray("9223372036854775808") << Integer();
        QTest::newRow("smallest") << QByteArray("-9223372036854775808")
                                  << Integer(std::numeric_limits<qint64>::min());
        QTest::newRow("minus zero") << QByteArray("-0") << Integer(0);
        QTest::newRow("fraction") << QByteArray("1.0") << Integer();
        QTest::newRow("exponent") << QByteArray("1e3") << Integer();
        QTest::newRow("string") << QByteArray(R"("1")") << Integer();
    }

    void readsIntegersThatFit()
    {
        QFETCH(QByteArray, json);
        QFETCH(std::optional<qint64>, integer);
        QCOMPARE(JsonDocument::parse(json)->root().toInteger(), integer);
    }

    void walksInOrder()
    {
        const Result<JsonDocument> document =
            JsonDocument::parse(R"({"a": 1.50, "b": [true, null, "x"], "c": {}})");
        const JsonValue root = document->root();
        QStringList seen;
        for (JsonValue child = root.firstChild(); child.exists(); child = child.nextSibling())
            seen.append(child.name() + QLatin1Char('=') + QString::fromUtf8(child.source()));
        QCOMPARE(seen,
                 (QStringList{QStringLiteral("a=1.50"), QStringLiteral("b=[true, null, \"x\"]"),
                              QStringLiteral("c={}")}));
        QCOMPARE(root.size(), 3);
        QCOMPARE(root.at(2).name(), QStringLiteral("c"));
        QVERIFY(!root.at(3).exists());
        QVERIFY(!root.at(-1).exists());
        const JsonValue list = root.member("b");
        QCOMPARE(list.size(), 3);
        QVERIFY(list.at(0).toBool());
        QVERIFY(list.at(1).is(JsonType::Null));
        QCOMPARE(list.at(2).toString(), QStringLiteral("x"));
        QCOMPARE(list.at(2).name(), QString());
    }

    void whatIsNotThereIsEmpty()
    {
        const Result<JsonDocument> document = JsonDocument::parse(R"({"a":1})");
        const JsonValue absent = document->root().member("b").member("c").at(0).firstChild().nextSibling();
        QVERIFY(!absent.exists());
        QVERIFY(!absent.is(JsonType::Null));
        QCOMPARE(absent.size(), 0);
        QCOMPARE(absent.toString(), QString());
        QCOMPARE(absent.toInteger(), std::nullopt);
        QVERIFY(!absent.toBool());
        QVERIFY(absent.source().isEmpty());
        QCOMPARE(absent.name(), QString());
    }

    void turnsIntoQtJson()
    {
        const Result<JsonDocument> document = JsonDocument::parse(
            R"({"n":9007199254740993,"d":1.5,"huge":1e999,"s":"\u00e9","b":false,"z":null,"l":[[],{}]})");
        const QJsonObject object = document->root().toQJson().toObject();
        QCOMPARE(object[QStringLiteral("n")].toInteger(), 9007199254740993);
        QCOMPARE(object[QStringLiteral("d")].toDouble(), 1.5);
        QCOMPARE(object[QStringLiteral("huge")].toString(), QStringLiteral("1e999"));
        QCOMPARE(object[QStringLiteral("s")].toString(), QStringLiteral("é"));
        QCOMPARE(object[QStringLiteral("b")], QJsonValue(false));
        QVERIFY(object[QStringLiteral("z")].isNull());
        QCOMPARE(object[QStringLiteral("l")].toArray(), (QJsonArray{QJsonArray(), QJsonObject()}));
        QCOMPARE(object.size(), 7);
    }

    void valuesLiveAsLongAsACopyOfTheDocument()
    {
        std::optional<JsonDocument> copy;
        JsonValue value;
        {
            const Result<JsonDocument> document = JsonDocument::parse(R"({"a":"kept"})");
            value = document->root().member("a");
            copy = *document;
        }
        QCOMPARE(value.toString(), QStringLiteral("kept"));
    }

    void height_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("height");
        QTest::newRow("text") << QByteArray("\"[[[\"") << 0;
        QTest::newRow("empty") << QByteArray("[]") << 1;
        QTest::newRow("flat") << QByteArray("{\"a\":1,\"b\":2}") << 1;
        QTest::newRow("deeper in the middle") << QByteArray("[1,{\"a\":[[]]},[2]]") << 4;
        QTest::newRow("64 deep") << nested(64) << 64;
    }
    void height()
    {
        QFETCH(QByteArray, json);
        QTEST(JsonDocument::parse(json)->root().height(), "height");
    }
};

QTEST_GUILESS_MAIN(JsonDocumentTest)
#include "tst_json_document.moc"
