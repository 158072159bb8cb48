#include "ui/tables/devices_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/device_panel.h"
#include "ui/tables/new_device_form.h"
#include "ui/tables/pairing_code_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/refusal_words.h"

namespace countersign::ui {

DevicesPage::DevicesPage(const Parts &parts, QWidget *parent)
    : LivePage(parts, parts.console.devices(), QStringLiteral("devices"), parent),
      m_add(new ActionButton(parts.theme, ActionButton::Kind::Outline)),
      m_form(new NewDeviceForm(parts.theme)), m_code(new PairingCodeCard(parts.theme, parts.demoName)),
      m_panel(new DevicePanel(parts.theme, parts.console.devices(), parts.console.deviceActions(),
                              parts.demoName))
{
    m_add->setGlyph(QStringLiteral("plus"));
    addToTitle(m_add);
    addAbove(m_form);
    m_form->hide();
    addAbove(m_code);
    m_code->hide();
    addBelow(m_panel);
    retranslate();
    setWidths({190, 90, 180, 150, 90, 150, 110, 100});
    connect(m_add, &QAbstractButton::clicked, this, &DevicesPage::addDevice);
    connect(this, &LivePage::emptyActionTriggered, this, &DevicesPage::addDevice);
    connect(m_form, &NewDeviceForm::submitted, this, &DevicesPage::make);
    connect(&table(), &CellTable::currentKeyChanged, m_panel, &DevicePanel::showDevice);
    connect(m_panel, &DevicePanel::deskRequested, this, &DevicesPage::deskRequested);
    connect(m_panel, &DevicePanel::demoPairingRequested, this, &DevicesPage::demoPairingRequested);
    connect(m_panel, &DevicePanel::demoCodeRequested, this, &DevicesPage::demoCodeRequested);
    if (parts.console.devices().rowCount() > 0)
        choose(parts.console.devices().row(0).id);
}

void DevicesPage::addDevice()
{
    m_form->open();
}

void DevicesPage::choose(const QString &deviceId)
{
    table().selectKey(deviceId);
}

void DevicesPage::showPairingCode(const console::PairingCode &code)
{
    m_code->open(code);
}

void DevicesPage::make(const device::DeviceSettings &settings)
{
    const Result<QString> made = parts().console.deviceActions().create(settings);
    if (!made)
        return m_form->showProblem(wordsOf(made.error()));
    m_form->hide();
    choose(*made);
    m_panel->focusPairing();
}

void DevicesPage::retranslate()
{
    m_add->setText(tr("New device"));
    setWords(tr("Devices"),
             {tr("Name"), tr("Waiting"), tr("Paired as"), tr("Answers"), tr("Locale"), tr("Time zone"),
              tr("Platform"), tr("Device")},
             {QStringLiteral("devices"), tr("No devices"),
              tr("A simulated phone receives challenges and answers them. Make one, then pair it with a "
                 "backend’s user."),
              tr("New device")});
}

} // namespace countersign::ui
