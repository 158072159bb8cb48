#include "ui/phone/fingerprint_button.h"

#include "ui/phone/phone_look.h"
#include "ui/theme/glyph.h"

#include <QKeyEvent>
#include <QPainter>

namespace countersign::ui {

FingerprintButton::FingerprintButton(const PhoneLook &look, QWidget *parent)
    : QAbstractButton(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &PhoneLook::changed, this, &QWidget::updateGeometry);
}

QSize FingerprintButton::sizeHint() const
{
    return QSize(m_look.px(96), m_look.px(96));
}

void FingerprintButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = m_look.colors();
    const QRectF disc = QRectF(rect()).adjusted(m_look.px(5), m_look.px(5), -m_look.px(5), -m_look.px(5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(isDown() ? colors.accent : colors.accentWash);
    painter.drawEllipse(disc);
    if (hasFocus()) {
        painter.setPen(QPen(colors.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    QRectF glyph(0, 0, m_look.px(48), m_look.px(48));
    glyph.moveCenter(disc.center());
    paintGlyph(painter, QStringLiteral("fingerprint"), isDown() ? colors.onAccent : colors.accent, glyph);
}

void FingerprintButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace countersign::ui
