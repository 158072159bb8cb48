#include "core/console/phone_cards.h"

#include "core/device/device.h"

#include <QLocale>

#include <algorithm>

namespace countersign::console {

using device::CardState;
using display::DisplayText;
using display::Masking;

namespace {

PhoneCard blankCard(const device::Device &device, const display::DisplayBlock &block, Instant arrival)
{
    PhoneCard card;
    card.deviceId = device.id;
    card.block = display::render(block, {device.locale, device.timeZone, Masking::Apply, arrival});
    card.revealed = display::render(block, {device.locale, device.timeZone, Masking::Reveal, arrival});
    card.rightToLeft = QLocale(device.locale).textDirection() == Qt::RightToLeft;
    return card;
}

CardState stateOn(const device::Device &device, const domain::Challenge &challenge)
{
    const QString answeredOn = challenge.decision ? challenge.decision->deviceId : QString();
    const bool here = answeredOn.isEmpty()
        || std::ranges::find(device.pairings, answeredOn, &device::DevicePairing::relayDeviceId)
            != device.pairings.end();
    switch (challenge.state) {
    case domain::ChallengeState::Pending: return CardState::Waiting;
    case domain::ChallengeState::Approved: return here ? CardState::Approved : CardState::AnsweredElsewhere;
    case domain::ChallengeState::Rejected: return here ? CardState::Rejected : CardState::AnsweredElsewhere;
    case domain::ChallengeState::Sent: return CardState::Dismissed;
    case domain::ChallengeState::Expired:
    case domain::ChallengeState::Cancelled: break;
    }
    return CardState::Expired;
}

} // namespace

PhoneDevice phoneOf(const device::Device &device)
{
    return {device.id, DisplayText::guard(device.name), device.locale, device.timeZone};
}

PhoneCard cardOf(const device::Device &device, const device::InboxItem &item, const QString &totpCode)
{
    PhoneCard card = blankCard(device, item.display, item.receivedAt);
    card.kind = item.kind;
    card.key = item.key;
    card.browserOrigin = DisplayText::guard(item.browserOrigin);
    card.tenantName = DisplayText::guard(item.tenantName);
    card.description = DisplayText::guard(item.description, display::Lines::Many);
    card.alertTitle = DisplayText::guard(item.title);
    card.action = DisplayText::guard(item.expectedAction);
    card.customType = item.customType;
    card.numbers = item.numbers;
    card.totpCode = totpCode;
    card.receivedAt = item.receivedAt;
    card.expiresAt = item.expiresAt;
    card.state = item.state;
    card.attemptsLeft = item.attemptsLeft;
    card.progress = item.progress;
    if (item.progress)
        card.groups = DisplayText::guard(item.progress->groups.join(QStringLiteral(", ")));
    if (!item.isWhole())
        card.data = item.data->state;
    if (item.data)
        card.dataProblem = item.data->problem;
    card.refusal = item.refusal;
    return card;
}

PhoneCard cardOf(const device::Device &device, const domain::Challenge &challenge,
                 const DisplayText &tenantName)
{
    const domain::ChallengeRequest request = challenge.details();
    PhoneCard card = blankCard(device, request.display, challenge.createdAt);
    if (challenge.isAlert())
        card.kind = device::ItemKind::Alert;
    card.key = {challenge.tenantId, challenge.instructionId};
    card.tenantName = tenantName;
    card.description = DisplayText::guard(request.description, display::Lines::Many);
    card.alertTitle = DisplayText::guard(request.title);
    card.action = DisplayText::guard(request.expectedAction);
    card.customType = request.customType;
    card.numbers = request.numbers;
    card.receivedAt = challenge.createdAt;
    card.expiresAt = challenge.expiresAt;
    card.state = stateOn(device, challenge);
    card.attemptsLeft = challenge.attemptsLeft();
    return card;
}

} // namespace countersign::console
