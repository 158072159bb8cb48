#pragma once

#include "core/console/device_actions.h"
#include "ui/tables/live_page.h"

namespace countersign::ui {

class ActionButton;
class DevicePanel;
class NewDeviceForm;

/// The simulated devices: making them, pairing them, how they answer.
class DevicesPage : public LivePage
{
    Q_OBJECT
public:
    explicit DevicesPage(const Parts &parts, QWidget *parent = nullptr);

    /// Opens the form for a new device.
    void addDevice();
    void choose(const QString &deviceId);

Q_SIGNALS:
    /// This phone shall lie on the desk.
    void deskRequested(const QString &deviceId);
    void demoPairingRequested(const QString &deviceId);

protected:
    void retranslate() override;

private:
    void make(const device::DeviceSettings &settings);

    ActionButton *m_add;
    NewDeviceForm *m_form;
    DevicePanel *m_panel;
};

} // namespace countersign::ui
