#pragma once

#include "core/console/device_actions.h"
#include "ui/tables/inline_form.h"

namespace countersign::ui {

class ChoiceField;
class TextField;

/// A device's name and the place it lives in.
class NewDeviceForm : public InlineForm
{
    Q_OBJECT
public:
    explicit NewDeviceForm(const Theme &theme, QWidget *parent = nullptr);

    /// Empty again, and ready to type.
    void open();

Q_SIGNALS:
    void submitted(const countersign::device::DeviceSettings &settings);

protected:
    void submit() override;
    void retranslate() override;

private:
    TextField *m_name;
    ChoiceField *m_locale;
    ChoiceField *m_zone;
    QLabel *m_nameLabel;
    QLabel *m_localeLabel;
    QLabel *m_zoneLabel;
};

} // namespace countersign::ui
