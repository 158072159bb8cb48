#include "ui/desk/timeline_column.h"

#include "core/console/timeline_model.h"
#include "ui/desk/timeline_words.h"
#include "ui/tables/words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr int dotSize = 9;
constexpr int timeWidth = 82;

/// A full dot for what has happened, a ring for what is awaited.
class Dot final : public QWidget
{
public:
    enum class Shape { Ring, Disc };
    Dot(const Theme &theme, Tone tone, Shape shape, QWidget *parent) :
        QWidget(parent), m_theme(theme), m_tone(tone), m_shape(shape)
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

QLabel *makeLabel(const QString &text, Qt::TextFormat format, const QFont &font, const QColor &ink, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(format);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, ink);
    label->setPalette(palette);
    return label;
}

} // namespace

TimelineColumn::TimelineColumn(const Theme &theme, const Clock &clock, console::TimelineModel &model, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_clock(clock), m_model(model), m_column(new QVBoxLayout(this))
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
    const Colors &colors = m_theme.colors();
    const QFont body = m_theme.font(FontRole::Body);
    const QFont small = m_theme.font(FontRole::Small);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const auto entry = m_model.index(row).data(console::TimelineModel::EntryRole).value<console::TimelineEntry>();
        const TimelineLine words = lineOf(entry);
        const bool happened = entry.at.has_value();
        auto *line = new QWidget(this);
        auto *grid = new QGridLayout(line);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space::s - 2);
        grid->setVerticalSpacing(0);
        QLabel *time = makeLabel(happened ? clockTime(*entry.at, m_clock.now()) : tr("now"), Qt::PlainText, small,
                                 colors.textMuted, line);
        time->setFixedWidth(qRound(timeWidth * m_theme.textScale()));
        time->setToolTip(happened ? toIso(*entry.at) : QString());
        grid->addWidget(time, 0, 0, Qt::AlignTop);
        grid->addWidget(new Dot(m_theme, words.tone, happened ? Dot::Shape::Disc : Dot::Shape::Ring, line), 0, 1, Qt::AlignTop);
        grid->addWidget(makeLabel(words.title, Qt::RichText, body, happened ? colors.text : colors.accent, line), 0, 2);
        if (!words.detail.isEmpty())
            grid->addWidget(makeLabel(words.detail, Qt::PlainText, small, colors.textMuted, line), 1, 2);
        grid->setColumnStretch(2, 1);
        m_column->addWidget(line);
    }
    setAccessibleName(tr("Timeline"));
}

void TimelineColumn::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace countersign::ui
