#include "core/device/push_reader.h"

#include "core/base/json_form.h"

#include <limits>

namespace countersign::device {

namespace {

constexpr JsonForm::TextRule idRule{1, 256};
constexpr JsonForm::TextRule textRule{0, 4096};

constexpr QLatin1String challengeWord("challenge");
constexpr QLatin1String alertWord("alert");
constexpr QLatin1String closedWord("closed");
constexpr QLatin1String dispatchWord("dispatch");
constexpr QLatin1String progressWord("progress");

QString required(JsonForm &form, QByteArrayView name)
{
    return form.text(name, Presence::Required, idRule).value_or(QString());
}

QString optional(JsonForm &form, QByteArrayView name)
{
    return form.text(name, Presence::Optional, textRule).value_or(QString());
}

QList<int> readNumbers(JsonForm &form)
{
    QList<int> numbers;
    const JsonValue array = form.value("numbers", Presence::Optional, JsonType::Array);
    for (JsonValue each = array.firstChild(); each.exists(); each = each.nextSibling()) {
        const std::optional<qint64> number = each.toInteger();
        if (number && *number >= std::numeric_limits<int>::min()
            && *number <= std::numeric_limits<int>::max())
            numbers.append(static_cast<int>(*number));
        else
            form.refuse("numbers", QStringLiteral("must hold integers"));
    }
    return numbers;
}

/// Nothing without a token or an address that can be asked: then the relay is told, as it always may be.
std::optional<DirectWay> readDirectWay(JsonForm &form)
{
    const std::optional<QString> path = form.text("answer_path", Presence::Optional, textRule);
    const QUrl url(optional(form, "backend_url"), QUrl::StrictMode);
    const QString token = optional(form, "response_token");
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (path != domain::toWire(domain::AnswerPath::Backend) || token.isEmpty() || !isHttp)
        return std::nullopt;
    return DirectWay{url, Secret(token.toLatin1())};
}

Instant readExpiry(JsonForm &form)
{
    return fromUnixMs(
        form.integer("expires_at", Presence::Required, 0, std::numeric_limits<qint64>::max()).value_or(0));
}

int readAttempts(JsonForm &form)
{
    return static_cast<int>(form.integer("attempts_left", Presence::Optional, 0, domain::wrongAnswersToReject)
                                .value_or(domain::wrongAnswersToReject));
}

/// What a challenge and an alert have alike.
InboxItem readShown(JsonForm &form, Instant now, JsonProblems &problems)
{
    InboxItem item;
    item.key = {required(form, "tenant_id"), required(form, "instruction_id")};
    item.pairingId = required(form, "pairing_id");
    item.tenantName = optional(form, "tenant_name");
    item.tenantLogoUrl = optional(form, "tenant_logo_url");
    item.description = optional(form, "description");
    item.receivedAt = now;
    const JsonValue block = form.value("display", Presence::Optional, JsonType::Object);
    if (block.exists())
        item.display = display::readDisplayBlock(block, QStringLiteral("display"), problems);
    item.displayDigest = display::displayDigest(item.display);
    return item;
}

InboxItem readAlert(JsonForm &form, Instant now, JsonProblems &problems)
{
    InboxItem item = readShown(form, now, problems);
    item.kind = ItemKind::Alert;
    item.state = CardState::Notice;
    item.title = required(form, "title");
    return item;
}

InboxItem readChallenge(JsonForm &form, Instant now, JsonProblems &problems)
{
    static const QStringList types{domain::toWire(domain::CustomType::Totp),
                                   domain::toWire(domain::CustomType::GoldenNumber),
                                   domain::toWire(domain::CustomType::LocalAuth)};
    InboxItem item = readShown(form, now, problems);
    const QString type = form.choice("custom_type", Presence::Required, types).value_or(types.last());
    item.customType = *domain::customTypeFromWire(type);
    item.expectedAction = required(form, "expected_action");
    item.numbers = readNumbers(form);
    item.expiresAt = readExpiry(form);
    item.attemptsLeft = readAttempts(form);
    item.direct = readDirectWay(form);
    return item;
}

domain::ChallengeState readState(JsonForm &form)
{
    const QString word = form.text("state", Presence::Required, idRule).value_or(QString());
    const std::optional<domain::ChallengeState> state = domain::challengeStateFromWire(word);
    if (!word.isEmpty() && !state)
        form.refuse("state", QStringLiteral("must be the state of a challenge"));
    return state.value_or(domain::ChallengeState::Pending);
}

domain::QuorumCount readQuorum(JsonForm &form, JsonProblems &problems)
{
    const JsonValue json = form.value("quorum", Presence::Required, JsonType::Object);
    if (!json.exists())
        return {};
    JsonForm quorum(json, form.pathOf("quorum"), problems);
    const auto count = [&quorum](QByteArrayView name) {
        return static_cast<int>(
            quorum.integer(name, Presence::Required, 0, domain::mostValidators * domain::mostValidators)
                .value_or(0));
    };
    return {count("required"), count("approved"), count("rejected")};
}

DispatchProgress readProgress(JsonForm &form, JsonProblems &problems)
{
    DispatchProgress progress;
    progress.state = readState(form);
    progress.quorum = readQuorum(form, problems);
    progress.validators = static_cast<int>(
        form.integer("validator_count", Presence::Required, 1, domain::mostValidators).value_or(1));
    progress.groups = form.textList("groups", Presence::Optional, textRule).value_or(QStringList());
    return progress;
}

/// The data itself, or where it is to be had.
void readData(JsonForm &form, InboxItem &item, JsonProblems &problems)
{
    item.display.title = optional(form, "title");
    item.display.subtitle = optional(form, "description");
    const JsonValue items = form.value("data_items", Presence::Optional, JsonType::Array);
    if (items.exists())
        item.display.fields = display::readValidationFields(items, form.pathOf("data_items"), problems);
    const std::optional<QString> url = form.text("data_fetch_url", Presence::Optional, textRule);
    if (url && !items.exists())
        item.data = DataToFetch{.url = QUrl(*url, QUrl::StrictMode)};
    item.displayDigest = display::displayDigest(item.display);
}

InboxItem readDispatch(JsonForm &form, Instant now, JsonProblems &problems)
{
    InboxItem item;
    item.kind = ItemKind::Dispatch;
    item.key = {required(form, "tenant_id"), required(form, "event_id")};
    item.pairingId = required(form, "pairing_id");
    item.tenantName = optional(form, "tenant_name");
    item.tenantLogoUrl = optional(form, "tenant_logo_url");
    item.expectedAction = required(form, "action_type");
    item.receivedAt = now;
    item.expiresAt = readExpiry(form);
    item.attemptsLeft = readAttempts(form);
    item.progress = readProgress(form, problems);
    readData(form, item, problems);
    return item;
}

ProgressPush readProgressPush(JsonForm &form, JsonProblems &problems)
{
    ProgressPush push;
    push.key = {required(form, "tenant_id"), required(form, "event_id")};
    push.pairingId = required(form, "pairing_id");
    push.state = readState(form);
    push.quorum = readQuorum(form, problems);
    return push;
}

ClosedPush readClosed(JsonForm &form)
{
    static const QStringList ends{
        domain::toWire(domain::ChallengeState::Approved), domain::toWire(domain::ChallengeState::Rejected),
        domain::toWire(domain::ChallengeState::Expired), domain::toWire(domain::ChallengeState::Cancelled)};
    ClosedPush push;
    push.key = {required(form, "tenant_id"), required(form, "instruction_id")};
    push.pairingId = required(form, "pairing_id");
    const QString state = form.choice("state", Presence::Required, ends).value_or(ends.last());
    push.state = *domain::challengeStateFromWire(state);
    push.relayDeviceId = optional(form, "relay_device_id");
    return push;
}

} // namespace

Result<Push> readPush(const QByteArray &message, Instant now)
{
    const Result<JsonDocument> document = JsonDocument::parse(message);
    if (!document)
        return failureOf(document);
    JsonProblems problems;
    JsonForm form(document->root(), {}, problems);
    const std::optional<QString> type = form.choice(
        "type", Presence::Required, {challengeWord, alertWord, closedWord, dispatchWord, progressWord});
    Push push;
    if (type == challengeWord)
        push = readChallenge(form, now, problems);
    else if (type == alertWord)
        push = readAlert(form, now, problems);
    else if (type == closedWord)
        push = readClosed(form);
    else if (type == dispatchWord)
        push = readDispatch(form, now, problems);
    else if (type == progressWord)
        push = readProgressPush(form, problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return push;
}

} // namespace countersign::device
