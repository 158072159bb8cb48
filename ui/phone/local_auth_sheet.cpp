#include "ui/phone/local_auth_sheet.h"

#include "ui/phone/fingerprint_button.h"
#include "ui/phone/phone_look.h"
#include "ui/phone/pin_pad.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/text_block.h"

#include <QVBoxLayout>

namespace countersign::ui {

LocalAuthSheet::LocalAuthSheet(const PhoneLook &look, QWidget *screen)
    : BottomSheet(look, screen), m_hint(new TextBlock(this)), m_sensor(new FingerprintButton(look, this)),
      m_pin(new PinPad(look, this)),
      m_otherMethod(new ActionButton(look.theme(), ActionButton::Kind::Quiet, {}, this)),
      m_cancel(new ActionButton(look.theme(), ActionButton::Kind::Quiet, {}, this))
{
    m_hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    column()->addWidget(m_hint);
    column()->addWidget(m_sensor, 0, Qt::AlignHCenter);
    column()->addWidget(m_pin);
    column()->addWidget(m_otherMethod);
    column()->addWidget(m_cancel);
    connect(m_sensor, &QAbstractButton::clicked, this, &LocalAuthSheet::confirm);
    connect(m_pin, &PinPad::entered, this, &LocalAuthSheet::confirm);
    connect(m_otherMethod, &QAbstractButton::clicked, this,
            [this] { use(m_method == Method::Pin ? Method::Fingerprint : Method::Pin); });
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        close();
        Q_EMIT dismissed();
    });
    use(Method::Fingerprint);
}

QWidget *LocalAuthSheet::begin()
{
    use(Method::Fingerprint);
    return m_sensor;
}

void LocalAuthSheet::use(Method method)
{
    m_method = method;
    const bool pin = method == Method::Pin;
    m_pin->clear();
    m_pin->setVisible(pin);
    m_sensor->setVisible(!pin);
    restyle();
    if (isVisible())
        (pin ? static_cast<QWidget *>(m_pin) : m_sensor)->setFocus();
}

void LocalAuthSheet::confirm()
{
    close();
    Q_EMIT confirmed();
}

void LocalAuthSheet::restyle()
{
    BottomSheet::restyle();
    const bool pin = m_method == Method::Pin;
    setTitle(tr("Confirm it is you"));
    m_hint->setPadding(0, look().px(8));
    m_hint->setFont(look().font(FontRole::Body));
    m_hint->setInk(look().colors().textMuted);
    m_hint->setWords(pin ? tr("Any four digits: this phone is simulated")
                         : tr("Touch the sensor to approve"));
    m_sensor->setAccessibleName(tr("Fingerprint sensor"));
    m_otherMethod->setText(pin ? tr("Use the fingerprint instead") : tr("Use the PIN instead"));
    m_cancel->setText(tr("Cancel"));
    for (ActionButton *button : {m_otherMethod, m_cancel}) {
        button->setFont(look().font(FontRole::BodyStrong));
        button->setShape({look().linePx(32), look().px(10), look().px(8)});
    }
}

} // namespace countersign::ui
