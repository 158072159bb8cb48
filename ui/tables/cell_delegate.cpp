#include "ui/tables/cell_delegate.h"

#include "ui/tables/words_model.h"
#include "ui/theme/glyph.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace countersign::ui {

namespace {

constexpr int glyphSize = 14;

bool isMonospace(const QModelIndex &index)
{
    return index.data(WordsModel::MonospaceRole).toBool();
}

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentWash);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.sidebar);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    QRect place = option.rect.adjusted(space::l, 0, -space::xs, 0);
    const Tone tone = index.data(WordsModel::ToneRole).value<Tone>();
    const QColor ink = tone == Tone::Neutral ? colors.text : m_theme.ink(tone);
    const QString glyph = index.data(WordsModel::GlyphRole).toString();
    if (!glyph.isEmpty()) {
        const int size = qRound(glyphSize * m_theme.textScale());
        QRect spot(place.left(), place.center().y() - size / 2, size, size);
        paintGlyph(*painter, glyph, tone == Tone::Neutral ? colors.textMuted : ink,
                   QStyle::visualRect(option.direction, option.rect, spot));
        place.adjust(size + space::xs + 2, 0, 0, 0);
    }
    painter->setFont(m_theme.font(isMonospace(index) ? FontRole::MonoSmall : FontRole::Body));
    painter->setPen(ink);
    const QString text = index.data().toString();
    const auto elide = static_cast<Qt::TextElideMode>(index.data(WordsModel::ElideRole).toInt());
    painter->drawText(
        QStyle::visualRect(option.direction, option.rect, place),
        static_cast<int>(
            (QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter).toInt()),
        painter->fontMetrics().elidedText(text, elide, place.width()));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_theme.font(isMonospace(index) ? FontRole::MonoSmall : FontRole::Body));
    const int glyph = index.data(WordsModel::GlyphRole).toString().isEmpty() ? 0 : glyphSize + space::s;
    return {metrics.horizontalAdvance(index.data().toString()) + glyph + space::xl,
            metrics.height() + space::l};
}

} // namespace countersign::ui
