#pragma once

#include "app/demo/demo_bank.h"
#include "core/base/stepping_clock.h"
#include "tests/backend/scripted_relay.h"

namespace countersign::test {

/// Demo Bank beside a scripted relay, and somebody who calls the bank over HTTP.
class BankDesk
{
public:
    BankDesk();
    ~BankDesk();

    http::Response post(const QByteArray &path, const QByteArray &body, const QString &key = {});
    http::Response call(http::Request request);
    /// The relay calls back: the user answered.
    http::Response decide(const QString &instructionId, const QString &status);
    /// A device of the relay's answers the bank itself: the user approved.
    http::Response submit(const QString &instructionId);
    /// The key of a fresh challenge; empty when the bank answered something else.
    QString challengeFor(const QByteArray &path, const QByteArray &body);

    ScriptedRelay relay;
    SystemClock realClock;
    SteppingClock clock{realClock};
    http::Client client;
    std::unique_ptr<demo::DemoBank> bank;
};

} // namespace countersign::test
