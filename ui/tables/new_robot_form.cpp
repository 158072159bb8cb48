#include "ui/tables/new_robot_form.h"

#include "core/console/device_model.h"
#include "ui/tables/choice_field.h"
#include "ui/tables/text_field.h"
#include "ui/widgets/action_button.h"

#include <QLabel>

namespace countersign::ui {

NewRobotForm::NewRobotForm(const Theme &theme, const console::DeviceModel &devices, QWidget *parent)
    : InlineForm(theme, parent), m_devices(devices), m_name(new TextField(theme, this)),
      m_device(new ChoiceField(theme, this)), m_nameLabel(addField(m_name)), m_deviceLabel(addField(m_device))
{
    addButtons(m_device);
    connect(m_name, &QLineEdit::returnPressed, this, &NewRobotForm::submit);
    connect(&devices, &console::DeviceModel::changed, this, &NewRobotForm::offerDevices);
    offerDevices();
    retranslate();
}

void NewRobotForm::open()
{
    m_name->clear();
    m_device->setCurrentIndex(0);
    openAt(*m_name);
}

void NewRobotForm::offerDevices()
{
    const QString chosen = m_device->currentData().toString();
    m_device->clear();
    m_device->addItem(tr("Every device"));
    for (int at = 0; at < m_devices.rowCount(); ++at) {
        const console::DeviceRow &row = m_devices.row(at);
        m_device->addItem(display::DisplayText::guard(row.name).forPainting(), row.id);
    }
    m_device->setCurrentIndex(chosen.isEmpty() ? 0 : std::max(0, m_device->findData(chosen)));
}

void NewRobotForm::submit()
{
    const QString device = m_device->currentData().toString();
    Q_EMIT submitted(m_name->text().trimmed(), device.isEmpty() ? QStringList() : QStringList{device});
}

void NewRobotForm::retranslate()
{
    m_nameLabel->setText(tr("&Name"));
    m_deviceLabel->setText(tr("&Answers for"));
    m_name->setPlaceholderText(tr("Nightly tests"));
    m_name->setAccessibleName(tr("Name"));
    m_device->setAccessibleName(tr("Answers for"));
    m_device->setItemText(0, tr("Every device"));
    accept().setText(tr("Register the robot"));
    retranslateForm();
}

} // namespace countersign::ui
