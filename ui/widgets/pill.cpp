#include "ui/widgets/pill.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace countersign::ui {

Pill::Pill(const Theme &theme, QWidget *parent) : QLabel(parent), m_theme(theme)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &Pill::restyle);
    restyle();
}

void Pill::setTone(Tone tone)
{
    m_tone = tone;
    restyle();
}

void Pill::restyle()
{
    setFont(m_theme.font(m_tone == Tone::Neutral ? FontRole::Small : FontRole::SmallStrong));
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const int height = fontMetrics().height() + space::xs;
    return {fontMetrics().horizontalAdvance(text()) + height, height};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool plain = m_tone == Tone::Neutral;
    painter.setPen(plain ? QPen(m_theme.colors().line, 1) : QPen(Qt::NoPen));
    painter.setBrush(plain ? Qt::NoBrush : QBrush(m_theme.wash(m_tone)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
    painter.setPen(m_theme.ink(m_tone));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace countersign::ui
