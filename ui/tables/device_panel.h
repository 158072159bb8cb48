#pragma once

#include "core/console/device_model.h"
#include "ui/tables/pairing_form.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace countersign::console {
class DeviceActions;
}

namespace countersign::ui {

class ActionButton;
class ChoiceField;
class IdLabel;
class RemoveButton;
class Theme;

/// One device: how it answers, whom it is paired with, and how to pair it with somebody more.
class DevicePanel : public QWidget
{
    Q_OBJECT
public:
    /// `demoName` is empty where there is no demo to pair with.
    DevicePanel(const Theme &theme, console::DeviceModel &devices, console::DeviceActions &actions,
                const QString &demoName, QWidget *parent = nullptr);

    /// Hides itself for a device that is not there.
    void showDevice(const QString &deviceId);
    void focusPairing();

Q_SIGNALS:
    void deskRequested(const QString &deviceId);
    void demoPairingRequested(const QString &deviceId);
    void demoCodeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectAnswers();
    void refresh();
    void refreshPairings(const console::DeviceRow &row);
    void remove();
    using Outcome = PairingForm::Outcome;
    void say(const display::DisplayText &words, Outcome outcome);
    void retranslate();
    void restyle();

    const Theme &m_theme;
    console::DeviceModel &m_devices;
    console::DeviceActions &m_actions;
    QString m_deviceId;
    QLabel *m_name;
    IdLabel *m_id;
    QLabel *m_policyLabel;
    ChoiceField *m_policy;
    QVBoxLayout *m_pairings;
    PairingForm *m_pairing;
    ActionButton *m_showOnDesk;
    RemoveButton *m_remove;
    QLabel *m_outcome;
};

} // namespace countersign::ui
