#pragma once

#include "ui/phone/bottom_sheet.h"

namespace countersign::ui {

class ActionButton;
class FingerprintButton;
class PinPad;

/// The simulated local authentication: touch the sensor, or enter a PIN.
class LocalAuthSheet : public BottomSheet
{
    Q_OBJECT
public:
    LocalAuthSheet(const PhoneLook &look, QWidget *screen);

Q_SIGNALS:
    /// The person is who the device knows. The sheet is closed already.
    void confirmed();

protected:
    QWidget *begin() override;
    void restyle() override;

private:
    enum class Method { Fingerprint, Pin };
    void use(Method method);
    void confirm();

    TextBlock *m_hint;
    FingerprintButton *m_sensor;
    PinPad *m_pin;
    ActionButton *m_otherMethod;
    ActionButton *m_cancel;
    Method m_method = Method::Fingerprint;
};

} // namespace countersign::ui
