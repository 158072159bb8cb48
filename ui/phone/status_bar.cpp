#include "ui/phone/status_bar.h"

#include "ui/phone/phone_look.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QTimeZone>

namespace countersign::ui {

namespace {

QDateTime localTime(const console::PhoneDevice &device, Instant now)
{
    const QTimeZone zone(device.timeZone.toLatin1());
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(now), zone.isValid() ? zone : QTimeZone::utc());
}

QLocale localeOf(const console::PhoneDevice &device)
{
    return QLocale(QString(device.locale).replace(QLatin1Char('-'), QLatin1Char('_')));
}

} // namespace

QString deviceTime(const console::PhoneDevice &device, Instant now)
{
    return localeOf(device).toString(localTime(device, now).time(), QLocale::ShortFormat);
}

QString deviceDay(const console::PhoneDevice &device, Instant now)
{
    return localeOf(device).toString(localTime(device, now).date(), QLocale::LongFormat);
}

StatusBar::StatusBar(const PhoneLook &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    connect(&look, &PhoneLook::changed, this, &StatusBar::restyle);
    restyle();
}

void StatusBar::setTime(const QString &time)
{
    m_time = time;
    setAccessibleName(time);
    update();
}

void StatusBar::restyle()
{
    setFixedHeight(m_look.px(34));
    setFont(m_look.theme().font(FontRole::SmallStrong, m_look.scale()));
    update();
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = m_look.colors();
    const qreal unit = m_look.scale();
    const qreal middle = m_look.px(19);
    const auto mirrored = [&](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };

    painter.setPen(colors.text);
    const int side = m_look.px(PhoneLook::margin + 4);
    const QRect time(side, qRound(middle) - height() / 2, width() / 3, height());
    painter.drawText(
        mirrored(time),
        static_cast<int>(
            (Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)).toInt()),
        m_time);

    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.bezel);
    const QRectF camera(width() / 2.0 - 38 * unit, middle - 10 * unit, 76 * unit, 20 * unit);
    painter.drawRoundedRect(camera, 10 * unit, 10 * unit);

    const QSize batterySize(m_look.px(22), m_look.px(11));
    const QRect place(width() - side - batterySize.width(), qRound(middle - batterySize.height() / 2.0),
                      batterySize.width(), batterySize.height());
    const QRectF battery = mirrored(place);
    painter.setPen(QPen(colors.textMuted, unit));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(battery, 3 * unit, 3 * unit);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.text);
    painter.drawRoundedRect(battery.adjusted(2 * unit, 2 * unit, -5 * unit, -2 * unit), 1.5 * unit,
                            1.5 * unit);
    painter.setBrush(colors.textMuted);
    painter.drawRoundedRect(QRectF(battery.right() + 1.5 * unit, middle - 2 * unit, 1.5 * unit, 4 * unit), 1,
                            1);
}

} // namespace countersign::ui
