#include "ui/tables/device_panel.h"

#include "core/console/device_actions.h"
#include "ui/tables/choice_field.h"
#include "ui/tables/text_field.h"
#include "ui/tables/words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/id_label.h"

#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr std::chrono::seconds armedTime{4};

constexpr std::array policies{device::PolicyMode::Manual, device::PolicyMode::Approve,
                              device::PolicyMode::Deny, device::PolicyMode::Ignore};

} // namespace

DevicePanel::DevicePanel(const Theme &theme, console::DeviceModel &devices, console::DeviceActions &actions,
                         const QString &demoName, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_devices(devices), m_actions(actions), m_demoName(demoName),
      m_name(new QLabel(this)), m_id(new IdLabel(theme, this)), m_policyLabel(new QLabel(this)),
      m_policy(new ChoiceField(theme, this)), m_pairings(new QVBoxLayout),
      m_payload(new TextField(theme, this)),
      m_pair(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_pairDemo(new ActionButton(theme, ActionButton::Kind::Primary, {}, this)),
      m_showOnDesk(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_remove(new ActionButton(theme, ActionButton::Kind::DangerOutline, {}, this)),
      m_outcome(new QLabel(this))
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
    m_pairDemo->setGlyph(QStringLiteral("link"));
    m_pairDemo->setVisible(!m_demoName.isEmpty());
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
    auto *pairing = new QHBoxLayout;
    pairing->setSpacing(space::s);
    pairing->addWidget(m_payload, 1);
    pairing->addWidget(m_pair);
    pairing->addWidget(m_pairDemo);
    m_pairings->setSpacing(space::xs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addLayout(top);
    column->addLayout(m_pairings);
    column->addLayout(pairing);
    column->addWidget(m_outcome);
    column->addStretch();
}

void DevicePanel::connectAnswers()
{
    m_removeArmed.setSingleShot(true);
    m_removeArmed.setInterval(armedTime);
    connect(&m_removeArmed, &QTimer::timeout, this, &DevicePanel::retranslate);
    connect(m_pair, &QAbstractButton::clicked, this, &DevicePanel::pair);
    connect(m_payload, &QLineEdit::returnPressed, this, &DevicePanel::pair);
    connect(m_payload, &QLineEdit::textChanged, this,
            [this] { m_pair->setEnabled(!m_payload->text().trimmed().isEmpty()); });
    connect(m_pairDemo, &QAbstractButton::clicked, this, [this] { Q_EMIT demoPairingRequested(m_deviceId); });
    connect(m_showOnDesk, &QAbstractButton::clicked, this, [this] { Q_EMIT deskRequested(m_deviceId); });
    connect(m_remove, &QAbstractButton::clicked, this, &DevicePanel::remove);
    connect(m_policy, &QComboBox::activated, this, [this](int index) {
        const auto mode = m_policy->itemData(index).value<device::PolicyMode>();
        if (const Result<void> set = m_actions.setPolicy(m_deviceId, mode); !set)
            say(set.error().message, Outcome::Failed);
    });
    connect(&m_devices, &console::DeviceModel::changed, this, &DevicePanel::refresh);
    connect(&m_theme, &Theme::changed, this, &DevicePanel::restyle);
}

void DevicePanel::showDevice(const QString &deviceId)
{
    if (deviceId != m_deviceId) {
        m_payload->clear();
        m_outcome->clear();
        m_removeArmed.stop();
    }
    m_deviceId = deviceId;
    m_pair->setEnabled(!m_payload->text().trimmed().isEmpty());
    refresh();
}

void DevicePanel::focusPairing()
{
    m_payload->setFocus();
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
        auto *words =
            new QLabel(tr("Paired as %1 at %2").arg(each.user.forPainting(), each.relay.forPainting()), line);
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
                            panel->say(done.error().message, Outcome::Failed);
                    });
                });
    }
}

void DevicePanel::pair()
{
    const QString payload = m_payload->text().trimmed();
    if (payload.isEmpty())
        return;
    say(tr("Pairing…"), Outcome::UnderWay);
    m_actions.pair(m_deviceId, payload,
                   [panel = QPointer(this), deviceId = m_deviceId](const Result<void> &paired) {
                       if (!panel || panel->m_deviceId != deviceId)
                           return;
                       if (paired)
                           panel->m_payload->clear();
                       panel->say(paired ? tr("Paired.") : paired.error().message,
                                  paired ? Outcome::Done : Outcome::Failed);
                   });
}

void DevicePanel::remove()
{
    if (!m_removeArmed.isActive()) {
        m_removeArmed.start();
        retranslate();
        return;
    }
    m_removeArmed.stop();
    if (const Result<void> removed = m_actions.remove(m_deviceId); !removed)
        say(removed.error().message, Outcome::Failed);
    retranslate();
}

void DevicePanel::say(const QString &words, Outcome outcome)
{
    QPalette palette = m_outcome->palette();
    const Tone tone = outcome == Outcome::Done ? Tone::Success
        : outcome == Outcome::Failed           ? Tone::Danger
                                               : Tone::Neutral;
    palette.setColor(QPalette::WindowText, m_theme.ink(tone));
    m_outcome->setPalette(palette);
    m_outcome->setText(words);
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
    m_payload->setPlaceholderText(tr("Paste a countersign://pair link or a pairing proof"));
    m_payload->setAccessibleName(tr("Pairing link or proof"));
    m_pair->setText(tr("Pair"));
    m_pairDemo->setText(tr("Pair with %1").arg(m_demoName));
    m_showOnDesk->setText(tr("Show on the desk"));
    m_remove->setText(m_removeArmed.isActive() ? tr("Really remove?") : tr("Remove"));
    m_remove->updateGeometry();
}

void DevicePanel::restyle()
{
    m_name->setFont(m_theme.font(FontRole::Heading));
    for (QLabel *label : {m_policyLabel, m_outcome})
        label->setFont(m_theme.font(FontRole::Small));
}

} // namespace countersign::ui
