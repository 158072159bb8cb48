#pragma once

#include <QImage>
#include <QRect>

class QPainter;

namespace countersign::ui {

class PhoneLook;

/// The device around the screen: shadow, bezel, side keys and the screen's ground.
class DeviceFrame
{
public:
    explicit DeviceFrame(const PhoneLook &look) : m_look(look) {}

    /// Room for the shadow on each side, in pixels at scale 1.
    static constexpr int shadowRoom = 36;

    /// `device` is the device without its shadow.
    void paint(QPainter &painter, const QRect &device);

private:
    void paintShadow(QPainter &painter, const QRect &device);

    const PhoneLook &m_look;
    QImage m_shadow;
    QRgb m_shadowColor = 0;
};

} // namespace countersign::ui
