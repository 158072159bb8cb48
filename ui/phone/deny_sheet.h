#pragma once

#include "ui/phone/bottom_sheet.h"

class QLineEdit;

namespace countersign::ui {

class ActionButton;

/// Asks why: a quick reason, words of one's own, or nothing.
class DenySheet : public BottomSheet
{
    Q_OBJECT
public:
    DenySheet(const PhoneLook &look, QWidget *screen);

    /// As many characters as a reason may have.
    static constexpr int longestReason = 200;

Q_SIGNALS:
    /// The sheet is closed already.
    void denied(const QString &reason);

protected:
    QWidget *begin() override;
    void restyle() override;

private:
    void confirm();
    void styleReason();

    QList<ActionButton *> m_quickReasons;
    QLineEdit *m_reason;
    ActionButton *m_cancel;
    ActionButton *m_deny;
};

} // namespace countersign::ui
