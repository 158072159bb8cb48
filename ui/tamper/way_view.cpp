#include "ui/tamper/way_view.h"

#include "ui/tamper/tamper_words.h"
#include "ui/theme/glyph.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace countersign::ui {

namespace {

/// Who has the approval, in its order.
enum Station { Asks, Opens, Shows, Judges, Hears, Runs };
constexpr int stationCount = 6;
constexpr int railWidth = 24;
constexpr int dotSize = 14;
constexpr int markSize = 14;

/// The station before which it was changed.
Station changedBefore(tamper::TamperWhere where)
{
    switch (where) {
    case tamper::TamperWhere::Push: return Shows;
    case tamper::TamperWhere::Answer: return Judges;
    case tamper::TamperWhere::Callback: return Hears;
    case tamper::TamperWhere::Request: return Runs;
    }
    Q_UNREACHABLE();
}

/// The station that refuses; the last where none does.
Station endOf(const tamper::TamperTrial &trial)
{
    if (!trial.caught || trial.caught->check == tamper::TamperCheck::Binding)
        return Runs;
    return trial.caught->by == tamper::Party::Relay ? Judges : Hears;
}

QString stationWords(int station)
{
    switch (station) {
    case Asks: return WayView::tr("The backend asks");
    case Opens: return WayView::tr("The relay opens the challenge");
    case Shows: return WayView::tr("The phone shows it and signs");
    case Judges: return WayView::tr("The relay judges the answer");
    case Hears: return WayView::tr("The backend hears the callback");
    default: return WayView::tr("The backend runs the second call");
    }
}

QString changeWords()
{
    return WayView::tr("changed here");
}

} // namespace

WayView::WayView(const Theme &theme, console::TamperLab &lab, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_lab(lab)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&lab, &console::TamperLab::selectionChanged, this, &WayView::describe);
    connect(&lab, &console::TamperLab::played, this, &WayView::describe);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    describe();
}

int WayView::lineHeight() const
{
    return QFontMetrics(m_theme.font(FontRole::Body)).height() + space::xs;
}

WayView::Mark WayView::endMark(const tamper::TamperTrial &trial)
{
    switch (trial.effect) {
    case tamper::Effect::Refused: break;
    case tamper::Effect::RanAsApproved:
        return {tr("ran as approved"), QStringLiteral("approve"), Tone::Accent};
    case tamper::Effect::RanChanged: return {tr("ran changed"), QStringLiteral("warning"), Tone::Danger};
    }
    return {tr("caught here"), QStringLiteral("approve"), Tone::Success};
}

qreal WayView::railAt() const
{
    return dotSize * m_theme.textScale() / 2 + 1;
}

QSize WayView::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(FontRole::BodyStrong));
    int widest = 0;
    for (int station = 0; station < stationCount; ++station)
        widest = std::max(widest, metrics.horizontalAdvance(stationWords(station)));
    return {qRound(railWidth * m_theme.textScale()) + widest + 1, 2 * stationCount * lineHeight()};
}

void WayView::describe()
{
    const tamper::TamperTrial &trial = m_lab.selectedTrial();
    QStringList words;
    for (int station = 0; station <= endOf(trial); ++station) {
        if (station == changedBefore(trial.tampered.where))
            words.append(changeWords());
        words.append(stationWords(station));
    }
    words.append(endMark(trial).words);
    setAccessibleName(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void WayView::paintEvent(QPaintEvent *)
{
    const tamper::TamperTrial &trial = m_lab.selectedTrial();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = lineHeight();
    const auto line = [this, height](int number) { return QRect(0, number * height, width(), height); };
    for (int station = 0; station < stationCount; ++station) {
        if (station > 0)
            paintStretch(painter, station, line(2 * station - 1));
        paintStation(painter, station, line(2 * station));
    }
    paintMark(painter, {changeWords(), QStringLiteral("warning"), Tone::Danger},
              line(2 * changedBefore(trial.tampered.where) - 1));
    paintMark(painter, endMark(trial), line(2 * endOf(trial) + 1));
}

/// The line from the station before, as far as it was gone.
void WayView::paintStretch(QPainter &painter, int station, const QRect &line) const
{
    const tamper::TamperTrial &trial = m_lab.selectedTrial();
    const Colors &colors = m_theme.colors();
    const bool isChanged = station == changedBefore(trial.tampered.where);
    const bool wasGone = station <= endOf(trial);
    const QColor ink = isChanged ? m_theme.ink(Tone::Danger) : wasGone ? colors.lineStrong : colors.line;
    painter.setPen(QPen(ink, 2, wasGone ? Qt::SolidLine : Qt::DotLine));
    painter.drawLine(QPointF(railAt(), line.top() - space::xs / 2.0),
                     QPointF(railAt(), line.bottom() + space::xs / 2.0));
}

void WayView::paintMark(QPainter &painter, const Mark &mark, const QRect &line) const
{
    const int rail = qRound(railWidth * m_theme.textScale());
    const int glyph = qRound(markSize * m_theme.textScale());
    const QColor ink = m_theme.ink(mark.tone);
    paintGlyph(painter, mark.glyph, ink,
               QRectF(line.left() + rail, line.center().y() - glyph / 2.0 + 0.5, glyph, glyph));
    painter.setFont(m_theme.font(FontRole::SmallStrong));
    painter.setPen(ink);
    painter.drawText(line.adjusted(rail + glyph + space::xs, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     mark.words);
}

void WayView::paintStation(QPainter &painter, int station, const QRect &line) const
{
    const tamper::TamperTrial &trial = m_lab.selectedTrial();
    const Colors &colors = m_theme.colors();
    const bool isEnd = station == endOf(trial);
    const bool wasReached = station <= endOf(trial);
    const Tone endTone = endMark(trial).tone;
    const QColor endInk = m_theme.ink(endTone);
    const qreal dot = dotSize * m_theme.textScale() / 2;
    painter.setPen(QPen(isEnd ? endInk : wasReached ? colors.lineStrong : colors.line, 2));
    painter.setBrush(isEnd ? m_theme.wash(endTone) : colors.surface);
    painter.drawEllipse(QPointF(railAt(), line.center().y() + 0.5), dot, dot);
    painter.setFont(m_theme.font(isEnd ? FontRole::BodyStrong : FontRole::Body));
    painter.setPen(isEnd ? endInk : wasReached ? colors.text : colors.textMuted);
    painter.drawText(line.adjusted(qRound(railWidth * m_theme.textScale()), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, stationWords(station));
}

void WayView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

} // namespace countersign::ui
