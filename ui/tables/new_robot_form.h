#pragma once

#include "ui/tables/inline_form.h"

namespace countersign::console {
class DeviceModel;
}

namespace countersign::ui {

class ChoiceField;
class TextField;

/// A robot's name, and by which devices it answers: by one, or by every one.
class NewRobotForm : public InlineForm
{
    Q_OBJECT
public:
    /// Both outlive the form.
    NewRobotForm(const Theme &theme, const console::DeviceModel &devices, QWidget *parent = nullptr);

    /// Empty again, and ready to type.
    void open();

Q_SIGNALS:
    /// No device: every one.
    void submitted(const QString &name, const QStringList &deviceIds);

protected:
    void submit() override;
    void retranslate() override;

private:
    void offerDevices();

    const console::DeviceModel &m_devices;
    TextField *m_name;
    ChoiceField *m_device;
    QLabel *m_nameLabel;
    QLabel *m_deviceLabel;
};

} // namespace countersign::ui
