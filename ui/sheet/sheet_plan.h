#pragma once

#include "ui/theme/colors.h"

#include <QList>
#include <QStringList>

namespace countersign::ui {

/// Over what a contact sheet shows its block: a row for each locale, in it a cell for each theme and text size.
struct SheetPlan
{
    QStringList locales; ///< `fr_FR`
    QList<Appearance> appearances;
    QList<int> textPercents; ///< 100 to 200
};

} // namespace countersign::ui
