#include "core/robot/iso_duration.h"

#include <QTest>

using namespace countersign;
using namespace countersign::robot;

class IsoDurationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms"); // -1: refused
        const auto row = [](const char *text, qint64 ms) {
            QTest::newRow(text) << QString::fromLatin1(text) << ms;
        };
        row("PT10M", 600'000);
        row("PT1S", 1000);
        row("PT1.5S", 1500);
        row("PT0,25S", 250);
        row("PT1H30M", 5'400'000);
        row("P1D", 86'400'000);
        row("P1DT2H3M4S", 93'784'000);
        row("P2W", 1'209'600'000);
        row("PT0S", 0);
        for (const char *refused :
             {"", "P", "PT", "P1DT", "10M", "PT10", "P10M", "P1Y", "PT-5M", "pt5m", "PT5M ", "PT1.5M",
              "PT5M3H", "P1W1D", "PT1e3S", "P999999999D", "PT1234567890S"})
            row(refused, -1);
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const std::optional<Milliseconds> duration = readIsoDuration(text);
        QCOMPARE(duration ? qint64{duration->count()} : -1, ms);
    }
};

QTEST_APPLESS_MAIN(IsoDurationTest)
#include "tst_iso_duration.moc"
