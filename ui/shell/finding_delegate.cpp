#include "ui/shell/finding_delegate.h"

#include "core/console/search_model.h"
#include "ui/tables/words.h"
#include "ui/theme/glyph.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace countersign::ui {

using console::Finding;

namespace {

constexpr int glyphSize = 15;

QString glyphOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::Challenge: return QStringLiteral("desk");
    case Finding::Kind::Device: return QStringLiteral("phone");
    case Finding::Kind::Exchange: return QStringLiteral("traffic");
    }
    Q_UNREACHABLE();
}

QString detailOf(const Finding &finding)
{
    if (finding.kind != Finding::Kind::Challenge)
        return finding.detail.forPainting();
    return finding.detail.forPainting() + QStringLiteral(" · ") + wordsOf(finding.state).text;
}

} // namespace

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto finding = index.data(console::SearchModel::FindingRole).value<Finding>();
    const Colors &colors = m_theme.colors();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colors.accentWash : colors.sidebar);
        painter->drawRoundedRect(option.rect, radius::small, radius::small);
    }
    const auto mirrored = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    const auto side = [&option](Qt::AlignmentFlag flag) {
        return static_cast<int>((QStyle::visualAlignment(option.direction, flag) | Qt::AlignVCenter).toInt());
    };
    QRect place = option.rect.adjusted(space::s, 0, -space::s, 0);
    paintGlyph(*painter, glyphOf(finding.kind), selected ? colors.accent : colors.textMuted,
               mirrored(QRect(place.left(), place.center().y() - glyphSize / 2, glyphSize, glyphSize)));
    place.setLeft(place.left() + glyphSize + space::s);

    painter->setFont(m_theme.font(FontRole::Small));
    painter->setPen(colors.textMuted);
    const QString detail =
        painter->fontMetrics().elidedText(detailOf(finding), Qt::ElideRight, place.width() / 2);
    painter->drawText(mirrored(place), side(Qt::AlignRight), detail);
    place.setRight(place.right() - painter->fontMetrics().horizontalAdvance(detail) - space::m);

    painter->setFont(m_theme.font(FontRole::Body));
    painter->setPen(colors.text);
    painter->drawText(
        mirrored(place), side(Qt::AlignLeft),
        painter->fontMetrics().elidedText(finding.title.forPainting(), Qt::ElideRight, place.width()));
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, QFontMetrics(m_theme.font(FontRole::Body)).height() + space::m};
}

} // namespace countersign::ui
