#include "app/desktop/sheet_file.h"
#include "core/console/block_card.h"

#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;
using namespace countersign::app;

namespace {

const ui::SheetPlan plan{{QStringLiteral("en_US"), QStringLiteral("fr_FR"), QStringLiteral("he_IL")},
                         {ui::Appearance::Light, ui::Appearance::Dark},
                         {100, 150}};

ui::ContactSheet sheetOf(const ui::SheetPlan &over, std::size_t fields = 1)
{
    display::DisplayBlock block;
    block.title = QStringLiteral("Confirm the transfer");
    block.fields.resize(fields);
    for (display::ValidationField &field : block.fields) {
        field.key = field.title = QStringLiteral("Amount");
        field.value = QStringLiteral("1234.50");
        field.dataType = QStringLiteral("CURRENCY_EUR");
    }
    return ui::ContactSheet(over, [&block](const QString &locale) {
        return console::blockCard(block, locale, QStringLiteral("UTC"), {});
    });
}

qsizetype countOf(const QByteArray &pdf, const char *pattern)
{
    qsizetype count = 0;
    const QString text = QString::fromLatin1(pdf);
    auto each = QRegularExpression(QLatin1String(pattern)).globalMatch(text);
    for (; each.hasNext(); each.next())
        ++count;
    return count;
}

} // namespace

class TestSheetFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Every cell is there: light ones and dark ones, none of them empty.
    void aPngHoldsEveryCell()
    {
        const ui::ContactSheet sheet = sheetOf(plan);
        const Result<QByteArray> bytes = encodeSheet(sheet, SheetFormat::Png);
        QVERIFY(bytes);
        const QImage image = QImage::fromData(*bytes, "PNG");
        QCOMPARE(image.size(), sheet.size() * 2);
        int top = 0;
        for (int row = 0; row < sheet.rowCount(); ++row) {
            const QSize size = sheet.rowSize(row) * 2;
            const int cell = size.width() / 4;
            for (int column = 0; column < 4; ++column) {
                const QImage part = image.copy(column * cell, top, cell, size.height());
                const QColor ground = part.pixelColor(cell / 2 + 20, size.height() - 24);
                QCOMPARE(ground.lightness() < 128, column >= 2);
                int inked = 0;
                for (int y = 100; y < size.height() - 60; y += 2) {
                    for (int x = 80; x < cell - 80; x += 2)
                        inked += std::abs(part.pixelColor(x, y).lightness() - ground.lightness()) > 60;
                }
                QVERIFY(part.pixelColor(0, 0) == Qt::white);
                QVERIFY(inked > 100);
            }
            top += size.height();
        }
    }

    /// Text is text, with fonts of its own, on a page for each locale.
    void aPdfHoldsVectors()
    {
        const ui::ContactSheet sheet = sheetOf(plan);
        const Result<QByteArray> bytes = encodeSheet(sheet, SheetFormat::Pdf);
        QVERIFY(bytes);
        QVERIFY(bytes->startsWith("%PDF-"));
        QCOMPARE(countOf(*bytes, "/Type /Page\\b(?!s)"), 3);
        QVERIFY(countOf(*bytes, "/Type /Font\\b") > 0);
        QCOMPARE(countOf(*bytes, "/Subtype /Image"), 0);
        const QSizeF points = QSizeF(sheet.rowSize(0)) * 72 / 96;
        QVERIFY(countOf(*bytes, "/MediaBox \\[0 0 ") == 3);
        QVERIFY(bytes->contains("/MediaBox [0 0 " + QByteArray::number(points.width(), 'f', 6)));
    }

    void aPictureHasALimit()
    {
        ui::SheetPlan large = plan;
        large.textPercents = {100, 125, 150, 175, 200};
        const ui::ContactSheet sheet = sheetOf(large, 50);
        const Result<QByteArray> png = encodeSheet(sheet, SheetFormat::Png);
        QVERIFY(!png);
        QCOMPARE(png.error().code, QStringLiteral("SHEET_TOO_LARGE"));
        QVERIFY(encodeSheet(sheet, SheetFormat::Pdf));
    }

    void savesByTheEndOfTheName()
    {
        const ui::ContactSheet sheet = sheetOf({{QStringLiteral("en_US")}, {ui::Appearance::Light}, {100}});
        const QTemporaryDir directory;
        for (const char *name : {"sheet.png", "sheet.PDF"})
            QVERIFY(saveSheet(sheet, directory.filePath(QLatin1String(name))));
        QVERIFY(QImage(directory.filePath(QStringLiteral("sheet.png"))).width() > 0);
        const auto codeOf = [&](const QString &path) {
            const Result<void> saved = saveSheet(sheet, path);
            return saved ? QString() : saved.error().code;
        };
        QCOMPARE(codeOf(directory.filePath(QStringLiteral("sheet.gif"))), QStringLiteral("OPTION_INVALID"));
        QCOMPARE(codeOf(directory.filePath(QStringLiteral("no/sheet.png"))),
                 QStringLiteral("FILE_UNWRITABLE"));
    }
};

QTEST_MAIN(TestSheetFile)
#include "tst_sheet_file.moc"
