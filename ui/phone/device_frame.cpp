#include "ui/phone/device_frame.h"

#include "ui/phone/phone_look.h"

#include <QPainter>

namespace countersign::ui {

namespace {

/// How many outlines, each a little larger and fainter, make the shadow soft.
constexpr int shadowLayers = 32;
/// How far the light comes from above, in pixels at scale 1.
constexpr int shadowDrop = 10;

QPainterPath rounded(const QRectF &rect, qreal radius)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return path;
}

} // namespace

void DeviceFrame::paint(QPainter &painter, const QRect &device)
{
    paintShadow(painter, device);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Colors &colors = m_look.colors();

    painter.setBrush(colors.bezelEdge);
    const auto key = [&](qreal x, qreal top, qreal height) {
        const QRectF place(x - m_look.px(2), device.top() + m_look.px(top), m_look.px(4), m_look.px(height));
        painter.drawRoundedRect(place, m_look.px(1.5), m_look.px(1.5));
    };
    key(device.left(), 128, 30);
    key(device.left(), 178, 52);
    key(device.left(), 240, 52);
    key(device.right() + 1, 196, 80);

    const int radius = m_look.px(PhoneLook::deviceRadius);
    painter.fillPath(rounded(device, radius), colors.bezelEdge);
    const qreal edge = 1.5 * m_look.scale();
    painter.fillPath(rounded(QRectF(device).adjusted(edge, edge, -edge, -edge), radius - edge), colors.bezel);
    const int bezel = m_look.px(PhoneLook::bezel);
    painter.fillPath(m_look.screenPath(device.adjusted(bezel, bezel, -bezel, -bezel)), colors.screen);
    painter.restore();
}

void DeviceFrame::paintShadow(QPainter &painter, const QRect &device)
{
    const int room = m_look.px(shadowRoom);
    const QRect around = device.adjusted(-room, -room, room, room);
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize size = (QSizeF(around.size()) * ratio).toSize();
    if (m_shadow.size() != size || m_shadowColor != m_look.colors().shadow.rgba()) {
        m_shadowColor = m_look.colors().shadow.rgba();
        // Sixteen bits a channel, since each layer is fainter than one step of eight.
        m_shadow = QImage(size, QImage::Format_RGBA64_Premultiplied);
        m_shadow.setDevicePixelRatio(ratio);
        m_shadow.fill(Qt::transparent);
        QPainter layer(&m_shadow);
        layer.setRenderHint(QPainter::Antialiasing);
        QColor faint = m_look.colors().shadow;
        faint.setAlphaF(faint.alphaF() / shadowLayers);
        const QRectF body = QRectF(room, room, device.width(), device.height());
        const int reach = room - m_look.px(shadowDrop);
        for (int i = 0; i < shadowLayers; ++i) {
            const qreal grow = reach * (1 - 2.0 * i / (shadowLayers - 1));
            const QRectF outline =
                body.adjusted(-grow, -grow, grow, grow).translated(0, m_look.px(shadowDrop));
            layer.fillPath(rounded(outline, m_look.px(PhoneLook::deviceRadius) + grow), faint);
        }
    }
    painter.drawImage(around.topLeft(), m_shadow);
}

} // namespace countersign::ui
