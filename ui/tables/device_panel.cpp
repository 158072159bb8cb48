#include "ui/tables/device_panel.h"

#include "core/console/device_actions.h"
#include "ui/tables/choice_field.h"
#include "ui/tables/words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/id_label.h"
#include "ui/widgets/refusal_words.h"
#include "ui/widgets/remove_button.h"

#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr std::array policies{device::PolicyMode::Manual, device::PolicyMode::Approve,
                              device::PolicyMode::Deny, device::PolicyMode::Ignore};

} // namespace

DevicePanel::DevicePanel(const Theme &theme, console::DeviceModel &devices, console::DeviceActions &actions,
                         const QString &demoName, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_devices(devices), m_actions(actions), m_name(new QLabel(this)),
      m_id(new IdLabel(theme, this)), m_policyLabel(new QLabel(this)), m_policy(new ChoiceField(theme, this)),
      m_pairings(new QVBoxLayout), m_pairing(new PairingForm(theme, actions, demoName, this)),
      m_showOnDesk(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_remove(new RemoveButton(theme, this)), m_outcome(new QLabel(this))
{
    build();
    connectAnswers();
    restyle();
    retranslate();
    showDevice({});
}

void DevicePanel::build()
{
    m_name->setTextFormat(Qt::PlainText);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_policyLabel->setBuddy(m_policy);
    m_showOnDesk->setGlyph(QStringLiteral("phone"));
    for (const device::PolicyMode mode : policies)
        m_policy->addItem({}, QVariant::fromValue(mode));

    auto *top = new QHBoxLayout;
    top->setSpacing(space::m);
    top->addWidget(m_name);
    top->addWidget(m_id, 1);
    top->addWidget(m_policyLabel);
    top->addWidget(m_policy);
    top->addWidget(m_showOnDesk);
    top->addWidget(m_remove);
    m_pairings->setSpacing(space::xs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addLayout(top);
    column->addLayout(m_pairings);
    column->addWidget(m_pairing);
    column->addWidget(m_outcome);
    column->addStretch();
}

void DevicePanel::connectAnswers()
{
    connect(m_pairing, &PairingForm::told, this, &DevicePanel::say);
    connect(m_pairing, &PairingForm::signInScanned, this, &DevicePanel::deskRequested);
    connect(m_pairing, &PairingForm::demoPairingRequested, this, &DevicePanel::demoPairingRequested);
    connect(m_pairing, &PairingForm::demoCodeRequested, this, &DevicePanel::demoCodeRequested);
    connect(m_showOnDesk, &QAbstractButton::clicked, this, [this] { Q_EMIT deskRequested(m_deviceId); });
    connect(m_remove, &RemoveButton::confirmed, this, &DevicePanel::remove);
    connect(m_policy, &QComboBox::activated, this, [this](int index) {
        const auto mode = m_policy->itemData(index).value<device::PolicyMode>();
        if (const Result<void> set = m_actions.setPolicy(m_deviceId, mode); !set)
            say(wordsOf(set.error()), Outcome::Failed);
    });
    connect(&m_devices, &console::DeviceModel::changed, this, &DevicePanel::refresh);
    connect(&m_theme, &Theme::changed, this, &DevicePanel::restyle);
}

void DevicePanel::showDevice(const QString &deviceId)
{
    if (deviceId != m_deviceId) {
        m_outcome->clear();
        m_remove->disarm();
    }
    m_deviceId = deviceId;
    m_pairing->showDevice(deviceId);
    refresh();
}

void DevicePanel::focusPairing()
{
    m_pairing->focusCode();
}

void DevicePanel::refresh()
{
    const int at = m_devices.rowOf(m_deviceId);
    setVisible(at >= 0);
    if (at < 0)
        return;
    const console::DeviceRow &row = m_devices.row(at);
    m_name->setText(display::DisplayText::guard(row.name).plain());
    m_id->setId(display::DisplayText::guard(row.id));
    m_policy->setCurrentIndex(m_policy->findData(QVariant::fromValue(row.policy)));
    refreshPairings(row);
}

void DevicePanel::refreshPairings(const console::DeviceRow &row)
{
    while (QLayoutItem *item = m_pairings->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const console::PairingRow &each : row.pairings) {
        auto *line = new QWidget(this);
        const display::DisplayText sides[] = {each.user, each.relay};
        auto *words =
            new QLabel(display::DisplayText::filled(tr("Paired as %1 at %2"), sides).forPainting(), line);
        words->setTextFormat(Qt::PlainText);
        words->setFont(m_theme.font(FontRole::Body));
        auto *unpair = new ActionButton(m_theme, ActionButton::Kind::Quiet, tr("Unpair"), line);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(words);
        layout->addWidget(unpair);
        layout->addStretch();
        m_pairings->addWidget(line);
        connect(unpair, &QAbstractButton::clicked, this,
                [this, deviceId = row.id, pairingId = each.pairingId] {
                    m_actions.unpair(deviceId, pairingId, [panel = QPointer(this)](const Result<void> &done) {
                        if (panel && !done)
                            panel->say(wordsOf(done.error()), Outcome::Failed);
                    });
                });
    }
}

void DevicePanel::remove()
{
    if (const Result<void> removed = m_actions.remove(m_deviceId); !removed)
        say(wordsOf(removed.error()), Outcome::Failed);
}

void DevicePanel::say(const display::DisplayText &words, Outcome outcome)
{
    QPalette palette = m_outcome->palette();
    const Tone tone = outcome == Outcome::Done ? Tone::Success
        : outcome == Outcome::Failed           ? Tone::Danger
                                               : Tone::Neutral;
    palette.setColor(QPalette::WindowText, m_theme.ink(tone));
    m_outcome->setPalette(palette);
    m_outcome->setText(words.plain());
}

void DevicePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void DevicePanel::retranslate()
{
    m_policyLabel->setText(tr("&Answers"));
    m_policy->setAccessibleName(tr("How the device answers"));
    for (int index = 0; index < m_policy->count(); ++index)
        m_policy->setItemText(index, wordsOf(m_policy->itemData(index).value<device::PolicyMode>()));
    m_showOnDesk->setText(tr("Show on the desk"));
}

void DevicePanel::restyle()
{
    m_name->setFont(m_theme.font(FontRole::Heading));
    for (QLabel *label : {m_policyLabel, m_outcome})
        label->setFont(m_theme.font(FontRole::Small));
}

} // namespace countersign::ui
