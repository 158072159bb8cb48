#pragma once

#include "core/base/clock.h"
#include "core/console/phone_device.h"

#include <QWidget>

namespace countersign::ui {

class PhoneLook;

/// The time as a device writes it: `15:04`, `3:04 PM`.
[[nodiscard]] QString deviceTime(const console::PhoneDevice &device, Instant now);
/// The day as a device writes it: `Sunday, June 21, 2026`.
[[nodiscard]] QString deviceDay(const console::PhoneDevice &device, Instant now);

/// The thin bar at the top of the screen: time, camera, battery.
class StatusBar : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(const PhoneLook &look, QWidget *parent = nullptr);

    void setTime(const QString &time);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const PhoneLook &m_look;
    QString m_time;
};

} // namespace countersign::ui
