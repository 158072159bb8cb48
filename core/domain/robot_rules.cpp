#include "core/domain/robot_rules.h"

#include "core/base/json_form.h"
#include "core/signing/signature_scheme.h"

#include <algorithm>

namespace countersign::domain {

namespace {

constexpr JsonForm::TextRule nameRule{1, 80};
constexpr JsonForm::TextRule secretRule{8, 256};
constexpr JsonForm::TextRule idRule{1, 128};
constexpr JsonForm::TextRule messageRule{1, 2048};
constexpr JsonForm::TextRule reasonRule{0, 512};
constexpr int mostDevices = 1000;

bool answersFor(const Robot &robot, const PairedDevice &device)
{
    if (!device.pushToken.startsWith(simulatedPush))
        return false;
    return robot.deviceIds.isEmpty()
        || robot.deviceIds.contains(device.pushToken.sliced(simulatedPush.size()));
}

/// The robot's device that the challenge went to; empty when it went to none of them.
QString deviceFor(const RelayState &state, const Robot &robot, const Challenge &challenge)
{
    for (const Delivery &delivery : challenge.deliveries) {
        const PairedDevice *device = state.device(delivery.deviceId);
        if (device && !delivery.messageId.isEmpty() && answersFor(robot, *device))
            return delivery.deviceId;
    }
    return {};
}

Failure batchNotFound(const QString &batchId)
{
    return fail(QStringLiteral("BATCH_NOT_FOUND"),
                QStringLiteral("This robot has no batch \"%1\"; poll for one.").arg(batchId));
}

Failure requestNotFound(const QString &referenceId)
{
    return fail(QStringLiteral("REQUEST_NOT_FOUND"),
                QStringLiteral("This robot has no request \"%1\"; it has those of its last batches.")
                    .arg(referenceId));
}

} // namespace

Result<RobotOrder> readRobotOrder(const RelayState &state, JsonValue body)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    RobotOrder order;
    order.name = form.text("name", Presence::Required, nameRule).value_or(QString());
    if (const auto text = form.text("client_id", Presence::Optional, idRule)) {
        const std::optional<QUuid> id = signing::parseClientId(text->toUtf8());
        order.clientId = id ? id->toString(QUuid::WithoutBraces) : QString();
        if (!id)
            form.refuse("client_id", QStringLiteral("must be a UUID of version 4 or 7"));
        else if (state.robots().findByClient(order.clientId))
            form.refuse("client_id", QStringLiteral("is another robot's; take a new one or leave it out"));
    }
    order.secret =
        Secret(form.text("client_secret", Presence::Optional, secretRule).value_or(QString()).toUtf8());
    if (const auto devices = form.textList("device_ids", Presence::Optional, idRule)) {
        order.deviceIds = *devices;
        order.deviceIds.removeDuplicates();
        if (devices->isEmpty() || devices->size() > mostDevices)
            form.refuse(
                "device_ids",
                QStringLiteral("must hold 1 to %1 ids, or be left out for every device").arg(mostDevices));
    }
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return order;
}

Result<RobotRemoved> removeRobot(const RelayState &state, const QString &robotId)
{
    if (state.robots().find(robotId))
        return RobotRemoved{robotId};
    return fail(QStringLiteral("ROBOT_NOT_FOUND"),
                QStringLiteral("There is no robot \"%1\"; GET /_sim/v1/robots lists them.").arg(robotId));
}

std::optional<BatchLeased> leaseBatch(const RelayState &state, const Robot &robot, const LeaseOrder &order,
                                      Instant now, const UuidSource &newUuid)
{
    const RobotBook &book = state.robots();
    BatchLeased leased;
    Instant latestExpiry{};
    book.visitOpen([&](const Challenge &challenge) {
        const RobotBook::ChallengeKey key(challenge.tenantId, challenge.instructionId);
        if (challenge.expiresAt <= now || book.holder(key) || deviceFor(state, robot, challenge).isEmpty())
            return true;
        const RobotBook::Handled *known = book.handledChallenge(key);
        leased.references.push_back({known ? known->reference.id : newUuid(), key.first, key.second});
        latestExpiry = std::max(latestExpiry, challenge.expiresAt);
        return static_cast<int>(leased.references.size()) < order.limit;
    });
    if (leased.references.empty())
        return std::nullopt;
    leased.batchId = newUuid();
    leased.robotId = robot.id;
    leased.leaseUntil = std::min(now + order.lease, latestExpiry);
    return leased;
}

Result<const RobotBatch *> findBatch(const RelayState &state, const Robot &robot, const QString &batchId)
{
    const RobotBatch *batch = state.robots().batch(batchId);
    if (!batch || batch->robotId != robot.id)
        return batchNotFound(batchId);
    return batch;
}

std::optional<Error> leaseEnded(const RobotBatch &batch, Instant now)
{
    const QString code = QStringLiteral("LEASE_ENDED");
    if (batch.state == BatchState::Reported)
        return Error{
            code,
            QStringLiteral("Batch \"%1\" was reported already; nothing was changed. Poll for the next one.")
                .arg(batch.id)};
    if (batch.state == BatchState::Ended || batch.leaseUntil <= now)
        return Error{code,
                     QStringLiteral("The lease of batch \"%1\" ended at %2; nothing was changed. Poll again.")
                         .arg(batch.id, toIso(batch.leaseUntil))};
    return std::nullopt;
}

Result<BatchRenewed> renewLease(const RelayState &state, const Robot &robot, const QString &batchId,
                                Milliseconds lease, Instant now)
{
    const auto batch = findBatch(state, robot, batchId);
    if (!batch)
        return failureOf(batch);
    if (const std::optional<Error> ended = leaseEnded(**batch, now))
        return Failure(*ended);
    Instant latestExpiry = now;
    for (const Reference &reference : (*batch)->references) {
        const Challenge *challenge = state.challenge(reference.tenantId, reference.instructionId);
        if (challenge)
            latestExpiry = std::max(latestExpiry, challenge->expiresAt);
    }
    return BatchRenewed{batchId, std::min(now + lease, latestExpiry)};
}

Result<RobotReport> readRobotReport(JsonValue body, const QString &requestId)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    RobotReport report;
    report.requestId = form.text("request_id", Presence::Required, idRule).value_or(QString()).toLower();
    if (!report.requestId.isEmpty() && report.requestId != requestId)
        form.refuse("request_id", QStringLiteral("must be \"%1\", as in the address").arg(requestId));
    if (const JsonValue error = form.value("error", Presence::Optional, JsonType::Object); error.exists()) {
        JsonForm inner(error, QStringLiteral("error"), problems);
        report.error = inner.text("message", Presence::Required, messageRule).value_or(QString());
    }
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return report;
}

Result<std::vector<Event>> reportBatch(const RelayState &state, const Robot &robot, const RobotReport &report,
                                       Instant now)
{
    const auto batch = findBatch(state, robot, report.requestId);
    if (!batch)
        return failureOf(batch);
    if ((*batch)->state == BatchState::Reported && (*batch)->error == report.error)
        return std::vector<Event>();
    if (const std::optional<Error> ended = leaseEnded(**batch, now))
        return Failure(*ended);
    return std::vector<Event>{BatchReported{report.requestId, report.error}};
}

Result<const RobotBook::Handled *> findReference(const RelayState &state, const Robot &robot,
                                                 const QString &referenceId)
{
    const RobotBook::Handled *handled = state.robots().handled(referenceId);
    if (!handled || state.robots().batch(handled->batchId)->robotId != robot.id)
        return requestNotFound(referenceId);
    return handled;
}

Result<std::vector<Event>> reportReference(const RelayState &state, const Robot &robot,
                                           const RobotReport &report, Instant now)
{
    const auto handled = findReference(state, robot, report.requestId);
    if (!handled)
        return failureOf(handled);
    if ((*handled)->failed)
        return std::vector<Event>();
    if (const std::optional<Error> ended = leaseEnded(*state.robots().batch((*handled)->batchId), now))
        return Failure(*ended);
    return std::vector<Event>{ReferenceReported{(*handled)->batchId, report.requestId, report.error}};
}

RequestStatus statusOf(const RelayState &state, const RobotBook::Handled &handled)
{
    const Reference &reference = handled.reference;
    const Challenge *challenge = state.challenge(reference.tenantId, reference.instructionId);
    if (!challenge)
        return RequestStatus::Rejected;
    switch (challenge->state) {
    case ChallengeState::Approved:
    case ChallengeState::Rejected: return RequestStatus::Completed;
    case ChallengeState::Expired: return RequestStatus::Failed;
    case ChallengeState::Sent:
    case ChallengeState::Cancelled: return RequestStatus::Rejected;
    case ChallengeState::Pending: break;
    }
    if (state.robots().holder({reference.tenantId, reference.instructionId}))
        return RequestStatus::Processing;
    return handled.failed ? RequestStatus::Failed : RequestStatus::Received;
}

Result<RobotDecision> readRobotDecision(JsonValue line)
{
    JsonProblems problems;
    JsonForm form(line, {}, problems);
    RobotDecision decision;
    decision.referenceId =
        form.text("reference_id", Presence::Required, idRule).value_or(QString()).toLower();
    if (const auto word = form.choice("decision", Presence::Required,
                                      {toWire(ChallengeState::Approved), toWire(ChallengeState::Rejected)}))
        decision.decision = *challengeStateFromWire(*word);
    decision.reason = form.text("reason", Presence::Optional, reasonRule).value_or(QString());
    if (const auto number = form.integer("number", Presence::Optional, lowestNumber, highestNumber))
        decision.number = static_cast<int>(*number);
    decision.totpCode = form.text("totp_code", Presence::Optional, {1, 16});
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return decision;
}

Result<RobotAnswer> addressAnswer(const RelayState &state, const RobotBatch &batch,
                                  const QString &referenceId)
{
    const auto found = std::ranges::find(batch.references, referenceId, &Reference::id);
    const RobotBatch *holder = found == batch.references.end()
        ? nullptr
        : state.robots().holder({found->tenantId, found->instructionId});
    const Challenge *challenge =
        found == batch.references.end() ? nullptr : state.challenge(found->tenantId, found->instructionId);
    const Robot *robot = state.robots().find(batch.robotId);
    const bool isDecided = challenge && challenge->state != ChallengeState::Pending;
    if (!challenge || !robot || (holder != &batch && !isDecided)) {
        return fail(QStringLiteral("REFERENCE_NOT_IN_BATCH"),
                    QStringLiteral("Batch \"%1\" does not hold \"%2\"; nothing was changed.")
                        .arg(batch.id, referenceId));
    }
    return RobotAnswer{&*found, deviceFor(state, *robot, *challenge)};
}

} // namespace countersign::domain
