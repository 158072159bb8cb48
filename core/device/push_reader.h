#pragma once

#include "core/base/result.h"
#include "core/device/inbox.h"

#include <QByteArray>

#include <variant>

namespace countersign::device {

/// The relay says that a challenge has ended.
struct ClosedPush
{
    ChallengeKey key;
    QString pairingId;
    domain::ChallengeState state = domain::ChallengeState::Expired; ///< never pending
    QString relayDeviceId; ///< whose answer ended it; empty when nobody's did
};

/// The relay says how far a dispatch is.
struct ProgressPush
{
    ChallengeKey key;
    QString pairingId;
    domain::ChallengeState state = domain::ChallengeState::Pending;
    domain::QuorumCount quorum;
};

using Push = std::variant<InboxItem, ClosedPush, ProgressPush>;

/// Reads one message of the push service. A new item has its digest computed over what it holds, so over what will be
/// painted (display blocks, rule 6); `now` is when it arrived.
/// Errors: `JSON_INVALID`, `VALIDATION_FAILED`.
[[nodiscard]] Result<Push> readPush(const QByteArray &message, Instant now);

} // namespace countersign::device
