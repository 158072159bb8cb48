#include "core/qr/qr_matrix.h"
#include "core/qr/qr_reader.h"

#include <QTest>

using namespace countersign;
using namespace countersign::qr;

class MatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWithTheText_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("side");
        // ISO/IEC 18004, table 7: what version 1, 2, 10 and 40 hold at level M, and 40 at level L.
        QTest::newRow("one byte") << 1 << 21;
        QTest::newRow("the most of version 1") << 14 << 21;
        QTest::newRow("one more") << 15 << 25;
        QTest::newRow("the most of version 10") << 213 << 57;
        QTest::newRow("the most at level M") << 2331 << 177;
        QTest::newRow("one more, at level L") << 2332 << 161;
        QTest::newRow("the most at level L") << 2953 << 177;
    }
    void growsWithTheText()
    {
        QFETCH(const int, bytes);
        const Result<QrMatrix> matrix = encodeQr(QByteArray(bytes, '~'));
        QVERIFY(matrix);
        QTEST(matrix->side(), "side");
    }

    void hasThreeCornersAndATimingLine()
    {
        const Result<QrMatrix> matrix = encodeQr("countersign");
        QVERIFY(matrix);
        const int last = matrix->side() - 1;
        for (int i = 0; i < 7; ++i) {
            QVERIFY(matrix->isDark(i, 0) && matrix->isDark(last - i, 0) && matrix->isDark(i, last));
            QVERIFY(!matrix->isDark(7, i) && !matrix->isDark(last - 7, i));
        }
        for (int i = 8; i <= last - 8; ++i)
            QCOMPARE(matrix->isDark(i, 6), i % 2 == 0);
    }

    void refusesWhatNoCodeHolds()
    {
        for (const qsizetype bytes : {qsizetype(0), qsizetype(2954), qsizetype(1'000'000)}) {
            const Result<QrMatrix> matrix = encodeQr(QByteArray(bytes, '~'));
            QVERIFY(!matrix);
            QCOMPARE(matrix.error().code, QStringLiteral("QR_TEXT_INVALID"));
            QVERIFY(matrix.error().message.contains(QString::number(bytes)));
        }
    }

    void isReadBackAtEveryScale()
    {
        const QByteArray text = "countersign://pair?relay=http%3A%2F%2F127.0.0.1%3A8787&proof=ab.cd.ef";
        const Result<QrMatrix> matrix = encodeQr(text);
        QVERIFY(matrix);
        for (int scale = 1; scale <= largestScale; ++scale) {
            const Result<QByteArray> read = decodeQr(toPng(*matrix, scale));
            QVERIFY2(read, qPrintable(QString::number(scale)));
            QCOMPARE(*read, text);
        }
    }

    void isReadBackWhateverItHolds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("digits") << QByteArray("0123456789012345678901234567890123456789");
        QTest::newRow("capitals") << QByteArray("HTTPS://EXAMPLE.COM/A-B");
        QTest::newRow("UTF-8") << QByteArray("Café, 東京, عربى, 🔑");
        QTest::newRow("zeros") << QByteArray("a\0b\0", 4);
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\x80");
        QTest::newRow("the longest") << QByteArray(2953, 'x');
    }
    void isReadBackWhateverItHolds()
    {
        QFETCH(const QByteArray, text);
        const Result<QrMatrix> matrix = encodeQr(text);
        QVERIFY(matrix);
        const Result<QByteArray> read = decodeQr(toPng(*matrix, 4));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, text);
    }

    void makesSmallFiles()
    {
        const Result<QrMatrix> matrix = encodeQr(QByteArray(2953, 'x'));
        QVERIFY(matrix);
        QCOMPARE_LT(toPng(*matrix, 8).size(), 40'000);
    }
};

QTEST_GUILESS_MAIN(MatrixTest)
#include "tst_matrix.moc"
