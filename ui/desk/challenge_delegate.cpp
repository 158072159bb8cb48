#include "ui/desk/challenge_delegate.h"

#include "ui/desk/challenge_words.h"
#include "ui/tables/words.h"
#include "ui/theme/glyph.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace countersign::ui {

namespace {

constexpr int selectionBar = 3;
constexpr int sideMargin = 14;
constexpr int topMargin = 10;
constexpr int lineGap = 3;
constexpr std::chrono::seconds hurry{30};

/// Two texts on one line: the right one whole, the left one in what is left.
class LinePainter
{
public:
    LinePainter(QPainter &painter, const QStyleOptionViewItem &option, const QRect &line)
        : m_painter(painter), m_direction(option.direction), m_whole(option.rect), m_line(line)
    {}

    void right(const QString &text, const QFont &font, const QColor &ink)
    {
        const int width = QFontMetrics(font).horizontalAdvance(text);
        draw(QRect(m_line.right() + 1 - width, m_line.top(), width, m_line.height()), text, font, ink,
             Qt::AlignRight);
        m_line.setRight(m_line.right() - width - space::xs);
    }
    void rightGlyph(const QString &name, const QColor &ink, int size)
    {
        const QRect place(m_line.right() + 1 - size, m_line.center().y() - size / 2 + 1, size, size);
        paintGlyph(m_painter, name, ink, QStyle::visualRect(m_direction, m_whole, place));
        m_line.setRight(m_line.right() - size - space::s);
    }
    void left(const QString &text, const QFont &font, const QColor &ink)
    {
        const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, m_line.width());
        draw(m_line, shown, font, ink, Qt::AlignLeft);
    }

private:
    void draw(const QRect &place, const QString &text, const QFont &font, const QColor &ink,
              Qt::AlignmentFlag side)
    {
        m_painter.setFont(font);
        m_painter.setPen(ink);
        const Qt::Alignment alignment = QStyle::visualAlignment(m_direction, side) | Qt::AlignVCenter;
        m_painter.drawText(QStyle::visualRect(m_direction, m_whole, place),
                           static_cast<int>(alignment.toInt()), text);
    }

    QPainter &m_painter;
    const Qt::LayoutDirection m_direction;
    const QRect m_whole;
    QRect m_line;
};

} // namespace

Tone ChallengeDelegate::stateTone(const console::ChallengeRow &row, Instant now) const
{
    if (row.state != domain::ChallengeState::Pending)
        return wordsOf(row.state).tone;
    return row.expiresAt - now <= hurry ? Tone::Warning : Tone::Accent;
}

void ChallengeDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Colors &colors = m_theme.colors();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter.fillRect(option.rect, colors.accentWash);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, colors.sidebar);
    if (selected) {
        const QRect bar(option.rect.left(), option.rect.top(), selectionBar, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), colors.accent);
    }
    painter.setPen(colors.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void ChallengeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const auto row = index.data(console::ChallengeListModel::RowRole).value<console::ChallengeRow>();
    const Instant now = m_clock.now();
    const ChallengeLine line = lineOf(row, now);
    const Colors &colors = m_theme.colors();
    const QFont strong = m_theme.font(FontRole::BodyStrong);
    const QFont small = m_theme.font(FontRole::Small);
    const QFont state = m_theme.font(FontRole::SmallStrong);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option);
    QRect place = option.rect.adjusted(sideMargin, topMargin, -sideMargin, -topMargin);
    const int firstHeight = QFontMetrics(strong).height();
    const QColor ink = m_theme.ink(stateTone(row, now));

    LinePainter first(*painter, option, QRect(place.topLeft(), QSize(place.width(), firstHeight)));
    first.right(line.state, state, ink);
    first.rightGlyph(wordsOf(row.state).glyph, ink, QFontMetrics(state).ascent());
    first.left(line.title, strong, colors.text);

    place.setTop(place.top() + firstHeight + lineGap);
    LinePainter second(*painter, option,
                       QRect(place.topLeft(), QSize(place.width(), QFontMetrics(small).height())));
    second.right(line.value, small, colors.textMuted);
    second.left(line.detail, small, colors.textMuted);
    painter->restore();
}

QSize ChallengeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(m_theme.font(FontRole::BodyStrong)).height()
        + QFontMetrics(m_theme.font(FontRole::Small)).height();
    return {0, lines + lineGap + 2 * topMargin};
}

} // namespace countersign::ui
