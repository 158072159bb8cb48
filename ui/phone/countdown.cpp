#include "ui/phone/countdown.h"

#include "ui/phone/phone_look.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace countersign::ui {

namespace {

using std::chrono::seconds;

constexpr seconds hurry{30};
constexpr seconds lastMoment{10};
constexpr int fullCircle = 360 * 16;

} // namespace

Countdown::Countdown(const PhoneLook &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &PhoneLook::changed, this, &Countdown::restyle);
    restyle();
}

void Countdown::setTime(Milliseconds left, Milliseconds whole)
{
    const seconds shown = std::max(seconds{0}, std::chrono::ceil<seconds>(left));
    const seconds full = std::chrono::ceil<seconds>(whole);
    if (shown == m_left && full == m_whole && !m_text.isEmpty())
        return;
    m_left = shown;
    m_whole = full;
    const auto total = shown.count();
    m_text = QStringLiteral("%1:%2").arg(total / 60).arg(total % 60, 2, 10, QLatin1Char('0'));
    restyle();
}

void Countdown::restyle()
{
    setFont(m_look.font(FontRole::BodyStrong));
    setAccessibleName(tr("%1 left").arg(m_text));
    updateGeometry();
    update();
}

QColor Countdown::ink() const
{
    const Tone tone = m_left <= lastMoment ? Tone::Danger : m_left <= hurry ? Tone::Warning : Tone::Accent;
    return m_look.theme().ink(tone);
}

QSize Countdown::sizeHint() const
{
    const int ring = fontMetrics().ascent() + 2;
    return {ring + m_look.px(6) + fontMetrics().horizontalAdvance(m_text), fontMetrics().height() + 2};
}

void Countdown::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal stroke = std::max(1.5, fontMetrics().height() / 7.0);
    const int size = fontMetrics().ascent() + 2;
    const QRect place =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, (height() - size) / 2, size, size));
    const QRectF ring = QRectF(place).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.setPen(QPen(m_look.colors().line, stroke));
    painter.drawEllipse(ring);
    if (m_left > seconds{0} && m_whole > seconds{0}) {
        const auto angle = std::min<qint64>(fullCircle, fullCircle * m_left.count() / m_whole.count());
        painter.setPen(QPen(ink(), stroke, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, fullCircle / 4, static_cast<int>(angle));
    }
    painter.setPen(ink());
    const QRect words(size + m_look.px(6), 0, width() - size - m_look.px(6), height());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), Qt::AlignCenter, m_text);
}

} // namespace countersign::ui
