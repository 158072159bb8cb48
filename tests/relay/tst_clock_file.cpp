#include "app/compose/clock_file.h"

#include "core/base/stepping_clock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;
using namespace countersign::app;

/// How far virtual time is ahead, from one run to the next.
class TestClockFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten()
    {
        const ClockFile file(m_folder.filePath(QStringLiteral("kept.json")));
        QCOMPARE(file.read().value(), Milliseconds::zero());
        for (const Milliseconds offset :
             {Milliseconds(172'800'001), Milliseconds(SteppingClock::furthest), Milliseconds::zero()}) {
            QVERIFY(file.write(offset).has_value());
            QCOMPARE(file.read().value(), offset);
        }
    }

    void whatItCannotBeIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half of it") << QByteArray(R"({"offset_ms":17)");
        QTest::newRow("another member") << QByteArray(R"({"offset":1})");
        QTest::newRow("text") << QByteArray(R"({"offset_ms":"1"})");
        QTest::newRow("back in time") << QByteArray(R"({"offset_ms":-1})");
        QTest::newRow("too far") << QByteArray(R"({"offset_ms":9007199254740993})");
    }

    void whatItCannotBeIsAnError()
    {
        QFETCH(QByteArray, bytes);
        const QString path = m_folder.filePath(QStringLiteral("bad.json"));
        QFile bad(path);
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write(bytes) == bytes.size());
        bad.close();
        const Result<Milliseconds> offset = ClockFile(path).read();
        QVERIFY(!offset);
        QCOMPARE(offset.error().code, QStringLiteral("CLOCK_UNREADABLE"));
        QVERIFY(offset.error().message.contains(path));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const ClockFile file(m_folder.filePath(QStringLiteral("gone/clock.json")));
        QCOMPARE(file.write(Milliseconds(1)).error().code, QStringLiteral("CLOCK_UNWRITABLE"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestClockFile)
#include "tst_clock_file.moc"
