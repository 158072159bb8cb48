#include "core/qr/qr_reader.h"
#include "picture_files.h"

#include <QElapsedTimer>
#include <QTest>
#include <QtEndian>

#include <sys/resource.h>

using namespace countersign;
using namespace countersign::qr;
using namespace countersign::qr::test;

namespace {

constexpr ImageLimits limits;

QByteArray codeFile()
{
    return toPng(encodeQr("countersign").value(), 4);
}

/// A PNG is its signature, then IHDR: length, name, width, height.
constexpr qsizetype widthOffset = 16;

QByteArray withCrc(QByteArray png)
{
    quint32 crc = 0xffffffff;
    for (const char byte : png.mid(12, 17)) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    qToBigEndian(~crc, png.data() + 29);
    return png;
}

QByteArray claiming(quint32 width, quint32 height)
{
    QByteArray png = codeFile();
    qToBigEndian(width, png.data() + widthOffset);
    qToBigEndian(height, png.data() + widthOffset + 4);
    return withCrc(png);
}

QByteArray jpegClaiming(quint16 width, quint16 height)
{
    QByteArray jpeg = jpegOf(Photograph(64, 64, 200), 80);
    const qsizetype frame = jpeg.indexOf(QByteArrayView("\xff\xc0"));
    qToBigEndian(height, jpeg.data() + frame + 5);
    qToBigEndian(width, jpeg.data() + frame + 7);
    return jpeg;
}

/// Nothing but corners of QR codes, as many as fit.
Photograph fullOfCorners(int side)
{
    const Photograph code(encodeQr("x").value(), 1);
    Photograph wall(side, side, 255);
    for (int y = 0; y + 9 <= side; y += 9) {
        for (int x = 0; x + 9 <= side; x += 9)
            wall.place(code, {quietZone - 1, quietZone - 1, 9, 9}, x, y);
    }
    return wall;
}

qint64 peakMemoryMib()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

class HostileImagesTest : public QObject
{
    Q_OBJECT

    static void expectRefusal(const QByteArray &file, const char *code)
    {
        const Result<QByteArray> read = decodeQr(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QString::fromLatin1(code));
        QVERIFY(!read.error().message.isEmpty());
    }

private Q_SLOTS:
    void refusesWhatIsNoPicture_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("one byte") << QByteArray("\x89");
        QTest::newRow("text") << QByteArray("countersign://pair?relay=x&proof=a.b.c");
        QTest::newRow("GIF") << QByteArray("GIF89a\1\0\1\0\0\0\0;", 14);
        QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
        QTest::newRow("only the beginning of a PNG") << codeFile().left(8);
        QTest::newRow("only the beginning of a JPEG") << QByteArray("\xff\xd8\xff\xe0");
        QTest::newRow("zeros behind the beginning") << codeFile().left(8) + QByteArray(1000, '\0');
        QTest::newRow("PNG without its end") << codeFile().chopped(60);
        QTest::newRow("wrong checksum") << claiming(100, 100).replace(29, 4, "none");
        QTest::newRow("no width") << claiming(0, 100);
        QTest::newRow("fewer rows than claimed") << claiming(116, 2000);
    }
    void refusesWhatIsNoPicture()
    {
        QFETCH(const QByteArray, file);
        expectRefusal(file, "IMAGE_UNREADABLE");
    }

    void refusesWhatIsTooLarge_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("bytes") << codeFile() + QByteArray(limits.bytes, '\0');
        QTest::newRow("wide") << claiming(quint32(limits.side) + 1, 1);
        QTest::newRow("high") << claiming(1, quint32(limits.side) + 1);
        QTest::newRow("many pixels") << claiming(8000, 4001);
        QTest::newRow("JPEG, many pixels") << jpegClaiming(8000, 4001);
        QTest::newRow("JPEG, as large as can be written") << jpegClaiming(65500, 65500);
    }
    void refusesWhatIsTooLarge()
    {
        QFETCH(const QByteArray, file);
        expectRefusal(file, "IMAGE_TOO_LARGE");
    }

    void takesTheLargestInBoundedMemory()
    {
        const qint64 before = peakMemoryMib();
        QByteArray file;
        {
            const Photograph blank(8000, 4000, 255); // some ten kilobytes of PNG
            file = pngOf(blank);
        }
        QCOMPARE_LT(file.size(), 200'000);
        expectRefusal(file, "QR_NOT_FOUND");
#ifdef __SANITIZE_ADDRESS__
        constexpr qint64 boundMib = 1024; // AddressSanitizer keeps what was freed
#else
        constexpr qint64 boundMib = 192;
#endif
        QCOMPARE_LT(peakMemoryMib() - before, boundMib);
    }

    void isNotBusyForLong()
    {
        const QByteArray file = pngOf(fullOfCorners(1800));
        QCOMPARE_LT(file.size(), 200'000);
        QElapsedTimer timer;
        timer.start();
        expectRefusal(file, "QR_NOT_FOUND");
        QCOMPARE_LT(timer.elapsed(), 30'000); // hours, if all corners were compared
    }

    void findsNoCodeWhereNoneIs_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("white") << pngOf(Photograph(400, 300, 255));
        QTest::newRow("one pixel") << pngOf(Photograph(1, 1, 0));
        QTest::newRow("a line") << pngOf(Photograph(4000, 1, 0));
        QTest::newRow("grain") << pngOf(Photograph(500, 500, 128).grainy(127));
        QTest::newRow("JPEG") << jpegOf(Photograph(300, 300, 90), 50);
    }
    void findsNoCodeWhereNoneIs()
    {
        QFETCH(const QByteArray, file);
        expectRefusal(file, "QR_NOT_FOUND");
    }

    void survivesEveryCut()
    {
        for (const QByteArray &file :
             {codeFile(), jpegOf(Photograph(encodeQr("countersign").value(), 4), 80)}) {
            for (qsizetype length = 0; length < file.size(); length += 7) {
                const Result<QByteArray> read = decodeQr(file.left(length));
                QVERIFY(!read || *read == "countersign");
            }
        }
    }

    void survivesEveryFlippedByte()
    {
        for (const QByteArray &file :
             {codeFile(), jpegOf(Photograph(encodeQr("countersign").value(), 3), 80)}) {
            for (qsizetype i = 0; i < file.size(); i += 5) {
                QByteArray broken = file;
                broken[i] = static_cast<char>(broken[i] ^ 0x55);
                const Result<QByteArray> read = decodeQr(broken);
                if (!read)
                    QVERIFY(read.error().code.startsWith(QLatin1String("IMAGE_"))
                            || read.error().code == QLatin1String("QR_NOT_FOUND"));
            }
        }
    }
};

QTEST_GUILESS_MAIN(HostileImagesTest)
#include "tst_hostile_images.moc"
