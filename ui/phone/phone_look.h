#pragma once

#include "ui/theme/theme.h"

#include <QPainterPath>

namespace countersign::ui {

/// How large everything inside one phone is: the theme, times the size of the device, times the phone's own text
/// scale. Whatever the phone is made of follows changed(), which also tells of a new theme or language.
class PhoneLook : public QObject
{
    Q_OBJECT
public:
    /// The device without its shadow, and its parts, at scale 1.
    static constexpr QSize deviceSize{352, 692};
    static constexpr int bezel = 11;
    static constexpr int deviceRadius = 46;
    static constexpr int margin = 22; ///< between the screen's edge and what it shows
    static constexpr int contentWidth = 352 - 2 * (bezel + margin);

    static constexpr int lineHeight = 16; ///< of what stands in a button

    explicit PhoneLook(const Theme &theme, QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] const Colors &colors() const { return m_theme.colors(); }
    [[nodiscard]] qreal scale() const { return m_scale; }
    [[nodiscard]] qreal textScale() const { return m_textScale; }

    void setScale(qreal scale);
    /// 1 to 2; beyond is brought back.
    void setTextScale(qreal scale);
    /// Has everybody ask again, as after a change of language.
    void refresh() { Q_EMIT changed(); }

    /// Pixels of the device at scale 1, at the present scale.
    [[nodiscard]] int px(qreal pixels) const { return qRound(pixels * m_scale); }
    /// The same for what holds one line of text, such as a button: it grows by as much as the line does.
    [[nodiscard]] int linePx(qreal pixels) const { return px(pixels + lineHeight * (m_textScale - 1)); }
    [[nodiscard]] QFont font(FontRole role) const { return m_theme.font(role, m_scale * m_textScale); }

    /// `rect` with the corners of the screen, for what fills it.
    [[nodiscard]] QPainterPath screenPath(const QRectF &rect) const;

Q_SIGNALS:
    void changed();

private:
    const Theme &m_theme;
    qreal m_scale = 1;
    qreal m_textScale = 1;
};

} // namespace countersign::ui
