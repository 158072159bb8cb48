#pragma once

#include "core/console/device_actions.h"
#include "core/console/pairing_code.h"
#include "ui/tables/live_page.h"

namespace countersign::ui {

class ActionButton;
class DevicePanel;
class NewDeviceForm;
class PairingCodeCard;

/// The simulated devices: making them, pairing them, how they answer.
class DevicesPage : public LivePage
{
    Q_OBJECT
public:
    explicit DevicesPage(const Parts &parts, QWidget *parent = nullptr);

    /// Opens the form for a new device.
    void addDevice();
    void choose(const QString &deviceId);
    void showPairingCode(const console::PairingCode &code);

Q_SIGNALS:
    /// This phone shall lie on the desk.
    void deskRequested(const QString &deviceId);
    void demoPairingRequested(const QString &deviceId);
    /// A pairing code for the demo's bank shall be made; see showPairingCode().
    void demoCodeRequested();

protected:
    void retranslate() override;

private:
    void make(const device::DeviceSettings &settings);

    ActionButton *m_add;
    NewDeviceForm *m_form;
    PairingCodeCard *m_code;
    DevicePanel *m_panel;
};

} // namespace countersign::ui
