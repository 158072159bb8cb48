#pragma once

#include "core/console/names.h"
#include "core/console/phone_card.h"
#include "core/console/phone_device.h"
#include "core/device/policy.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace countersign::device {
struct Device;
}

namespace countersign::console {

class Replica;

/// Which challenge is looked at and on which phone, and the answers that are given there.
class Desk : public QObject
{
    Q_OBJECT

public:
    Desk(const Replica &replica, device::Fleet &fleet, QObject *parent = nullptr);

    [[nodiscard]] const std::optional<device::ChallengeKey> &challenge() const { return m_challenge; }
    /// Looks at a challenge, on the phone that is shown if it holds the challenge, else on the first that does.
    void select(const device::ChallengeKey &key);

    /// The simulated device's own id; empty while there is none.
    [[nodiscard]] const QString &deviceId() const { return m_deviceId; }
    [[nodiscard]] PhoneDevice phone() const;
    [[nodiscard]] device::PolicyMode policy() const;
    /// Puts another phone on the desk. The challenge stays, if that phone holds it.
    void showDevice(const QString &deviceId);

    /// What the phone shows of the challenge; nothing when it does not hold it.
    [[nodiscard]] const std::optional<PhoneCard> &card() const { return m_card; }
    /// Somebody could answer what the phone shows.
    [[nodiscard]] bool isAnswering() const;

    void approve(const device::Answer &answer);
    /// `painted` is what the person saw before, on the phone.
    void deny(const QString &reason, const std::optional<device::PaintedCard> &painted = {});
    void markSeen();
    /// Puts the alert on the phone away.
    void dismiss();
    /// What the card asks about is to be fetched again, where that failed.
    void openAgain();

Q_SIGNALS:
    void selectionChanged();
    /// Another phone, or its name, place or policy.
    void phoneChanged();
    void cardChanged();
    /// A challenge that waits for a person, or an alert for one, for each device that it went to.
    void challengeArrived(const countersign::device::ChallengeKey &key, const QString &deviceId);
    /// An answer was not taken; `error` says why.
    void answerRefused(const countersign::Error &error);

private:
    [[nodiscard]] const device::Device *shownDevice() const;
    [[nodiscard]] QString deviceHolding(const device::ChallengeKey &key) const;
    [[nodiscard]] std::optional<PhoneCard> makeCard() const;
    void lookAt(const std::optional<device::ChallengeKey> &key, const QString &deviceId);
    void refreshCard();
    void refreshCode();
    void refreshPhone();
    void noteArrival(const QString &deviceId, const device::ChallengeKey &key);
    void noteRemoval(const QString &deviceId);
    void answer(const device::Answer &answer);

    const Replica &m_replica;
    device::Fleet &m_fleet;
    const Names m_names;
    std::optional<device::ChallengeKey> m_challenge;
    QString m_deviceId;
    std::optional<PhoneCard> m_card;
    QTimer m_codeTick; ///< a TOTP code changes while it is looked at
};

} // namespace countersign::console
