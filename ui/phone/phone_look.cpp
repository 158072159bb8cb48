#include "ui/phone/phone_look.h"

#include <algorithm>

namespace countersign::ui {

PhoneLook::PhoneLook(const Theme &theme, QObject *parent) : QObject(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &PhoneLook::changed);
}

void PhoneLook::setScale(qreal scale)
{
    if (qFuzzyCompare(scale, m_scale))
        return;
    m_scale = scale;
    Q_EMIT changed();
}

void PhoneLook::setTextScale(qreal scale)
{
    scale = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(scale, m_textScale))
        return;
    m_textScale = scale;
    Q_EMIT changed();
}

QPainterPath PhoneLook::screenPath(const QRectF &rect) const
{
    QPainterPath path;
    const int radius = px(deviceRadius - bezel);
    path.addRoundedRect(rect, radius, radius);
    return path;
}

} // namespace countersign::ui
