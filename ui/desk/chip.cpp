#include "ui/desk/chip.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace countersign::ui {

namespace {

constexpr int padding = 9;
constexpr int markWidth = 12;

} // namespace

Chip::Chip(const Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Chip::setMark(Mark mark)
{
    m_mark = mark;
    updateGeometry();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(FontRole::SmallStrong));
    const int mark = m_mark == Mark::Menu ? markWidth : 0;
    return {metrics.horizontalAdvance(text()) + mark + 2 * padding, metrics.height() + space::s - 1};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal corner = box.height() / 2;
    painter.setPen(hasFocus()        ? QPen(colors.focus, 1.5)
                       : isChecked() ? QPen(Qt::NoPen)
                                     : QPen(colors.line, 1));
    painter.setBrush(isChecked() ? colors.accentWash : underMouse() ? colors.sidebar : colors.surface);
    painter.drawRoundedRect(box, corner, corner);
    const QColor ink = isChecked() ? colors.accent : colors.textMuted;
    painter.setPen(ink);
    painter.setFont(m_theme.font(isChecked() ? FontRole::SmallStrong : FontRole::Small));
    const int mark = m_mark == Mark::Menu ? markWidth : 0;
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(0, 0, -mark, 0)),
                     Qt::AlignCenter, text());
    if (m_mark == Mark::Menu) {
        const QPointF at =
            QStyle::visualPos(layoutDirection(), rect(), QPoint(width() - padding - 3, height() / 2));
        painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(
            QPolygonF({at + QPointF(-3, -1.5), at + QPointF(0, 1.5), at + QPointF(3, -1.5)}));
    }
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace countersign::ui
