#include "ui/phone/reveal_button.h"

#include "ui/phone/phone_look.h"
#include "ui/theme/glyph.h"

#include <QPainter>

namespace countersign::ui {

RevealButton::RevealButton(const PhoneLook &look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &PhoneLook::changed, this, &QWidget::updateGeometry);
}

QSize RevealButton::sizeHint() const
{
    return {m_look.linePx(28), m_look.linePx(24)};
}

void RevealButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = m_look.colors();
    const qreal corner = m_look.px(8);
    if (isDown() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.accentWash);
        painter.drawRoundedRect(rect(), corner, corner);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
    }
    const int size = m_look.linePx(18);
    QRectF glyph(0, 0, size, size);
    glyph.moveCenter(QRectF(rect()).center());
    paintGlyph(painter, isDown() ? QStringLiteral("eye-off") : QStringLiteral("eye"), colors.accent, glyph);
}

} // namespace countersign::ui
