#pragma once

#include "core/base/stepping_clock.h"
#include "ui/phone/phone_view.h"

class QAbstractButton;

namespace countersign::ui {

/// A phone in a window of its own, whose clock stands at sampleNow, and the ways to look at it.
struct PhoneOnScreen
{
    PhoneOnScreen();

    /// Shows it with the focus inside; false when the window does not come up.
    [[nodiscard]] bool show();

    /// The visible button with this text or accessible name; the uppermost of several.
    [[nodiscard]] QAbstractButton *button(const QString &name);
    [[nodiscard]] bool paints(const QString &text);
    void press(Qt::Key key);

    struct Reading
    {
        QStringList painted;
        QStringList read; ///< in the accessibility tree
    };
    /// While the rows are scrolled from where they are to the last.
    Reading readToTheEnd();

    Theme theme;
    SteppingClock clock;
    PhoneView view;
};

} // namespace countersign::ui
