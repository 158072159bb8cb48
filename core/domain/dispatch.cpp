#include "core/domain/dispatch.h"

#include "core/base/json_form.h"
#include "core/domain/http_url.h"
#include "core/domain/kept_request.h"
#include "core/domain/wire_names.h"

#include <algorithm>

namespace countersign::domain {

namespace {

constexpr WireNames<SudoEventType, 3> eventTypeNames({"sudo_action", "sudo_group_action",
                                                      "sudo_delegated_action"});
constexpr WireNames<SudoActionType, 4> actionTypeNames({"creation", "deletion", "update", "upsert"});
constexpr WireNames<DataAccess, 2> accessNames({"static", "dynamic"});

constexpr JsonForm::TextRule linkedIdRule{1, 256};

QStringList readIds(JsonForm &form, QByteArrayView name)
{
    QStringList ids = form.textList(name, Presence::Optional, linkedIdRule).value_or(QStringList());
    if (ids.size() > mostLinkedIds)
        form.refuse(name, QStringLiteral("must hold at most %1 ids").arg(mostLinkedIds));
    ids.removeDuplicates();
    return ids;
}

void readValidators(JsonForm &form, JsonValue body, DispatchRequest &request)
{
    request.userLinkedIds = readIds(form, "relay_user_linked_id_list");
    request.groupLinkedIds = readIds(form, "relay_group_linked_id_list");
    const auto isEmpty = [&body](QByteArrayView name) { return !body.member(name).firstChild().exists(); };
    if (body.is(JsonType::Object) && isEmpty("relay_user_linked_id_list")
        && isEmpty("relay_group_linked_id_list"))
        form.refuse("relay_user_linked_id_list",
                    QStringLiteral("must name a user unless relay_group_linked_id_list names a group"));
}

void readData(JsonForm &form, DispatchRequest &request, JsonProblems &problems)
{
    const std::optional<QString> access = form.choice(
        "data_access_type", Presence::Required, {toWire(DataAccess::Static), toWire(DataAccess::Dynamic)});
    request.dataAccess = dataAccessFromWire(access.value_or(QString())).value_or(DataAccess::Static);
    const bool isStatic = access && request.dataAccess == DataAccess::Static;
    const bool isDynamic = access && request.dataAccess == DataAccess::Dynamic;

    const JsonValue items =
        form.value("data_items", isStatic ? Presence::Required : Presence::Optional, JsonType::Array);
    if (items.exists() && isDynamic)
        form.refuse("data_items", QStringLiteral("goes with data_access_type static only"));
    else if (items.exists())
        request.display.fields = display::readValidationFields(items, form.pathOf("data_items"), problems);

    request.dataFetchUrl =
        form.text("data_fetch_url", isDynamic ? Presence::Required : Presence::Optional, {1, 2048})
            .value_or(QString());
    if (request.dataFetchUrl.isEmpty())
        return;
    if (isStatic)
        form.refuse("data_fetch_url", QStringLiteral("goes with data_access_type dynamic only"));
    else if (const QString problem = httpUrlProblem(request.dataFetchUrl); !problem.isEmpty())
        form.refuse("data_fetch_url", problem);
}

DispatchRequest read(JsonValue body, JsonProblems &problems)
{
    JsonForm form(body, {}, problems);
    DispatchRequest request;
    if (const auto type = form.choice("event_type", Presence::Required,
                                      {toWire(SudoEventType::Action), toWire(SudoEventType::GroupAction),
                                       toWire(SudoEventType::DelegatedAction)}))
        request.eventType = *sudoEventTypeFromWire(*type);
    if (const auto type = form.choice("action_type", Presence::Required,
                                      {toWire(SudoActionType::Creation), toWire(SudoActionType::Deletion),
                                       toWire(SudoActionType::Update), toWire(SudoActionType::Upsert)}))
        request.actionType = *sudoActionTypeFromWire(*type);
    request.idempotencyKey = form.text("idempotency_key", Presence::Required, {1, 128}).value_or(QString());
    readValidators(form, body, request);
    request.display.title = form.text("title", Presence::Required, {1, 256}).value_or(QString());
    request.display.subtitle = form.text("description", Presence::Optional, {0, 4096}).value_or(QString());
    readData(form, request, problems);
    if (const auto quorum = form.integer("quorum", Presence::Optional, 1, mostValidators))
        request.quorum = static_cast<int>(*quorum);
    request.rejectionsToFail = static_cast<int>(
        form.integer("rejections_to_fail", Presence::Optional, 1, mostValidators).value_or(1));
    if (request.eventType != SudoEventType::Action)
        request.lifetime = groupDispatchLifetime;
    if (const auto seconds =
            form.integer("ttl_seconds", Presence::Optional, shortestDispatchSeconds, longestDispatchSeconds))
        request.lifetime = std::chrono::seconds(*seconds);
    checkDepth(body, problems);
    return request;
}

} // namespace

QString toWire(SudoEventType type)
{
    return eventTypeNames.name(type);
}

QString toWire(SudoActionType type)
{
    return actionTypeNames.name(type);
}

QString toWire(DataAccess access)
{
    return accessNames.name(access);
}

std::optional<SudoEventType> sudoEventTypeFromWire(const QString &text)
{
    return eventTypeNames.value(text);
}

std::optional<SudoActionType> sudoActionTypeFromWire(const QString &text)
{
    return actionTypeNames.value(text);
}

std::optional<DataAccess> dataAccessFromWire(const QString &text)
{
    return accessNames.value(text);
}

Result<DispatchRequest> readDispatchRequest(JsonValue body)
{
    JsonProblems problems;
    DispatchRequest request = read(body, problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return request;
}

const Delivery *Validator::delivery(const QString &deviceId) const
{
    const auto found = std::ranges::find(deliveries, deviceId, &Delivery::deviceId);
    return found == deliveries.end() ? nullptr : &*found;
}

Delivery *Validator::delivery(const QString &deviceId)
{
    const auto found = std::ranges::find(deliveries, deviceId, &Delivery::deviceId);
    return found == deliveries.end() ? nullptr : &*found;
}

DispatchRequest Dispatch::details() const
{
    const Result<JsonDocument> document = JsonDocument::parse(request);
    Q_ASSERT(document.has_value());
    // It was judged when it came: a journal may hold what a stricter rule of a later version would refuse.
    JsonProblems judgedAlready;
    return read(document->root(), judgedAlready);
}

const Validator *Dispatch::validator(const QString &pairingId) const
{
    const auto found = std::ranges::find(validators, pairingId, &Validator::pairingId);
    return found == validators.end() ? nullptr : &*found;
}

Validator *Dispatch::validator(const QString &pairingId)
{
    const auto found = std::ranges::find(validators, pairingId, &Validator::pairingId);
    return found == validators.end() ? nullptr : &*found;
}

std::vector<Organisation> Dispatch::organisations() const
{
    std::vector<Organisation> organisations;
    for (const Validator &validator : validators) {
        const QString &owner = eventType == SudoEventType::DelegatedAction ? validator.tenantId : tenantId;
        auto found = std::ranges::find(organisations, owner, &Organisation::tenantId);
        if (found == organisations.end())
            found = organisations.insert(found, Organisation{owner});
        ++found->validators;
        if (validator.vote)
            ++(validator.vote->decision == ChallengeState::Approved ? found->approved : found->rejected);
    }
    return organisations;
}

QuorumCount Dispatch::count() const
{
    QuorumCount count;
    for (const Organisation &each : organisations()) {
        count.required += quorum;
        count.approved += std::min(each.approved, quorum);
        count.rejected += each.rejected;
    }
    return count;
}

bool Dispatch::canSucceed() const
{
    return std::ranges::all_of(organisations(), [this](const Organisation &each) {
        return each.validators - each.rejected >= quorum;
    });
}

} // namespace countersign::domain
