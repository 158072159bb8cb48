#include "ui/tables/flat_header.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace countersign::ui {

FlatHeader::FlatHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void FlatHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Colors &colors = m_theme.colors();
    painter->save();
    painter->fillRect(rect, colors.surface);
    painter->setPen(colors.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool sorts = isSortIndicatorShown() && sortIndicatorSection() == section;
    QString title = model()->headerData(section, Qt::Horizontal).toString();
    if (sorts)
        title += QLatin1Char(' ') + QChar(sortIndicatorOrder() == Qt::AscendingOrder ? 0x2191 : 0x2193);
    painter->setFont(m_theme.font(sorts ? FontRole::SmallStrong : FontRole::Small));
    painter->setPen(sorts ? colors.text : colors.textMuted);
    const QRect place = rect.adjusted(space::l, 0, -space::xs, 0);
    painter->drawText(
        place,
        static_cast<int>(
            (QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter).toInt()),
        painter->fontMetrics().elidedText(title, Qt::ElideRight, place.width()));
    painter->restore();
}

void FlatHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.colors().surface);
    painter.setPen(m_theme.colors().line);
    painter.drawLine(viewport()->rect().bottomLeft(), viewport()->rect().bottomRight());
    painter.end();
    QHeaderView::paintEvent(event);
}

QSize FlatHeader::sectionSizeFromContents(int section) const
{
    const QFontMetrics metrics(m_theme.font(FontRole::SmallStrong));
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    return {metrics.horizontalAdvance(title) + 2 * space::l, metrics.height() + space::l};
}

} // namespace countersign::ui
