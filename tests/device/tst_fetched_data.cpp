#include "core/device/fetched_data.h"

#include <QTest>

using namespace countersign;
using namespace countersign::device;

namespace {

const QByteArray item = R"({"key":"a","title":"A","value":9007199254740993.01,"data_type":"CURRENCY_EUR"})";
const display::DisplayBlock pushed{QStringLiteral("Payroll"), QStringLiteral("June"), {}};

} // namespace

class FetchedDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("subtitle");
        QTest::newRow("items") << QByteArray("{\"data_items\":[" + item + "]}") << "Payroll"
                               << "June";
        QTest::newRow("fields") << QByteArray("{\"fields\":[" + item + "]}") << "Payroll"
                                << "June";
        QTest::newRow("block") << QByteArray("{\"title\":\"T\",\"subtitle\":\"S\",\"fields\":[" + item + "]}")
                               << "T"
                               << "S";
        QTest::newRow("unknown members") << QByteArray("{\"x\":1,\"data_items\":[" + item + "]}") << "Payroll"
                                         << "June";
    }
    void reads()
    {
        QFETCH(const QByteArray, body);
        const Result<display::DisplayBlock> block = readFetchedData(body, pushed);
        QVERIFY(block);
        QTEST(block->title, "title");
        QTEST(block->subtitle, "subtitle");
        QCOMPARE(block->fields.size(), std::size_t(1));
        QCOMPARE(block->fields.front().value, QStringLiteral("9007199254740993.01"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &body,
                            const char *code = "VALIDATION_FAILED") {
            QTest::newRow(name) << body << QString::fromLatin1(code);
        };
        row("nothing", "", "JSON_INVALID");
        row("no JSON", "<html>", "JSON_INVALID");
        row("twice", "{\"data_items\":[],\"data_items\":[]}", "JSON_INVALID");
        row("an array", "[" + item + "]");
        row("no fields", "{}");
        row("none", "{\"data_items\":[]}");
        row("both", "{\"data_items\":[" + item + "],\"fields\":[" + item + "]}");
        row("same key", "{\"data_items\":[" + item + "," + item + "]}");
        row("wrong type", "{\"fields\":{}}");
        row("bad title", "{\"title\":7,\"fields\":[" + item + "]}");
    }
    void refuses()
    {
        QFETCH(const QByteArray, body);
        const Result<display::DisplayBlock> block = readFetchedData(body, pushed);
        QVERIFY(!block);
        QTEST(block.error().code, "code");
    }
};

QTEST_APPLESS_MAIN(FetchedDataTest)
#include "tst_fetched_data.moc"
