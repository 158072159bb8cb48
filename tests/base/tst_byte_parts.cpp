#include "core/base/byte_parts.h"
#include "tests/base/some_bytes.h"

#include <QTest>

#include <vector>

using namespace countersign;
using testing::someBytes;

namespace {

constexpr auto partSize = static_cast<qsizetype>(ByteParts::partSize);

std::vector<qsizetype> sizesOf(ByteParts parts)
{
    std::vector<qsizetype> sizes;
    while (!parts.isEmpty())
        sizes.push_back(static_cast<qsizetype>(parts.takeFirst().size()));
    return sizes;
}

} // namespace

class TestByteParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areCutAtTheSamePlaces_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<std::vector<qsizetype>>("sizes");
        QTest::newRow("nothing") << qsizetype(0) << std::vector<qsizetype>{};
        QTest::newRow("a byte") << qsizetype(1) << std::vector<qsizetype>{1};
        QTest::newRow("a part") << partSize << std::vector<qsizetype>{partSize};
        QTest::newRow("a byte more") << partSize + 1 << std::vector<qsizetype>{partSize, 1};
        QTest::newRow("three") << 2 * partSize + 9 << std::vector<qsizetype>{partSize, partSize, 9};
    }

    void areCutAtTheSamePlaces()
    {
        QFETCH(qsizetype, size);
        QFETCH(std::vector<qsizetype>, sizes);
        const QByteArray bytes = someBytes(size);
        const ByteParts atOnce(bytes);
        ByteParts byteByByte;
        for (const char byte : bytes)
            byteByByte.append(byte);
        ByteParts inPieces;
        for (qsizetype at = 0; at < size; at += 1'000)
            inPieces.append(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(1'000, size - at)));
        QVERIFY(byteByByte == atOnce);
        QVERIFY(inPieces == atOnce);
        QCOMPARE(sizesOf(atOnce), sizes);
        QCOMPARE(atOnce.joined(), bytes);
        QCOMPARE(ByteParts::join(atOnce), bytes);
        QCOMPARE(atOnce.isEmpty(), size == 0);
    }

    void areGivenBackOnce()
    {
        ByteParts parts(someBytes(partSize + 7));
        (void)parts.takeFirst();
        QCOMPARE(parts.joined(), someBytes(partSize + 7).last(7));
        parts.append('x');
        QCOMPARE(parts.takeFirst(), (someBytes(partSize + 7).last(7) + 'x').toStdString());
        QVERIFY(parts.isEmpty());
        QVERIFY(parts.takeFirst().empty());
    }
};

QTEST_APPLESS_MAIN(TestByteParts)
#include "tst_byte_parts.moc"
