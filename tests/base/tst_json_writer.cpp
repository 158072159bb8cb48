#include "core/base/json_document.h"
#include "core/base/json_writer.h"

#include <QTest>

using namespace countersign;

class JsonWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatItIsTold()
    {
        JsonWriter writer;
        writer.beginObject();
        writer.name("text").string(QStringLiteral("a b"));
        writer.name("list").beginArray().number(1).number(-2).boolean(true).boolean(false).null().endArray();
        writer.name("empty").beginObject().endObject();
        writer.name("none").beginArray().endArray();
        writer.name("raw").raw(R"({"x":1.50})");
        writer.name("nested")
            .beginArray()
            .beginArray()
            .endArray()
            .beginObject()
            .name("y")
            .utf8("é")
            .endObject()
            .endArray();
        writer.endObject();
        QCOMPARE(writer.take(),
                 QByteArray(R"({"text":"a b","list":[1,-2,true,false,null],"empty":{},)"
                            R"("none":[],"raw":{"x":1.50},"nested":[[],{"y":"é"}]})"));
    }

    void takeLeavesAnEmptyWriter()
    {
        JsonWriter writer;
        writer.beginArray().number(1).endArray();
        QCOMPARE(writer.take(), QByteArray("[1]"));
        QCOMPARE(writer.take(), QByteArray());
        writer.beginArray().number(2).endArray();
        QCOMPARE(writer.take(), QByteArray("[2]"));
    }

    void keepsEveryDigitOfAnInteger()
    {
        JsonWriter writer;
        writer.beginArray();
        writer.number(std::numeric_limits<qint64>::max()).number(std::numeric_limits<qint64>::min());
        writer.endArray();
        QCOMPARE(writer.take(), QByteArray("[9223372036854775807,-9223372036854775808]"));
    }

    void escapesAsCanonicalJson_data()
    {
        QTest::addColumn<QByteArray>("utf8");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray("") << QByteArray(R"("")");
        QTest::newRow("quote, backslash") << QByteArray("a\"b\\c") << QByteArray("\"a\\\"b\\\\c\"");
        QTest::newRow("slash stays") << QByteArray("a/b") << QByteArray(R"("a/b")");
        QTest::newRow("short escapes") << QByteArray("\b\f\n\r\t") << QByteArray(R"("\b\f\n\r\t")");
        QTest::newRow("other controls")
            << QByteArray("\x01\x0b\x1f") << QByteArray(R"("\u0001\u000b\u001f")");
        QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray(R"("a\u0000b")");
        QTest::newRow("delete stays") << QByteArray("\x7f") << QByteArray("\"\x7f\"");
        QTest::newRow("beyond ASCII stays") << QByteArray("é€😀\u2028") << QByteArray("\"é€😀\u2028\"");
    }

    void escapesAsCanonicalJson()
    {
        QFETCH(QByteArray, utf8);
        QByteArray json;
        appendJsonString(json, utf8);
        QTEST(json, "json");
        QCOMPARE(JsonWriter().string(QString::fromUtf8(utf8)).take(), json);
        QCOMPARE(JsonWriter().utf8(utf8).take(), json);
        const Result<JsonDocument> read = JsonDocument::parse(json);
        QVERIFY(read.has_value());
        QCOMPARE(read->root().toString(), QString::fromUtf8(utf8));
    }
};

QTEST_GUILESS_MAIN(JsonWriterTest)
#include "tst_json_writer.moc"
