#include "ui/phone/emblem.h"

#include "ui/phone/phone_look.h"
#include "ui/theme/glyph.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace countersign::ui {

namespace {

QPainterPath octagon(const QRectF &rect)
{
    QPolygonF corners;
    const qreal radius = rect.width() / 2 / std::cos(std::numbers::pi / 8);
    for (int i = 0; i < 8; ++i) {
        const qreal angle = (2 * i + 1) * std::numbers::pi / 8;
        corners << rect.center() + radius * QPointF(std::cos(angle), std::sin(angle));
    }
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    return path;
}

} // namespace

Emblem::Emblem(const PhoneLook &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &PhoneLook::changed, this, &QWidget::updateGeometry);
}

void Emblem::setSign(Outline outline, Tone tone, const QString &glyph)
{
    m_outline = outline;
    m_tone = tone;
    m_glyph = glyph;
    update();
}

QSize Emblem::sizeHint() const
{
    return QSize(m_look.px(92), m_look.px(92));
}

void Emblem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal stroke = m_look.px(2.5);
    const QRectF place = QRectF(rect()).adjusted(stroke, stroke, -stroke, -stroke);
    const Theme &theme = m_look.theme();
    painter.setPen(QPen(theme.ink(m_tone), stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(theme.wash(m_tone));
    switch (m_outline) {
    case Outline::Circle: painter.drawEllipse(place); break;
    case Outline::Octagon: painter.drawPath(octagon(place)); break;
    case Outline::Square: painter.drawRoundedRect(place, m_look.px(26), m_look.px(26)); break;
    }
    QRectF glyph(0, 0, m_look.px(52), m_look.px(52));
    glyph.moveCenter(place.center());
    paintGlyph(painter, m_glyph, theme.ink(m_tone), glyph);
}

} // namespace countersign::ui
