#pragma once

#include "ui/theme/colors.h"

#include <QFont>
#include <QIcon>
#include <QObject>

class QApplication;

namespace countersign::ui {

/// What a text is, which says how large and how heavy it is set.
enum class FontRole {
    Caption, ///< 11 px: labels above values
    Small,   ///< 12 px
    SmallStrong,
    Body, ///< 13 px: the desk's own size
    BodyStrong,
    Section, ///< 10 px, spaced capitals
    Value,   ///< 15 px: what is read on the phone
    ValueStrong,
    Heading,   ///< 16 px
    Title,     ///< 20 px
    Hero,      ///< 27 px: an amount
    Clock,     ///< 60 px: the lock screen
    MonoSmall, ///< 12 px
    Mono,      ///< 14 px
};

/// The one place that knows colours and fonts. Passed by reference to whatever paints; outlives all of it.
/// Main thread only.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(Appearance appearance = Appearance::Light, QObject *parent = nullptr);

    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    [[nodiscard]] const Colors &colors() const { return m_colors; }
    [[nodiscard]] qreal textScale() const { return m_textScale; }

    void setAppearance(Appearance appearance);
    /// 1 to 2; beyond is brought back.
    void setTextScale(qreal scale);

    /// Fusion style, palette and font; to be called again after changed().
    void applyTo(QApplication &application) const;

    /// At the desk's text scale.
    [[nodiscard]] QFont font(FontRole role) const { return font(role, m_textScale); }
    /// At another scale, such as the phone's.
    [[nodiscard]] QFont font(FontRole role, qreal scale) const;

    /// Text in this tone, on a surface or on the tone's own wash.
    [[nodiscard]] QColor ink(Tone tone) const;
    [[nodiscard]] QColor wash(Tone tone) const;

    /// `:/icons/ui/<name>.svg` in the text colour: greyed where disabled, in the accent where selected. It asks this
    /// theme at every painting, and so follows a change by itself.
    [[nodiscard]] QIcon icon(const QString &name) const;
    /// The same in one colour; `size` in device-independent pixels.
    [[nodiscard]] QPixmap pixmap(const QString &name, const QColor &color, int size,
                                 qreal devicePixelRatio) const;

Q_SIGNALS:
    /// Colours or fonts are others now.
    void changed();

private:
    Appearance m_appearance;
    Colors m_colors;
    qreal m_textScale = 1;
};

} // namespace countersign::ui
