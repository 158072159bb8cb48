#include "ui/desk/timeline_words.h"

#include "ui/tables/words.h"
#include "ui/widgets/own_words.h"

#include <QCoreApplication>

namespace countersign::ui {

namespace {

using console::Happening;
using console::TimelineEntry;
using display::DisplayText;

class Lines
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString safe(const display::DisplayText &text)
{
    return text.forPainting().toHtmlEscaped();
}

/// A path has no blanks to break a line at: it may break after its slashes.
QString call(const TimelineEntry &entry)
{
    const QString path = safe(entry.path).replace(QLatin1Char('/'), QStringLiteral("/\u200B"));
    return QStringLiteral("<b>%1&nbsp;%2</b>").arg(safe(entry.method), path);
}

/// An approval that is asked for is no failure.
Tone callTone(const TimelineEntry &entry)
{
    const Tone tone = toneOf(entry.status);
    return tone == Tone::Warning ? Tone::Accent : tone;
}

DisplayText answered(const TimelineEntry &entry)
{
    const QString once = Lines::tr("answered %1").arg(wordsOf(entry.status));
    return ours(entry.count > 1 ? Lines::tr("%1, %n times", nullptr, entry.count).arg(once) : once);
}

DisplayText verdict(const TimelineEntry &entry)
{
    if (entry.signature == console::SignatureMark::Unsigned)
        return {};
    const QString skew = QStringLiteral("%1%2")
                             .arg(entry.clockSkewMs < 0 ? QChar(0x2212) : QLatin1Char('+'))
                             .arg(std::abs(entry.clockSkewMs));
    return ours(Lines::tr("HMAC #1 valid · clock %1 ms").arg(skew));
}

DisplayText approval(const TimelineEntry &entry)
{
    return entry.number ? ours(Lines::tr("with number %1").arg(*entry.number)) : DisplayText();
}

DisplayText attempt(const TimelineEntry &entry)
{
    return entry.reason.isEmpty() ? ours(Lines::tr("answered %1").arg(wordsOf(entry.status))) : entry.reason;
}

} // namespace

TimelineLine lineOf(const TimelineEntry &entry)
{
    const QString device = safe(entry.device);
    switch (entry.what) {
    case Happening::RouteCalled:
        return {Lines::tr("Backend called %1").arg(call(entry)), answered(entry), callTone(entry)};
    case Happening::ChallengeAccepted: return {Lines::tr("Challenge accepted"), verdict(entry)};
    case Happening::AlertAccepted: return {Lines::tr("Security alert accepted"), verdict(entry)};
    case Happening::ChallengeRefused:
        return {Lines::tr("Relay refused %1").arg(call(entry)), answered(entry), Tone::Danger};
    case Happening::Pushed: return {Lines::tr("Pushed to %n devices", nullptr, entry.count), {}};
    case Happening::PushFailed:
        return {Lines::tr("Push to %n devices failed", nullptr, entry.count), {}, Tone::Danger};
    case Happening::Seen: return {Lines::tr("Seen on %1").arg(device), {}};
    case Happening::AnswerRefused:
        return {Lines::tr("Answer of %1 refused").arg(device), entry.status.errorCode, Tone::Warning};
    case Happening::VoteApproved:
        return {Lines::tr("%1 approved on %2").arg(safe(entry.user), device), {}, Tone::Success};
    case Happening::VoteDenied:
        return {Lines::tr("%1 denied on %2").arg(safe(entry.user), device), entry.reason, Tone::Danger};
    case Happening::QuorumReached:
        return {Lines::tr("Quorum reached"), ours(Lines::tr("%n approvals", nullptr, entry.count)),
                Tone::Success};
    case Happening::QuorumFailed: return {Lines::tr("Rejected"), entry.reason, Tone::Danger};
    case Happening::Approved:
        return {Lines::tr("Approved on %1").arg(device), approval(entry), Tone::Success};
    case Happening::Denied: {
        const QString title = device.isEmpty() ? Lines::tr("Denied") : Lines::tr("Denied on %1").arg(device);
        return {title, entry.reason, Tone::Danger};
    }
    case Happening::Expired:
        return {Lines::tr("Expired"), ours(Lines::tr("nobody answered in time")), Tone::Neutral};
    case Happening::Cancelled: return {Lines::tr("Cancelled"), entry.reason, Tone::Neutral};
    case Happening::CallbackDelivered:
        return {Lines::tr("Callback delivered"), attempt(entry), Tone::Success};
    case Happening::CallbackFailed:
        return {Lines::tr("Callback failed, will try again"), attempt(entry), Tone::Warning};
    case Happening::CallbackGone:
        return {Lines::tr("Callback not wanted any more"), attempt(entry), Tone::Neutral};
    case Happening::CallbackGivenUp: return {Lines::tr("Callback given up"), attempt(entry), Tone::Danger};
    case Happening::WaitingForDecision: return {Lines::tr("Waiting for a decision"), {}};
    case Happening::WaitingForCallback: return {Lines::tr("Telling the backend"), {}};
    }
    Q_UNREACHABLE();
}

} // namespace countersign::ui
