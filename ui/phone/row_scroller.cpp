#include "ui/phone/row_scroller.h"

#include "ui/phone/phone_look.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace countersign::ui {

namespace {

/// Shows how far the rows are scrolled.
class Thumb final : public QWidget
{
public:
    Thumb(const PhoneLook &look, QWidget *parent) : QWidget(parent), m_look(look)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.colors().lineStrong);
        painter.drawRoundedRect(rect(), width() / 2.0, width() / 2.0);
    }

private:
    const PhoneLook &m_look;
};

} // namespace

RowScroller::RowScroller(const PhoneLook &look, QWidget *parent)
    : QScrollArea(parent), m_look(look), m_thumb(new Thumb(look, this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_nextLook.setSingleShot(true);
    m_nextLook.setInterval(0);
    connect(&m_nextLook, &QTimer::timeout, this, &RowScroller::lookAround);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, &m_nextLook, qOverload<>(&QTimer::start));
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, &m_nextLook, qOverload<>(&QTimer::start));
    connect(&look, &PhoneLook::changed, this, &RowScroller::restyle);
    restyle();
}

void RowScroller::setRows(QWidget *content, const QList<QWidget *> &rows)
{
    m_seen.clear();
    m_wholeInView.clear();
    m_timeInView.clear();
    m_rows = rows;
    m_covered = {};
    setWidget(content);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    verticalScrollBar()->setValue(0);
    m_thumb->raise();
    m_nextLook.start();
}

void RowScroller::scrollRows(QAbstractSlider::SliderAction action)
{
    verticalScrollBar()->triggerAction(action);
}

QRect RowScroller::placeOf(const QWidget *row) const
{
    return {row->mapTo(widget(), QPoint()), row->size()};
}

std::optional<int> RowScroller::unseenTop() const
{
    for (const QWidget *row : m_rows) {
        if (m_seen.contains(row))
            continue;
        const QRect place = placeOf(row);
        const bool fits = place.height() <= viewport()->height();
        return fits ? place.top() : QRegion(place).subtracted(m_covered).boundingRect().top();
    }
    return {};
}

RowScroller::Unseen RowScroller::unseen() const
{
    const auto top = unseenTop();
    if (!top)
        return Unseen::None;
    return *top < verticalScrollBar()->value() ? Unseen::Above : Unseen::Below;
}

void RowScroller::showUnseen()
{
    if (const auto top = unseenTop())
        verticalScrollBar()->setValue(*top);
}

void RowScroller::restyle()
{
    verticalScrollBar()->setSingleStep(m_look.px(32));
    m_nextLook.start();
}

bool RowScroller::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::Resize) {
        m_covered = {};
        m_nextLook.start();
    }
    return QScrollArea::eventFilter(watched, event);
}

void RowScroller::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_nextLook.start();
}

void RowScroller::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_nextLook.start();
}

void RowScroller::hideEvent(QHideEvent *event)
{
    countTime();
    m_wholeInView.clear();
    QScrollArea::hideEvent(event);
}

void RowScroller::countTime()
{
    const std::chrono::nanoseconds passed(m_sinceLook.isValid() ? m_sinceLook.nsecsElapsed() : 0);
    m_sinceLook.start();
    for (const QWidget *row : std::as_const(m_wholeInView))
        m_timeInView[row] += passed;
}

Milliseconds RowScroller::timeInView(const QWidget *row) const
{
    std::chrono::nanoseconds time = m_timeInView.value(row);
    if (m_wholeInView.contains(row))
        time += std::chrono::nanoseconds(m_sinceLook.nsecsElapsed());
    return std::chrono::duration_cast<Milliseconds>(time);
}

bool RowScroller::isWholeInView(const QWidget *row, const QRegion &inView) const
{
    const QRegion place(placeOf(row));
    const int tallest = viewport()->height();
    return place.subtracted(inView).isEmpty() || place.intersected(inView).boundingRect().height() >= tallest;
}

void RowScroller::lookAround()
{
    countTime();
    m_wholeInView.clear();
    placeThumb();
    if (!widget() || !isVisible())
        return;
    const QRegion inView = widget()->visibleRegion();
    m_covered += inView;
    for (const QWidget *row : std::as_const(m_rows)) {
        if (QRegion(placeOf(row)).subtracted(m_covered).isEmpty())
            m_seen.insert(row);
        if (isWholeInView(row, inView))
            m_wholeInView.insert(row);
    }
    Q_EMIT rowsSeenChanged(rowsSeen(), rowCount());
}

void RowScroller::placeThumb()
{
    const QScrollBar *bar = verticalScrollBar();
    const int hidden = bar->maximum() - bar->minimum();
    m_thumb->setVisible(hidden > 0);
    if (hidden <= 0)
        return;
    const int thickness = m_look.px(3);
    const int length = std::max(m_look.px(28), height() * height() / (height() + hidden));
    const int top = (height() - length) * (bar->value() - bar->minimum()) / hidden;
    const QRect place(width() - thickness - m_look.px(5), top, thickness, length);
    m_thumb->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
}

void RowScroller::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_dragFrom = event->globalPosition().y() + verticalScrollBar()->value();
    event->setAccepted(m_dragFrom.has_value());
}

void RowScroller::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragFrom)
        verticalScrollBar()->setValue(qRound(*m_dragFrom - event->globalPosition().y()));
}

void RowScroller::mouseReleaseEvent(QMouseEvent *)
{
    m_dragFrom.reset();
}

} // namespace countersign::ui
