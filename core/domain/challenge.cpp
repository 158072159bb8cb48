#include "core/domain/challenge.h"

#include "core/base/json_form.h"
#include "core/domain/base_url.h"
#include "core/domain/kept_request.h"
#include "core/domain/wire_names.h"

#include <algorithm>

namespace countersign::domain {

namespace {

constexpr WireNames<ChallengeState, 6> stateNames({"pending", "approved", "rejected", "expired", "cancelled",
                                                   "sent"});
constexpr WireNames<CustomType, 3> typeNames({"totp", "goldenNumber", "localAuth"});

constexpr int fewestNumbers = 2;
constexpr int mostNumbers = 5;

/// What is wrong with the numbers to pick from; empty when nothing is.
QString readNumbers(JsonValue array, QList<int> &numbers)
{
    for (JsonValue each = array.firstChild(); each.exists(); each = each.nextSibling()) {
        const std::optional<qint64> number = each.toInteger();
        if (!number || *number < lowestNumber || *number > highestNumber)
            return QStringLiteral("must hold integers of 32 bits");
        if (numbers.contains(static_cast<int>(*number)))
            return QStringLiteral("must be distinct; %1 stands twice").arg(*number);
        if (numbers.size() == mostNumbers)
            break;
        numbers.append(static_cast<int>(*number));
    }
    if (numbers.size() < fewestNumbers || array.size() > mostNumbers)
        return QStringLiteral("must hold %1 to %2 integers").arg(fewestNumbers).arg(mostNumbers);
    return {};
}

/// Of a type that is refused itself, `numbers` and `correct_number` are still checked for what they are.
void readChoice(JsonForm &form, ChallengeRequest &request, const std::optional<CustomType> &type)
{
    const bool isWanted = type == CustomType::GoldenNumber;
    const JsonValue numbers =
        form.value("numbers", isWanted ? Presence::Required : Presence::Optional, JsonType::Array);
    if (numbers.exists() && type && !isWanted)
        form.refuse("numbers", QStringLiteral("goes with custom_type goldenNumber only"));
    const QString problem = numbers.exists() ? readNumbers(numbers, request.numbers) : QString();
    if (!problem.isEmpty())
        form.refuse("numbers", problem);

    const std::optional<qint64> correct =
        form.integer("correct_number", Presence::Optional, lowestNumber, highestNumber);
    if (!correct)
        return;
    request.correctNumber = static_cast<int>(*correct);
    // Against numbers that are refused themselves it says nothing.
    if (problem.isEmpty() && !request.numbers.contains(*request.correctNumber))
        form.refuse("correct_number", QStringLiteral("must be one of numbers"));
}

void readWayBack(JsonForm &form, ChallengeRequest &request)
{
    static const QStringList paths{toWire(AnswerPath::Relay), toWire(AnswerPath::Backend)};
    request.backendUrl = form.text("backend_url", Presence::Optional, {1, 2048}).value_or(QString());
    if (!request.backendUrl.isEmpty()) {
        if (const QString problem = baseUrlProblem(request.backendUrl); !problem.isEmpty())
            form.refuse("backend_url", problem);
    }
    const auto path = form.choice("answer_path", Presence::Optional, paths);
    if (!path)
        return;
    request.answerPath = answerPathFromWire(*path);
    if (request.answerPath != AnswerPath::Backend)
        return;
    if (request.backendUrl.isEmpty())
        form.refuse("answer_path", QStringLiteral("backend needs backend_url, where the devices answer"));
    else if (request.customType == CustomType::Totp)
        form.refuse(
            "answer_path",
            QStringLiteral("must be relay for totp, whose code the backend has no secret to judge by"));
}

void readDisplay(JsonForm &form, ChallengeRequest &request, JsonProblems &problems)
{
    const JsonValue block = form.value("display", Presence::Optional, JsonType::Object);
    if (block.exists())
        request.display = display::readDisplayBlock(block, QStringLiteral("display"), problems);
}

ChallengeRequest read(JsonValue body, JsonProblems &problems)
{
    static const QStringList types{toWire(CustomType::Totp), toWire(CustomType::GoldenNumber),
                                   toWire(CustomType::LocalAuth)};
    JsonForm form(body, {}, problems);
    ChallengeRequest request;
    request.userSocketHash = form.text("user_socket_hash", Presence::Required, {1, 256}).value_or(QString());
    request.instructionId = form.text("instruction_id", Presence::Required, {1, 128}).value_or(QString());
    const std::optional<CustomType> customType =
        customTypeFromWire(form.choice("custom_type", Presence::Required, types).value_or(QString()));
    if (customType)
        request.customType = *customType;
    request.expectedAction = form.text("expected_action", Presence::Required, {1, 128}).value_or(QString());
    readWayBack(form, request);
    request.description = form.text("description", Presence::Optional, {0, 4096}).value_or(QString());
    readChoice(form, request, customType);
    const std::optional<qint64> seconds =
        form.integer("ttl_seconds", Presence::Optional, shortestChallengeSeconds, longestChallengeSeconds);
    if (seconds)
        request.lifetime = std::chrono::seconds(*seconds);
    readDisplay(form, request, problems);
    checkDepth(body, problems);
    return request;
}

ChallengeRequest readAlert(JsonValue body, JsonProblems &problems)
{
    JsonForm form(body, {}, problems);
    ChallengeRequest request;
    request.userSocketHash = form.text("user_socket_hash", Presence::Required, {1, 256}).value_or(QString());
    request.instructionId = form.text("instruction_id", Presence::Optional, {1, 128}).value_or(QString());
    request.title = form.text("title", Presence::Required, {1, 128}).value_or(QString());
    request.description = form.text("description", Presence::Required, {1, 4096}).value_or(QString());
    readDisplay(form, request, problems);
    checkDepth(body, problems);
    return request;
}

} // namespace

QString toWire(ChallengeState state)
{
    return stateNames.name(state);
}

QString toWire(CustomType type)
{
    return typeNames.name(type);
}

std::optional<ChallengeState> challengeStateFromWire(const QString &text)
{
    return stateNames.value(text);
}

std::optional<CustomType> customTypeFromWire(const QString &text)
{
    return typeNames.value(text);
}

Result<ChallengeRequest> readChallengeRequest(JsonValue body)
{
    JsonProblems problems;
    ChallengeRequest request = read(body, problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return request;
}

Result<ChallengeRequest> readAlertRequest(JsonValue body)
{
    JsonProblems problems;
    ChallengeRequest request = readAlert(body, problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return request;
}

bool Challenge::endedBefore(Instant time) const
{
    return state != ChallengeState::Pending && (decision ? decision->at : createdAt) < time;
}

ChallengeRequest Challenge::details() const
{
    const Result<JsonDocument> document = JsonDocument::parse(request.borrowed());
    Q_ASSERT(document.has_value());
    // It was judged when it came: a journal may hold what a stricter rule of a later version would refuse.
    JsonProblems judgedAlready;
    return isAlert() ? readAlert(document->root(), judgedAlready) : read(document->root(), judgedAlready);
}

const Delivery *Challenge::delivery(const QString &deviceId) const
{
    const auto found = std::ranges::find(deliveries, deviceId, &Delivery::deviceId);
    return found == deliveries.end() ? nullptr : &*found;
}

Delivery *Challenge::delivery(const QString &deviceId)
{
    const auto found = std::ranges::find(deliveries, deviceId, &Delivery::deviceId);
    return found == deliveries.end() ? nullptr : &*found;
}

} // namespace countersign::domain
