#pragma once

#include <QColor>

#include <array>

namespace countersign::ui {

enum class Appearance { Light, Dark };

/// What a colour means. It never says it alone: a word or a shape goes with it.
enum class Tone { Neutral, Accent, Success, Warning, Danger };

/// One palette. An ink stands on `surface`, `sidebar`, `backdrop`, `screen` and on its own wash with a contrast of at
/// least 4.5 : 1, an `on…` ink on its fill, `lineStrong` and `focus` with 3 : 1 (WCAG 2.1, 1.4.3 and 1.4.11).
struct Colors
{
    QColor backdrop; ///< behind the phone, and in input fields
    QColor surface;  ///< panels, lists, dialogs
    QColor sidebar;
    QColor line;       ///< separates; carries no meaning
    QColor lineStrong; ///< the border of a control that has no other mark
    QColor text;
    QColor textMuted;
    QColor accent;
    QColor accentWash; ///< also the selected row
    QColor onAccent;
    QColor success;
    QColor successWash;
    QColor onSuccess;
    QColor warning;
    QColor warningWash;
    QColor danger;
    QColor dangerWash;
    QColor onDanger;
    QColor focus;
    QColor screen; ///< of the phone
    QColor bezel;
    QColor bezelEdge;
    QColor shadow;               ///< its alpha is that of the darkest place
    QColor scrim;                ///< over what a sheet covers
    std::array<QColor, 2> brand; ///< from, to: the gradient behind a tenant's letter
    QColor onBrand;
};

[[nodiscard]] Colors colorsOf(Appearance appearance);

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] qreal contrast(const QColor &one, const QColor &other);

} // namespace countersign::ui
