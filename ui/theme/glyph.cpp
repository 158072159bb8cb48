#include "ui/theme/glyph.h"

#include "ui/theme/theme.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QResource>
#include <QSvgRenderer>

#include <cmath>

namespace countersign::ui {

namespace {

QPixmap renderGlyph(const QString &name, const QColor &color, const QSize &pixels)
{
    const QString key = QStringLiteral("glyph/%1/%2/%3x%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/icons/ui/%1.svg").arg(name));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// As strokes, for a device that keeps them.
void drawGlyph(QPainter &painter, const QString &name, const QColor &color, const QRectF &rect)
{
    QByteArray svg = QResource(QStringLiteral(":/icons/ui/%1.svg").arg(name)).uncompressedData();
    QSvgRenderer renderer(svg.replace("#000000", color.name().toLatin1()));
    renderer.render(&painter, rect);
}

} // namespace

void paintGlyph(QPainter &painter, const QString &name, const QColor &color, const QRectF &rect)
{
    if (name.isEmpty() || rect.isEmpty())
        return;
    if (painter.paintEngine()->type() == QPaintEngine::Pdf)
        return drawGlyph(painter, name, color, rect);
    // The painter may be scaled beyond its device's ratio, as when a window is rendered into a larger picture.
    const QTransform &toDevice = painter.deviceTransform();
    const QSizeF pixels = rect.size() * std::hypot(toDevice.m11(), toDevice.m12());
    const QPixmap pixmap = renderGlyph(name, color, pixels.toSize().expandedTo({1, 1}));
    painter.drawPixmap(rect, pixmap, pixmap.rect());
}

void GlyphEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const Colors &colors = m_theme.colors();
    const bool chosen = mode == QIcon::Selected || (mode != QIcon::Disabled && state == QIcon::On);
    const QColor &color = chosen ? colors.accent : mode == QIcon::Disabled ? colors.lineStrong : colors.text;
    paintGlyph(*painter, m_name, color, rect);
}

QPixmap GlyphEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect({}, size), mode, state);
    return pixmap;
}

} // namespace countersign::ui
