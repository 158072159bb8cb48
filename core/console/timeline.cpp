#include "core/console/timeline.h"

#include <algorithm>
#include <tuple>

namespace countersign::console {

using display::DisplayText;

namespace {

bool isChallengeCall(const TrafficRow &row)
{
    return row.direction == http::Direction::Inbound && isSendPath(row.path.plain());
}

/// Everything that arrives at somebody who is not the relay: the protected routes, and the callback.
bool isBackendCall(const TrafficRow &row)
{
    return row.direction == http::Direction::Inbound && row.party.plain() != QLatin1String("relay");
}

/// A callback is told by the relay's own record of it, which knows what comes of it.
bool isCallback(const TrafficRow &row)
{
    return row.signature != SignatureMark::Unsigned;
}

class Story
{
public:
    Story(const domain::Challenge &challenge, const Replica &replica, const Names &names)
        : m_challenge(challenge), m_replica(replica),
          m_names(names), m_key{challenge.tenantId, challenge.instructionId}
    {}

    std::vector<TimelineEntry> tell(const std::vector<TrafficRow> &exchanges)
    {
        tellCalls(exchanges);
        tellCreation(exchanges);
        tellDevices();
        tellVotes();
        tellDecision();
        const bool open = m_challenge.state == domain::ChallengeState::Pending;
        std::ranges::stable_sort(m_entries, {}, &TimelineEntry::at);
        foldRepeatedCalls();
        if (open)
            m_entries.push_back({.what = Happening::WaitingForDecision});
        else if (m_callback && m_callback->state == domain::CallbackState::Pending)
            m_entries.push_back({.what = Happening::WaitingForCallback});
        return std::move(m_entries);
    }

private:
    void tellCreation(const std::vector<TrafficRow> &exchanges)
    {
        TimelineEntry accepted{.what = m_challenge.isAlert() ? Happening::AlertAccepted
                                                             : Happening::ChallengeAccepted,
                               .at = m_challenge.createdAt};
        const auto call = std::ranges::find_if(exchanges, isChallengeCall);
        if (call != exchanges.end()) {
            accepted.signature = call->signature;
            accepted.clockSkewMs = call->clockSkewMs;
        }
        m_entries.push_back(accepted);
        const auto failed = static_cast<int>(
            std::ranges::count_if(m_challenge.deliveries, &QString::isEmpty, &domain::Delivery::messageId));
        const int pushed = static_cast<int>(m_challenge.deliveries.size()) - failed;
        if (pushed > 0)
            m_entries.push_back({.what = Happening::Pushed, .at = m_challenge.createdAt, .count = pushed});
        if (failed > 0)
            m_entries.push_back(
                {.what = Happening::PushFailed, .at = m_challenge.createdAt, .count = failed});
    }

    void tellCalls(const std::vector<TrafficRow> &exchanges)
    {
        for (const TrafficRow &row : exchanges) {
            const bool refused = isChallengeCall(row) && !row.status.errorCode.isEmpty();
            if (!refused && (!isBackendCall(row) || isCallback(row)))
                continue;
            m_entries.push_back({.what = refused ? Happening::ChallengeRefused : Happening::RouteCalled,
                                 .at = row.at,
                                 .method = row.method,
                                 .path = row.path,
                                 .status = row.status,
                                 .count = 1});
        }
    }

    /// A client that waits for a decision asks again and again.
    void foldRepeatedCalls()
    {
        std::vector<TimelineEntry> folded;
        for (TimelineEntry &each : m_entries) {
            if (each.what == Happening::RouteCalled && !folded.empty() && isSameCall(folded.back(), each))
                ++folded.back().count;
            else
                folded.push_back(std::move(each));
        }
        m_entries = std::move(folded);
    }

    static bool isSameCall(const TimelineEntry &one, const TimelineEntry &other)
    {
        const auto call = [](const TimelineEntry &each) {
            return std::tie(each.what, each.method.plain(), each.path.plain(), each.status.code,
                            each.status.errorCode.plain());
        };
        return call(one) == call(other);
    }

    void tellDevices()
    {
        for (const domain::Delivery &delivery : m_challenge.deliveries) {
            if (delivery.seenAt)
                m_entries.push_back({.what = Happening::Seen,
                                     .at = delivery.seenAt,
                                     .device = m_names.device(delivery.deviceId)});
        }
        for (const domain::RefusedAnswer &refused : m_challenge.refusedAnswers)
            m_entries.push_back({.what = Happening::AnswerRefused,
                                 .at = refused.at,
                                 .device = m_names.device(refused.deviceId),
                                 .status = {0, DisplayText::guard(refused.errorCode)}});
    }

    void tellDecision()
    {
        if (!m_challenge.decision)
            return;
        const domain::Decision &decision = *m_challenge.decision;
        if (const domain::Dispatch *dispatch = m_replica.dispatch(m_key))
            tellQuorum(*dispatch);
        else
            tellAnswer(decision);
        m_callback = m_replica.state().callback(decision.eventId);
        if (m_callback)
            tellAttempts(*m_callback);
    }

    void tellAnswer(const domain::Decision &decision)
    {
        TimelineEntry ended{
            .at = decision.at, .number = decision.number, .reason = DisplayText::guard(decision.reason)};
        if (!decision.deviceId.isEmpty())
            ended.device = m_names.device(decision.deviceId);
        switch (m_challenge.state) {
        case domain::ChallengeState::Pending:
        case domain::ChallengeState::Sent: return;
        case domain::ChallengeState::Approved: ended.what = Happening::Approved; break;
        case domain::ChallengeState::Rejected: ended.what = Happening::Denied; break;
        case domain::ChallengeState::Expired: ended.what = Happening::Expired; break;
        case domain::ChallengeState::Cancelled: ended.what = Happening::Cancelled; break;
        }
        m_entries.push_back(ended);
    }

    /// Each validator's answer, whether or not it was the last.
    void tellVotes()
    {
        const domain::Dispatch *dispatch = m_replica.dispatch(m_key);
        if (!dispatch)
            return;
        for (const domain::Validator &validator : dispatch->validators) {
            if (!validator.vote)
                continue;
            const bool approved = validator.vote->decision == domain::ChallengeState::Approved;
            m_entries.push_back({.what = approved ? Happening::VoteApproved : Happening::VoteDenied,
                                 .at = validator.vote->at,
                                 .device = m_names.device(validator.vote->deviceId),
                                 .user = m_names.user(validator),
                                 .reason = DisplayText::guard(validator.vote->reason)});
        }
    }

    void tellQuorum(const domain::Dispatch &dispatch)
    {
        TimelineEntry ended{.at = dispatch.end->at,
                            .count = dispatch.count().approved,
                            .reason = DisplayText::guard(dispatch.end->reason)};
        switch (dispatch.state) {
        case domain::ChallengeState::Pending:
        case domain::ChallengeState::Sent: return;
        case domain::ChallengeState::Approved: ended.what = Happening::QuorumReached; break;
        case domain::ChallengeState::Rejected: ended.what = Happening::QuorumFailed; break;
        case domain::ChallengeState::Expired: ended.what = Happening::Expired; break;
        case domain::ChallengeState::Cancelled: ended.what = Happening::Cancelled; break;
        }
        m_entries.push_back(ended);
    }

    void tellAttempts(const domain::Callback &callback)
    {
        for (const domain::CallbackAttempt &attempt : callback.attempts) {
            m_entries.push_back({.what = outcomeOf(attempt),
                                 .at = attempt.at,
                                 .status = {attempt.status, {}},
                                 .reason = DisplayText::guard(attempt.error)});
        }
    }

    static Happening outcomeOf(const domain::CallbackAttempt &attempt)
    {
        if (domain::delivers(attempt.status))
            return Happening::CallbackDelivered;
        if (domain::saysGone(attempt.status))
            return Happening::CallbackGone;
        return attempt.state == domain::CallbackState::Failed ? Happening::CallbackGivenUp
                                                              : Happening::CallbackFailed;
    }

    const domain::Challenge &m_challenge;
    const Replica &m_replica;
    const Names &m_names;
    const device::ChallengeKey m_key;
    const domain::Callback *m_callback = nullptr;
    std::vector<TimelineEntry> m_entries;
};

} // namespace

bool isSendPath(const QString &path)
{
    return path == QLatin1String("/api/v1/relay/send/auth-challenge")
        || path == QLatin1String("/api/v1/relay/send/security-alert")
        || path == QLatin1String("/api/v1/relay/sudo/dispatch");
}

bool TimelineEntry::looksLike(const TimelineEntry &other) const
{
    const auto members = [](const TimelineEntry &each) {
        return std::tie(each.what, each.at, each.device.plain(), each.user.plain(), each.method.plain(),
                        each.path.plain(), each.status.code, each.status.errorCode.plain(), each.signature,
                        each.clockSkewMs, each.count, each.number, each.reason.plain());
    };
    return members(*this) == members(other);
}

std::vector<TimelineEntry> timelineOf(const domain::Challenge &challenge, const Replica &replica,
                                      const std::vector<TrafficRow> &exchanges, const Names &names)
{
    return Story(challenge, replica, names).tell(exchanges);
}

} // namespace countersign::console
