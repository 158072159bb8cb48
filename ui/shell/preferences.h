#pragma once

#include "ui/theme/colors.h"

#include <QString>

class QSettings;

namespace countersign::ui {

/// What a person has chosen for the window, kept from one run to the next.
struct Preferences
{
    Appearance appearance = Appearance::Light;
    QString language; ///< `en` or `fr`; empty: the desktop's
    qreal textScale = 1;

    [[nodiscard]] static Preferences read(const QSettings &settings);
    void write(QSettings &settings) const;
};

} // namespace countersign::ui
