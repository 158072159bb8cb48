#pragma once

#include "scripted_relay.h"

#include "core/base/stepping_clock.h"
#include "core/device/fleet.h"
#include "core/http/client.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

/// What a call gave: how often it called back, and the last result.
template<typename T>
struct Outcome
{
    int count = 0;
    countersign::Result<T> result{};

    [[nodiscard]] countersign::device::Fleet::Done<T> take()
    {
        return [this](const countersign::Result<T> &given) {
            ++count;
            result = given;
        };
    }
    [[nodiscard]] QString code() const { return result ? QString() : result.error().code; }
};

/// A fleet with one device on real sockets, and the relay it talks to; both clocks stand still.
struct FleetFixture
{
    countersign::SteppingClock clock{countersign::fromUnixMs(1'782'036'930'000)};
    countersign::SteppingClock realClock{countersign::fromUnixMs(1'782'036'930'000)};
    ScriptedRelay relay{realClock};
    countersign::http::Client client{countersign::http::Client::Config{}};
    std::unique_ptr<countersign::device::Fleet> fleet;
    QString phone;

    explicit FleetFixture(countersign::device::Vault *vault = nullptr)
        : fleet(std::make_unique<countersign::device::Fleet>(
            countersign::device::Fleet::Parts{client, clock, realClock, vault}))
    {
        phone = *fleet->create({.name = QStringLiteral("Jane’s phone")});
        fleet->setDefaultRelay(relay.url());
    }

    [[nodiscard]] const countersign::device::Device &device() const { return *fleet->find(phone); }

    /// False when it did not pair.
    [[nodiscard]] bool pair()
    {
        Outcome<QString> paired;
        fleet->pair(phone, relay.proof(), paired.take());
        return QTest::qWaitFor([&paired] { return paired.count > 0; }) && paired.result.has_value();
    }

    [[nodiscard]] static countersign::device::ChallengeKey keyOf(const QString &instructionId)
    {
        return {QStringLiteral("tnt_1"), instructionId};
    }
    countersign::device::ChallengeKey receive(const ScriptedRelay::Challenge &challenge)
    {
        fleet->receive(device().pushToken, relay.push(challenge));
        return keyOf(challenge.instructionId);
    }
    [[nodiscard]] const countersign::device::InboxItem &
    item(const countersign::device::ChallengeKey &key) const
    {
        return *fleet->item(phone, key);
    }

    /// Answers and waits for what comes of it.
    [[nodiscard]] Outcome<void> answer(const countersign::device::ChallengeKey &key,
                                       const countersign::device::Answer &answer)
    {
        Outcome<void> outcome;
        fleet->answer(phone, key, answer, outcome.take());
        // The callback is gone with this frame, so it must have come.
        if (!QTest::qWaitFor([&outcome] { return outcome.count > 0; }))
            qFatal("No answer came.");
        return outcome;
    }
};
