#include "ui/desk/timeline_column.h"

#include "core/console/timeline_model.h"
#include "ui/desk/timeline_words.h"
#include "ui/tables/words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/text_block.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr int dotSize = 9;
constexpr int timeWidth = 78;

/// A full dot for what has happened, a ring for what is awaited.
class Dot final : public QWidget
{
public:
    enum class Shape { Ring, Disc };
    Dot(const Theme &theme, Tone tone, Shape shape) : m_theme(theme), m_tone(tone), m_shape(shape)
    {
        setFixedSize(dotSize + 1, QFontMetrics(theme.font(FontRole::Body)).height());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor ink = m_theme.ink(m_tone);
        const qreal line = 2;
        QRectF circle(0, 0, dotSize - line, dotSize - line);
        circle.moveCenter(QRectF(rect()).center());
        painter.setPen(QPen(ink, line));
        painter.setBrush(m_shape == Shape::Disc ? QBrush(ink) : Qt::NoBrush);
        painter.drawEllipse(circle);
    }

private:
    const Theme &m_theme;
    const Tone m_tone;
    const Shape m_shape;
};

/// Takes whatever width there is, and wraps.
QLabel *makeTitle(const QString &richText, const QFont &font, const QColor &ink)
{
    auto *label = new QLabel(richText);
    label->setTextFormat(Qt::RichText);
    label->setFont(font);
    label->setWordWrap(true);
    QSizePolicy policy = label->sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Ignored);
    label->setSizePolicy(policy);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, ink);
    label->setPalette(palette);
    return label;
}

TextBlock *makeWords(const display::DisplayText &words, const QFont &font, const QColor &ink)
{
    auto *block = new TextBlock;
    block->setContent(words);
    block->setFont(font);
    block->setInk(ink);
    return block;
}

} // namespace

TimelineColumn::TimelineColumn(const Theme &theme, const Clock &clock, console::TimelineModel &model,
                               QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_model(model), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::m);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TimelineColumn::rebuild);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &TimelineColumn::rebuild);
    connect(&model, &QAbstractItemModel::dataChanged, this, &TimelineColumn::rebuild);
    connect(&theme, &Theme::changed, this, &TimelineColumn::rebuild);
    rebuild();
}

void TimelineColumn::rebuild()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < m_model.rowCount(); ++row)
        m_column->addWidget(makeLine(
            m_model.index(row).data(console::TimelineModel::EntryRole).value<console::TimelineEntry>()));
    setAccessibleName(tr("Timeline"));
}

QWidget *TimelineColumn::makeLine(const console::TimelineEntry &entry) const
{
    const TimelineLine words = lineOf(entry);
    const bool happened = entry.at.has_value();
    const Colors &colors = m_theme.colors();
    const QFont small = m_theme.font(FontRole::Small);
    auto *story = new QVBoxLayout;
    story->setSpacing(0);
    story->addWidget(
        makeTitle(words.title, m_theme.font(FontRole::Body), happened ? colors.text : colors.accent));
    if (!words.detail.isEmpty())
        story->addWidget(makeWords(words.detail, small, colors.textMuted));
    TextBlock *time =
        makeWords(ours(happened ? clockTime(*entry.at, m_clock.now()) : tr("now")), small, colors.textMuted);
    time->setFixedWidth(qRound(timeWidth * m_theme.textScale()));
    time->setToolTip(happened ? toIso(*entry.at) : QString());
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(time, 0, Qt::AlignTop);
    row->addWidget(new Dot(m_theme, words.tone, happened ? Dot::Shape::Disc : Dot::Shape::Ring), 0,
                   Qt::AlignTop);
    row->addLayout(story, 1);
    return line;
}

void TimelineColumn::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace countersign::ui
