#pragma once

#include "core/base/secret.h"
#include "core/domain/relay_state.h"
#include "core/http/message.h"

namespace countersign::tamper {

/// The lab's relay: the rules and the state of ours, with one tenant and one paired device, and no journal.
class LabRelay
{
public:
    /// `secret` is the tenant's, `publicKey` the device's.
    LabRelay(const Secret &secret, const QByteArray &publicKey, Instant now);

    /// Opens the challenge of a `send/auth-challenge`, and gives the message to the device. Errors: openChallenge()'s.
    [[nodiscard]] Result<QByteArray> push(const QByteArray &question);
    /// Judges the body of a `device/respond`, and gives the callback of what was decided. Errors: judgeAnswer()'s refusals.
    [[nodiscard]] Result<http::Request> judge(const QByteArray &answer);
    /// Of what was asked to be shown.
    [[nodiscard]] QString askedDigest() const;

private:
    [[nodiscard]] http::Request callback() const;

    const Secret m_secret;
    const Instant m_now;
    domain::RelayState m_state;
};

} // namespace countersign::tamper
