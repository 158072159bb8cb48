#include "core/display/validation_field.h"
#include "core/domain/display_digest.h"
#include "core/signing/digest.h"

#include <QtTest>

using namespace countersign;
using domain::DisplayDigest;

class TestDisplayDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itReadsWhatItWrites()
    {
        const display::DisplayBlock block;
        const DisplayDigest digest =
            DisplayDigest::fromHash(signing::sha256(display::canonicalDisplay(block)));
        QVERIFY(!digest.isEmpty());
        QCOMPARE(digest.toText(), display::displayDigest(block));
        QVERIFY(DisplayDigest::fromText(digest.toText()) == digest);
        QCOMPARE(digest.hash().size(), DisplayDigest::size);
    }

    void zeroesAreADigest()
    {
        const DisplayDigest zeroes = DisplayDigest::fromHash(QByteArray(32, '\0'));
        QVERIFY(!zeroes.isEmpty());
        QCOMPARE(zeroes.toUtf8(), "sha256:" + QByteArray(64, '0'));
    }

    void anythingElseIsOfNothing_data()
    {
        QTest::addColumn<QString>("text");
        const QString digits(64, QLatin1Char('a'));
        QTest::newRow("nothing") << QString();
        QTest::newRow("another algorithm") << QLatin1String("sha512:") + digits;
        QTest::newRow("too short") << QLatin1String("sha256:") + digits.first(63);
        QTest::newRow("too long") << QLatin1String("sha256:") + digits + QLatin1Char('a');
        QTest::newRow("upper case") << QLatin1String("sha256:") + digits.toUpper();
        QTest::newRow("no digits") << QLatin1String("sha256:") + QString(64, QLatin1Char('g'));
        QTest::newRow("not ASCII") << QLatin1String("sha256:") + QString(64, QChar(0x0661));
    }

    void anythingElseIsOfNothing()
    {
        QFETCH(QString, text);
        const DisplayDigest digest = DisplayDigest::fromText(text);
        QVERIFY(digest.isEmpty());
        QCOMPARE(digest.toText(), QString());
        QVERIFY(digest == DisplayDigest());
    }

    void aHashOfAnotherSizeIsOfNothing()
    {
        QVERIFY(DisplayDigest::fromHash(QByteArray(31, 'x')).isEmpty());
        QVERIFY(DisplayDigest::fromHash({}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestDisplayDigest)
#include "tst_display_digest.moc"
