#pragma once

#include "core/console/device_actions.h"
#include "ui/widgets/card_frame.h"

class QLabel;

namespace countersign::ui {

class ActionButton;
class ChoiceField;
class TextField;

/// A few fields in the page, not in its way: a device's name and the place it lives in.
class NewDeviceForm : public CardFrame
{
    Q_OBJECT
public:
    explicit NewDeviceForm(const Theme &theme, QWidget *parent = nullptr);

    /// Empty again, and ready to type.
    void open();
    void showProblem(const QString &problem);

Q_SIGNALS:
    void submitted(const countersign::device::DeviceSettings &settings);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void retranslate();
    void restyle();

    const Theme &m_theme;
    QLabel *m_nameLabel;
    QLabel *m_localeLabel;
    QLabel *m_zoneLabel;
    TextField *m_name;
    ChoiceField *m_locale;
    ChoiceField *m_zone;
    ActionButton *m_create;
    ActionButton *m_cancel;
    QLabel *m_problem;
};

} // namespace countersign::ui
