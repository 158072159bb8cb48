#include "app/desktop/sheet_file.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace countersign::app {

namespace {

constexpr int pixelRatio = 2;
/// 32 bits each: half a gigabyte.
constexpr qint64 mostPixels = 128 * 1024 * 1024;
/// What Qt's image formats can count.
constexpr int longestSide = 32'767;
constexpr int dotsPerInch = 96;
constexpr qreal pointsPerInch = 72;

Failure tooLarge(const QSize &pixels)
{
    return fail(QStringLiteral("SHEET_TOO_LARGE"),
                QStringLiteral("The picture would have %1 × %2 pixels; choose fewer locales, themes or text "
                               "sizes, or save it as PDF, which has no such limit.")
                    .arg(pixels.width())
                    .arg(pixels.height()));
}

Result<QByteArray> encodePng(const ui::ContactSheet &sheet)
{
    const QSize pixels = sheet.size() * pixelRatio;
    if (qint64{pixels.width()} * pixels.height() > mostPixels
        || std::max(pixels.width(), pixels.height()) > longestSide)
        return tooLarge(pixels);
    QImage image(pixels, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int row = 0; row < sheet.rowCount(); ++row) {
        sheet.paintRow(painter, row);
        painter.translate(0, sheet.rowSize(row).height());
    }
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

void setPage(QPdfWriter &writer, const QSize &pixels)
{
    const QSizeF points = QSizeF(pixels) * pointsPerInch / dotsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
}

QByteArray encodePdf(const ui::ContactSheet &sheet)
{
    constexpr int foot = 24;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageMargins({});
    QPainter painter;
    for (int row = 0; row < sheet.rowCount(); ++row) {
        setPage(writer, sheet.rowSize(row).grownBy({0, 0, 0, foot}));
        row == 0 ? painter.begin(&writer) : writer.newPage();
        sheet.paintRow(painter, row);
    }
    painter.end();
    return bytes;
}

} // namespace

Result<SheetFormat> sheetFormatOf(const QString &path)
{
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return SheetFormat::Png;
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return SheetFormat::Pdf;
    return fail(QStringLiteral("OPTION_INVALID"),
                QStringLiteral("A contact sheet is a .png or a .pdf; \"%1\" is neither.").arg(path));
}

Result<QByteArray> encodeSheet(const ui::ContactSheet &sheet, SheetFormat format)
{
    return format == SheetFormat::Png ? encodePng(sheet) : encodePdf(sheet);
}

Result<void> saveSheet(const ui::ContactSheet &sheet, const QString &path)
{
    const Result<SheetFormat> format = sheetFormatOf(path);
    if (!format)
        return failureOf(format);
    const Result<QByteArray> bytes = encodeSheet(sheet, *format);
    if (!bytes)
        return failureOf(bytes);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size() && file.commit())
        return {};
    return fail(
        QStringLiteral("FILE_UNWRITABLE"),
        QStringLiteral("\"%1\" cannot be written (%2); choose another place.").arg(path, file.errorString()));
}

} // namespace countersign::app
