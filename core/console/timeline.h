#pragma once

#include "core/console/names.h"
#include "core/console/replica.h"
#include "core/console/traffic_model.h"

namespace countersign::console {

/// What a line of a challenge's story says; each reads its own members of a TimelineEntry.
enum class Happening {
    RouteCalled,       ///< a protected route of the backend: method, path, status; count times in a row
    ChallengeAccepted, ///< signature, clockSkewMs
    AlertAccepted,     ///< signature, clockSkewMs
    ChallengeRefused,  ///< the relay refused a request for it: method, path, status
    Pushed,            ///< count devices
    PushFailed,        ///< count devices
    Seen,              ///< on device
    AnswerRefused,     ///< on device: status.errorCode
    VoteApproved,      ///< by user on device
    VoteDenied,        ///< by user on device, reason
    QuorumReached,     ///< count approvals
    QuorumFailed,      ///< reason
    Approved,          ///< on device, number
    Denied,            ///< on device where somebody did, reason
    Expired,
    Cancelled,
    CallbackDelivered,  ///< status
    CallbackFailed,     ///< status, reason where no answer came; tried again
    CallbackGone,       ///< the backend said 410
    CallbackGivenUp,    ///< after the last attempt
    WaitingForDecision, ///< the last line of what is still open
    WaitingForCallback,
};

struct TimelineEntry
{
    Happening what = Happening::WaitingForDecision;
    std::optional<Instant> at = {}; ///< nothing: now
    display::DisplayText device = {};
    display::DisplayText user = {};
    display::DisplayText method = {};
    display::DisplayText path = {};
    HttpStatus status = {};
    SignatureMark signature = SignatureMark::Unsigned;
    qint64 clockSkewMs = 0;
    int count = 0;
    std::optional<int> number = {};
    display::DisplayText reason = {};

    /// Equal entries are painted alike.
    [[nodiscard]] bool looksLike(const TimelineEntry &other) const;
};

/// The story of one challenge, oldest first, as the journal and the captured exchanges tell it.
[[nodiscard]] std::vector<TimelineEntry> timelineOf(const domain::Challenge &challenge,
                                                    const Replica &replica,
                                                    const std::vector<TrafficRow> &exchanges,
                                                    const Names &names);

/// Whether it is the path of the request that makes a challenge, an alert or a dispatch.
[[nodiscard]] bool isSendPath(const QString &path);

} // namespace countersign::console
