#include "ui/tables/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace countersign::ui {

namespace {

using std::chrono::ceil;
using std::chrono::seconds;

constexpr int firstErrorStatus = 400;
constexpr int firstServerErrorStatus = 500;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QDateTime localTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(at));
}

QString onItsDay(Instant at, Instant now, const QString &format)
{
    const QDateTime time = localTime(at);
    const QString clock = time.toString(format);
    if (time.date() == localTime(now).date())
        return clock;
    return QLocale().toString(time.date(), QLocale::ShortFormat) + QLatin1Char(' ') + clock;
}

CellWords plainCell(const display::DisplayText &text)
{
    return {.text = text.plain(), .toolTip = text.plain(), .order = text.plain()};
}

CellWords idCell(const console::Id &id)
{
    CellWords cell = plainCell(id.text);
    cell.monospace = true;
    cell.elide = Qt::ElideMiddle;
    return cell;
}

CellWords timeCell(Instant at, Instant now)
{
    return {.text = clockTime(at, now), .toolTip = toIso(at), .order = toUnixMs(at)};
}

CellWords devicesCell(const console::AnswersFor &devices)
{
    return devices.names.isEmpty() ? CellWords{.text = Words::tr("every device")} : plainCell(devices.names);
}

CellWords deadlineCell(const console::Deadline &deadline, Instant now)
{
    if (!deadline.at)
        return {.order = 0};
    constexpr seconds hurry{30};
    const Tone tone = *deadline.at - now <= hurry ? Tone::Warning : Tone::Neutral;
    return {.text = timeLeft(*deadline.at, now),
            .toolTip = toIso(*deadline.at),
            .tone = tone,
            .order = toUnixMs(*deadline.at)};
}

template<typename State>
CellWords stateCell(const QVariant &value)
{
    const StateWords words = wordsOf(value.value<State>());
    return {.text = words.text, .tone = words.tone, .glyph = words.glyph, .order = words.text};
}

CellWords statusCell(const console::HttpStatus &status)
{
    const QString text = wordsOf(status);
    return {.text = text, .toolTip = text, .tone = toneOf(status), .order = status.code};
}

template<typename State>
bool isA(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<State>();
}

} // namespace

StateWords wordsOf(domain::ChallengeState state)
{
    switch (state) {
    case domain::ChallengeState::Pending:
        return {Words::tr("Pending"), Tone::Accent, QStringLiteral("clock")};
    case domain::ChallengeState::Approved:
        return {Words::tr("Approved"), Tone::Success, QStringLiteral("approve")};
    case domain::ChallengeState::Rejected: return {Words::tr("Denied"), Tone::Danger, QStringLiteral("deny")};
    case domain::ChallengeState::Expired:
        return {Words::tr("Expired"), Tone::Neutral, QStringLiteral("clock")};
    case domain::ChallengeState::Cancelled:
        return {Words::tr("Cancelled"), Tone::Neutral, QStringLiteral("deny")};
    case domain::ChallengeState::Sent: return {Words::tr("Alert"), Tone::Warning, QStringLiteral("warning")};
    }
    Q_UNREACHABLE();
}

StateWords wordsOf(domain::CallbackState state)
{
    switch (state) {
    case domain::CallbackState::Pending:
        return {Words::tr("On its way"), Tone::Accent, QStringLiteral("clock")};
    case domain::CallbackState::Delivered:
        return {Words::tr("Delivered"), Tone::Success, QStringLiteral("approve")};
    case domain::CallbackState::Gone:
        return {Words::tr("Not wanted (410)"), Tone::Neutral, QStringLiteral("deny")};
    case domain::CallbackState::Failed: return {Words::tr("Failed"), Tone::Danger, QStringLiteral("warning")};
    }
    Q_UNREACHABLE();
}

StateWords wordsOf(backend::InstructionState state)
{
    switch (state) {
    case backend::InstructionState::Pending:
        return {Words::tr("Pending"), Tone::Accent, QStringLiteral("clock")};
    case backend::InstructionState::Validated:
        return {Words::tr("Validated"), Tone::Success, QStringLiteral("approve")};
    case backend::InstructionState::Consumed:
        return {Words::tr("Consumed"), Tone::Neutral, QStringLiteral("approve")};
    case backend::InstructionState::Rejected:
        return {Words::tr("Rejected"), Tone::Danger, QStringLiteral("deny")};
    }
    Q_UNREACHABLE();
}

StateWords wordsOf(backend::PendingOpState state)
{
    using backend::PendingOpState;
    switch (state) {
    case PendingOpState::Waiting: return {Words::tr("Waiting"), Tone::Accent, QStringLiteral("clock")};
    case PendingOpState::Approved: return {Words::tr("Approved"), Tone::Success, QStringLiteral("approve")};
    case PendingOpState::Replaying: return {Words::tr("Replaying"), Tone::Accent, QStringLiteral("play")};
    case PendingOpState::Done: return {Words::tr("Done"), Tone::Success, QStringLiteral("approve")};
    case PendingOpState::Failed: return {Words::tr("Failed"), Tone::Danger, QStringLiteral("warning")};
    case PendingOpState::PossiblyReplayed:
        return {Words::tr("Possibly replayed"), Tone::Warning, QStringLiteral("warning")};
    case PendingOpState::Rejected: return {Words::tr("Rejected"), Tone::Danger, QStringLiteral("deny")};
    }
    Q_UNREACHABLE();
}

StateWords wordsOf(console::DeliveryStage stage)
{
    switch (stage) {
    case console::DeliveryStage::Failed:
        return {Words::tr("Push failed"), Tone::Danger, QStringLiteral("warning")};
    case console::DeliveryStage::Pushed:
        return {Words::tr("Pushed"), Tone::Accent, QStringLiteral("arrow-right")};
    case console::DeliveryStage::Seen: return {Words::tr("Seen"), Tone::Accent, QStringLiteral("eye")};
    case console::DeliveryStage::Answered:
        return {Words::tr("Answered"), Tone::Success, QStringLiteral("approve")};
    }
    Q_UNREACHABLE();
}

StateWords wordsOf(console::SignatureMark mark)
{
    switch (mark) {
    case console::SignatureMark::Unsigned: return {};
    case console::SignatureMark::Valid: return {Words::tr("Valid"), Tone::Success, QStringLiteral("approve")};
    case console::SignatureMark::Refused: return {Words::tr("Refused"), Tone::Danger, QStringLiteral("deny")};
    }
    Q_UNREACHABLE();
}

QString wordsOf(device::PolicyMode mode)
{
    switch (mode) {
    case device::PolicyMode::Manual: return Words::tr("by hand");
    case device::PolicyMode::Approve: return Words::tr("approves by itself");
    case device::PolicyMode::Deny: return Words::tr("denies by itself");
    case device::PolicyMode::Ignore: return Words::tr("ignores everything");
    }
    Q_UNREACHABLE();
}

QString wordsOf(http::Direction direction)
{
    return direction == http::Direction::Inbound ? Words::tr("received") : Words::tr("sent");
}

QString wordsOf(const console::HttpStatus &status)
{
    if (status.code == 0)
        return Words::tr("no answer");
    const QString code = QString::number(status.code);
    return status.errorCode.isEmpty() ? code : code + QLatin1Char(' ') + status.errorCode.plain();
}

Tone toneOf(const console::HttpStatus &status)
{
    if (status.code == 0 || status.code >= firstServerErrorStatus)
        return Tone::Danger;
    return status.code >= firstErrorStatus ? Tone::Warning : Tone::Success;
}

QString wordsOf(std::chrono::microseconds duration)
{
    const QLocale locale;
    constexpr double thousand = 1000;
    const double milliseconds = static_cast<double>(duration.count()) / thousand;
    if (milliseconds >= thousand)
        return Words::tr("%1 s").arg(locale.toString(milliseconds / thousand, 'f', 1));
    return Words::tr("%1 ms").arg(locale.toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
}

QString timeLeft(Instant until, Instant now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    const qint64 left = std::max(seconds{0}, ceil<seconds>(until - now)).count();
    const auto twoDigits = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    const QString end = QLatin1Char(':') + twoDigits(left % minute);
    if (left < hour)
        return QString::number(left / minute) + end;
    return QString::number(left / hour) + QLatin1Char(':') + twoDigits(left % hour / minute) + end;
}

QString clockTime(Instant at, Instant now)
{
    return onItsDay(at, now, QStringLiteral("HH:mm:ss.zzz"));
}

QString shortTime(Instant at, Instant now)
{
    return onItsDay(at, now, QStringLiteral("HH:mm"));
}

CellWords describe(const QVariant &value, Instant now)
{
    if (isA<display::DisplayText>(value))
        return plainCell(value.value<display::DisplayText>());
    if (isA<console::Id>(value))
        return idCell(value.value<console::Id>());
    if (isA<console::AnswersFor>(value))
        return devicesCell(value.value<console::AnswersFor>());
    if (isA<Instant>(value))
        return timeCell(value.value<Instant>(), now);
    if (isA<console::Deadline>(value))
        return deadlineCell(value.value<console::Deadline>(), now);
    if (isA<console::HttpStatus>(value))
        return statusCell(value.value<console::HttpStatus>());
    if (isA<console::SignatureMark>(value))
        return stateCell<console::SignatureMark>(value);
    if (isA<console::DeliveryStage>(value))
        return stateCell<console::DeliveryStage>(value);
    if (isA<domain::CallbackState>(value))
        return stateCell<domain::CallbackState>(value);
    if (isA<backend::InstructionState>(value))
        return stateCell<backend::InstructionState>(value);
    if (isA<backend::PendingOpState>(value))
        return stateCell<backend::PendingOpState>(value);
    if (isA<std::chrono::microseconds>(value)) {
        const auto duration = value.value<std::chrono::microseconds>();
        return {.text = wordsOf(duration), .order = qint64{duration.count()}};
    }
    if (isA<http::Direction>(value))
        return {.text = wordsOf(value.value<http::Direction>()),
                .order = wordsOf(value.value<http::Direction>())};
    if (isA<device::PolicyMode>(value))
        return {.text = wordsOf(value.value<device::PolicyMode>()),
                .order = wordsOf(value.value<device::PolicyMode>())};
    return {.text = value.isValid() ? QString::number(value.toLongLong()) : QString(), .order = value};
}

} // namespace countersign::ui
