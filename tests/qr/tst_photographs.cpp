#include "core/qr/qr_reader.h"
#include "picture_files.h"

#include <QTest>

using namespace countersign;
using namespace countersign::qr;
using namespace countersign::qr::test;

namespace {

/// As long as a pairing link with its proof is.
const QByteArray pairingLink = "countersign://pair?relay=http%3A%2F%2F127.0.0.1%3A43210&proof="
    + QByteArray(120, 'h') + '.' + QByteArray(240, 'p') + '.' + QByteArray(43, 's') + "&name=Demo%20Bank";

using Corners = std::array<Spot, 4>;

Photograph printed(QByteArrayView text, int scale)
{
    return Photograph(encodeQr(text).value(), scale);
}

} // namespace

class PhotographsTest : public QObject
{
    Q_OBJECT

    static void expectLink(const QByteArray &file)
    {
        const Result<QByteArray> read = decodeQr(file);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, pairingLink);
    }

private Q_SLOTS:
    void turned_data()
    {
        QTest::addColumn<double>("degrees");
        for (const double degrees : {3.0, 17.0, 45.0, 71.5, 90.0, 133.0, 180.0, 200.0, 270.0, 341.0})
            QTest::newRow(qPrintable(QString::number(degrees))) << degrees;
    }
    void turned()
    {
        QFETCH(const double, degrees);
        expectLink(pngOf(printed(pairingLink, 5).turned(degrees)));
    }

    void seenAtAnAngle_data()
    {
        QTest::addColumn<Corners>("corners");
        QTest::newRow("from below") << Corners{Spot{260, 140}, {940, 140}, {1090, 840}, {110, 840}};
        QTest::newRow("from the left") << Corners{Spot{150, 60}, {1000, 190}, {1000, 700}, {150, 850}};
        QTest::newRow("askew") << Corners{Spot{330, 60}, {1060, 230}, {880, 860}, {120, 640}};
        QTest::newRow("upside down, askew") << Corners{Spot{900, 850}, {190, 760}, {260, 110}, {1050, 70}};
    }
    void seenAtAnAngle()
    {
        QFETCH(const Corners, corners);
        const Photograph photograph =
            printed(pairingLink, 8).seenAt(corners, 1200, 900).blurred(1).litFromLeft(0.35).grainy(12);
        expectLink(jpegOf(photograph, 80));
        expectLink(jpegOf(photograph, 80, JpegKind::Progressive));
        expectLink(pngOf(photograph));
    }

    void blurred() { expectLink(pngOf(printed(pairingLink, 7).blurred(3))); }

    void inPoorLight()
    {
        expectLink(pngOf(printed(pairingLink, 6).litFromLeft(0.08)));
        expectLink(pngOf(printed(pairingLink, 6).turned(90).litFromLeft(0.08).grainy(3)));
    }

    void grainy() { expectLink(jpegOf(printed(pairingLink, 8).grainy(90), 60)); }

    void lightOnDark()
    {
        expectLink(pngOf(printed(pairingLink, 5).inverted()));
        expectLink(jpegOf(printed(pairingLink, 5).turned(30).inverted(), 75));
    }

    void smallInALargePicture()
    {
        const Photograph code = printed(pairingLink, 3);
        const auto side = double(code.width());
        const double x = 2900;
        const double y = 1700;
        expectLink(
            pngOf(code.seenAt({Spot{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, 4000, 3000)));
    }

    void largeInALargePicture() { expectLink(jpegOf(printed(pairingLink, 40), 85)); }

    void theSameCodeTwice()
    {
        const Photograph code = printed(pairingLink, 4);
        expectLink(pngOf(code.beside(code)));
    }

    void refusesTwoCodes()
    {
        const Result<QByteArray> read =
            decodeQr(pngOf(printed(pairingLink, 4).beside(printed("another", 12))));
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("QR_AMBIGUOUS"));
    }
};

QTEST_GUILESS_MAIN(PhotographsTest)
#include "tst_photographs.moc"
