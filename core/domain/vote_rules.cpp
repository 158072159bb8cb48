#include "core/base/json_form.h"
#include "core/domain/device_signature.h"
#include "core/domain/dispatch_rules.h"
#include "core/domain/display_mismatch.h"
#include "core/domain/painted_rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

/// Judging what a validator answers to a sudo dispatch (protocol, section 8).
namespace countersign::domain {

namespace {

Judgement refuse(const QString &code, const QString &message, const QJsonObject &details = {})
{
    return {{}, Error{code, message, details}};
}

Judgement refuseMember(const QString &member, const QString &problem)
{
    JsonProblems problems;
    problems.add(member, problem);
    return {{}, problems.toError()};
}

std::optional<Judgement> refuseByState(const Dispatch &dispatch, const VoteContext &context)
{
    const bool pending = dispatch.state == ChallengeState::Pending;
    if (dispatch.state == ChallengeState::Expired || (pending && dispatch.expiresAt <= context.now)) {
        return refuse(QStringLiteral("CHALLENGE_EXPIRED"),
                      QStringLiteral("This dispatch expired at %1; nothing was changed.")
                          .arg(toIso(dispatch.expiresAt)));
    }
    if (!pending) {
        return refuse(QStringLiteral("CHALLENGE_ANSWERED"),
                      QStringLiteral("This dispatch is %1 already; it takes no more answers.")
                          .arg(toWire(dispatch.state)),
                      {{QStringLiteral("status"), toWire(dispatch.state)}});
    }
    if (const std::optional<Vote> &vote = context.validator.vote) {
        return refuse(
            QStringLiteral("CHALLENGE_ANSWERED"),
            QStringLiteral("This validator has %1 the dispatch already, at %2; the first answer counts.")
                .arg(toWire(vote->decision), toIso(vote->at)),
            {{QStringLiteral("status"), toWire(dispatch.state)}});
    }
    return std::nullopt;
}

/// Static data must be what was asked to be shown. What was fetched only the device knows, and signs.
std::optional<Error> signedMismatch(const Dispatch &dispatch, const Answer &answer,
                                    const PairedDevice &device)
{
    static const QRegularExpression form(QStringLiteral("\\Asha256:[0-9a-f]{64}\\z"));
    if (device.publicKey.isEmpty())
        return std::nullopt;
    if (dispatch.dataAccess == DataAccess::Dynamic) {
        if (!form.match(answer.displayDigest).hasMatch())
            return displayMismatch(
                MismatchedMember::DisplayDigest,
                QStringLiteral("display_digest is \"%1\"; send sha256: and 64 lower-case hex digits of what "
                               "was fetched and shown.")
                    .arg(answer.displayDigest));
    } else if (answer.displayDigest != dispatch.displayDigest) {
        return displayMismatch(
            MismatchedMember::DisplayDigest,
            QStringLiteral(
                "The device answered for display_digest \"%1\", the dispatch's is \"%2\": what was "
                "painted is not what was asked.")
                .arg(answer.displayDigest, dispatch.displayDigest));
    }
    return signatureMismatch(
        device, {dispatch.eventId, toWire(answer.decision), answer.displayDigest, answer.deviceSignature});
}

std::optional<Judgement> refuseAny(const Dispatch &dispatch, const Answer &answer, const VoteContext &context)
{
    if (std::optional<Judgement> refusal = refuseByState(dispatch, context))
        return refusal;
    if (answer.customType && *answer.customType != CustomType::LocalAuth)
        return refuseMember(QStringLiteral("custom_type"),
                            QStringLiteral("must be localAuth, as every dispatch asks"));
    if (std::optional<Error> mismatch = signedMismatch(dispatch, answer, context.device))
        return Judgement{{}, std::move(mismatch)};
    if (std::optional<Error> mismatch = paintedMismatch(answer))
        return Judgement{{}, std::move(mismatch)};
    if (answer.decision == ChallengeState::Approved && !answer.localAuth)
        return refuseMember(QStringLiteral("local_auth"),
                            QStringLiteral("is required to approve a dispatch"));
    return std::nullopt;
}

/// The end that a dispatch with all these votes has come to, if any.
std::optional<DispatchEnded> endOf(const Dispatch &dispatch, const Vote &last)
{
    const QuorumCount count = dispatch.count();
    DispatchEnded ended;
    ended.tenantId = dispatch.tenantId;
    ended.eventId = dispatch.eventId;
    if (count.approved >= count.required)
        return ended;
    ended.state = ChallengeState::Rejected;
    ended.reason = last.reason;
    if (count.rejected >= dispatch.rejectionsToFail)
        return ended;
    if (dispatch.canSucceed())
        return std::nullopt;
    ended.reason = QStringLiteral("quorum_unreachable");
    return ended;
}

std::vector<Event> vote(const Dispatch &dispatch, const Vote &vote, const VoteContext &context,
                        const IdSource &newId)
{
    const QString &pairingId = context.validator.pairingId;
    std::vector<Event> events{ValidatorVoted{dispatch.eventId, pairingId, vote.deviceId, vote.decision,
                                             vote.reason, vote.displayDigest, vote.deviceSignature}};
    Dispatch after = dispatch;
    after.validator(pairingId)->vote = vote;
    if (std::optional<DispatchEnded> ended = endOf(after, vote)) {
        ended->pairingId = pairingId;
        ended->approvalId = newId(QLatin1String("evt_"));
        ended->callbackWanted = context.callbackWanted;
        events.emplace_back(*std::move(ended));
    }
    return events;
}

Judgement wrongAnswer(const Dispatch &dispatch, const VoteContext &context, const IdSource &newId)
{
    const int left = context.validator.attemptsLeft() - 1;
    Judgement judgement;
    judgement.events.emplace_back(VoteRefused{dispatch.eventId, context.validator.pairingId,
                                              context.device.id, QStringLiteral("ANSWER_WRONG")});
    QString message = QStringLiteral("Local authentication was not done on the device.");
    if (left > 0) {
        message += QStringLiteral(" %1 more wrong answers reject on this validator's part.").arg(left);
    } else {
        const Vote rejection{
            context.now, context.device.id, ChallengeState::Rejected, QStringLiteral("too_many_attempts"), {},
            {}};
        for (Event &event : vote(dispatch, rejection, context, newId))
            judgement.events.push_back(std::move(event));
        message += QStringLiteral(" It was the last attempt: this validator has rejected.");
    }
    judgement.refusal =
        Error{QStringLiteral("ANSWER_WRONG"), message, {{QStringLiteral("attempts_left"), left}}};
    return judgement;
}

} // namespace

Judgement judgeVote(const Dispatch &dispatch, const Answer &answer, const VoteContext &context,
                    const IdSource &newId)
{
    if (std::optional<Judgement> refusal = refuseAny(dispatch, answer, context))
        return *std::move(refusal);
    if (answer.decision == ChallengeState::Approved && !*answer.localAuth)
        return wrongAnswer(dispatch, context, newId);
    const Vote given{context.now,   context.device.id,    answer.decision,
                     answer.reason, answer.displayDigest, answer.deviceSignature};
    std::vector<Event> events =
        paintedEvents(answer, {dispatch.tenantId, {}, dispatch.eventId, context.device.id, {}});
    std::ranges::move(vote(dispatch, given, context, newId), std::back_inserter(events));
    return {std::move(events), {}};
}

} // namespace countersign::domain
