#include "core/console/desk.h"

#include "core/console/phone_cards.h"
#include "core/console/replica.h"
#include "core/device/fleet.h"

#include <algorithm>

namespace countersign::console {

using device::CardState;

Desk::Desk(const Replica &replica, device::Fleet &fleet, QObject *parent)
    : QObject(parent), m_replica(replica), m_fleet(fleet), m_names{replica.state(), fleet}
{
    m_codeTick.setInterval(std::chrono::seconds(1));
    connect(&m_codeTick, &QTimer::timeout, this, &Desk::refreshCode);
    connect(&fleet, &device::Fleet::itemArrived, this, &Desk::noteArrival);
    connect(&fleet, &device::Fleet::itemChanged, this,
            [this](const QString &deviceId, const device::ChallengeKey &key) {
                if (deviceId == m_deviceId && key == m_challenge)
                    refreshCard();
            });
    connect(&fleet, &device::Fleet::deviceAdded, this, [this](const QString &deviceId) {
        if (m_deviceId.isEmpty())
            showDevice(deviceId);
    });
    connect(&fleet, &device::Fleet::deviceChanged, this, [this](const QString &deviceId) {
        if (deviceId == m_deviceId)
            refreshPhone();
    });
    connect(&fleet, &device::Fleet::deviceRemoved, this, &Desk::noteRemoval);
    connect(&replica, &Replica::challengesChanged, this, [this](const QList<int> &positions) {
        if (m_challenge && positions.contains(m_replica.positionOf(*m_challenge)))
            refreshCard();
    });
    connect(&replica, &Replica::challengesForgotten, this, [this] {
        if (m_challenge && m_replica.positionOf(*m_challenge) < 0)
            refreshCard();
    });
    if (!fleet.devices().empty())
        m_deviceId = fleet.devices().front()->id;
}

PhoneDevice Desk::phone() const
{
    const device::Device *device = shownDevice();
    return device ? phoneOf(*device) : PhoneDevice{};
}

device::PolicyMode Desk::policy() const
{
    const device::Device *device = shownDevice();
    return device ? device->policy.mode : device::PolicyMode::Manual;
}

bool Desk::isAnswering() const
{
    return m_card && (m_card->state == CardState::Waiting || m_card->state == CardState::Answering);
}

void Desk::select(const device::ChallengeKey &key)
{
    if (key == m_challenge)
        return;
    const bool stays = m_fleet.item(m_deviceId, key) != nullptr;
    const QString holder = stays ? m_deviceId : deviceHolding(key);
    lookAt(key, holder.isEmpty() ? m_deviceId : holder);
}

void Desk::showDevice(const QString &deviceId)
{
    if (deviceId != m_deviceId)
        lookAt(m_challenge, deviceId);
}

void Desk::lookAt(const std::optional<device::ChallengeKey> &key, const QString &deviceId)
{
    const bool otherChallenge = key != m_challenge;
    const bool otherPhone = deviceId != m_deviceId;
    m_challenge = key;
    m_deviceId = deviceId;
    if (otherPhone)
        Q_EMIT phoneChanged();
    refreshCard();
    if (otherChallenge)
        Q_EMIT selectionChanged();
    openAgain();
}

const device::Device *Desk::shownDevice() const
{
    return m_fleet.find(m_deviceId);
}

QString Desk::deviceHolding(const device::ChallengeKey &key) const
{
    for (const auto &device : m_fleet.devices()) {
        if (m_fleet.item(device->id, key))
            return device->id;
    }
    const domain::Challenge *challenge = m_replica.challenge(key);
    if (!challenge)
        return {};
    for (const domain::Delivery &delivery : challenge->deliveries) {
        if (const device::Device *device = m_fleet.find(delivery.deviceId))
            return device->id;
    }
    return {};
}

std::optional<PhoneCard> Desk::makeCard() const
{
    const device::Device *device = shownDevice();
    if (!device || !m_challenge)
        return std::nullopt;
    if (const device::InboxItem *item = m_fleet.item(m_deviceId, *m_challenge)) {
        const bool showsCode =
            item->customType == domain::CustomType::Totp && item->state == CardState::Waiting;
        return cardOf(*device, *item, showsCode ? m_fleet.totpCode(m_deviceId, item->pairingId) : QString());
    }
    const domain::Challenge *challenge = m_replica.challenge(*m_challenge);
    if (!challenge || challenge->state == domain::ChallengeState::Pending)
        return std::nullopt;
    const bool wentHere =
        std::ranges::any_of(challenge->deliveries, [this, device](const domain::Delivery &each) {
            return m_fleet.find(each.deviceId) == device;
        });
    return wentHere ? std::optional(cardOf(*device, *challenge, m_names.tenant(challenge->tenantId)))
                    : std::nullopt;
}

void Desk::refreshCard()
{
    m_card = makeCard();
    if (m_card && !m_card->totpCode.isEmpty())
        m_codeTick.start();
    else
        m_codeTick.stop();
    Q_EMIT cardChanged();
}

void Desk::refreshCode()
{
    const device::InboxItem *item = m_challenge ? m_fleet.item(m_deviceId, *m_challenge) : nullptr;
    if (item && m_card && m_card->totpCode != m_fleet.totpCode(m_deviceId, item->pairingId))
        refreshCard();
}

void Desk::refreshPhone()
{
    Q_EMIT phoneChanged();
    refreshCard();
}

void Desk::noteArrival(const QString &deviceId, const device::ChallengeKey &key)
{
    const device::InboxItem *item = m_fleet.item(deviceId, key);
    const bool isAlert = item && item->state == CardState::Notice;
    if (!item || !(isAlert || item->state == CardState::Waiting))
        return;
    if (!isAnswering()) {
        lookAt(key, deviceId);
    } else if (deviceId == m_deviceId && key == m_challenge) {
        refreshCard();
        openAgain();
    }
    const device::Device *device = m_fleet.find(deviceId);
    if (isAlert || device->policy.mode == device::PolicyMode::Manual)
        Q_EMIT challengeArrived(key, deviceId);
}

void Desk::noteRemoval(const QString &deviceId)
{
    if (deviceId != m_deviceId)
        return;
    const auto &devices = m_fleet.devices();
    lookAt(m_challenge, devices.empty() ? QString() : devices.front()->id);
}

void Desk::approve(const device::Answer &answer)
{
    device::Answer approval = answer;
    approval.decision = device::Decision::Approve;
    this->answer(approval);
}

void Desk::deny(const QString &reason, const std::optional<device::PaintedCard> &painted)
{
    answer({.decision = device::Decision::Deny, .reason = reason, .painted = painted});
}

void Desk::answer(const device::Answer &answer)
{
    if (!m_challenge)
        return;
    m_fleet.answer(m_deviceId, *m_challenge, answer, [this](const Result<void> &outcome) {
        if (outcome)
            return;
        // Refused before it was sent, the item has not changed and the phone still shows it as being sent.
        refreshCard();
        Q_EMIT answerRefused(outcome.error());
    });
}

void Desk::dismiss()
{
    if (m_challenge)
        m_fleet.dismiss(m_deviceId, *m_challenge);
}

void Desk::openAgain()
{
    if (m_challenge)
        m_fleet.open(m_deviceId, *m_challenge);
}

void Desk::markSeen()
{
    if (m_challenge)
        m_fleet.markSeen(m_deviceId, *m_challenge);
}

} // namespace countersign::console
