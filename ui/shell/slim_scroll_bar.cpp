#include "ui/shell/slim_scroll_bar.h"

#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOptionSlider>

namespace countersign::ui {

namespace {

constexpr int thickness = 11;
constexpr qreal inset = 3;

} // namespace

SlimScrollBar::SlimScrollBar(const Theme &theme, Qt::Orientation orientation, QWidget *parent)
    : QScrollBar(orientation, parent), m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SlimScrollBar::dress(QAbstractScrollArea &area, const Theme &theme)
{
    area.setVerticalScrollBar(new SlimScrollBar(theme, Qt::Vertical, &area));
    area.setHorizontalScrollBar(new SlimScrollBar(theme, Qt::Horizontal, &area));
}

QSize SlimScrollBar::sizeHint() const
{
    const QSize usual = QScrollBar::sizeHint();
    return orientation() == Qt::Vertical ? QSize(thickness, usual.height()) : QSize(usual.width(), thickness);
}

void SlimScrollBar::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    if (maximum() <= minimum())
        return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect thumb =
        style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSliderDown() || underMouse() ? colors.textMuted : colors.lineStrong);
    const QRectF shape = QRectF(thumb).adjusted(inset, inset, -inset, -inset);
    const qreal corner = std::min(shape.width(), shape.height()) / 2;
    painter.drawRoundedRect(shape, corner, corner);
}

} // namespace countersign::ui
