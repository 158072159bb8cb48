#include "core/relay/shown_display.h"
#include "core/robot/robot_desk.h"
#include "core/robot/upload.h"

#include <QJsonDocument>

/// What lies behind a batch's two storage URLs.
namespace countersign::robot {

namespace {

QJsonObject describe(const domain::Reference &reference, const domain::Challenge &challenge)
{
    const domain::ChallengeRequest request = challenge.details();
    QJsonArray numbers;
    for (const int number : request.numbers)
        numbers.append(number);
    return {{QStringLiteral("reference_id"), reference.id},
            {QStringLiteral("tenant_id"), reference.tenantId},
            {QStringLiteral("instruction_id"), reference.instructionId},
            {QStringLiteral("status"), domain::toWire(challenge.state)},
            {QStringLiteral("custom_type"), domain::toWire(challenge.customType)},
            {QStringLiteral("expected_action"), challenge.expectedAction},
            {QStringLiteral("description"), request.description},
            {QStringLiteral("numbers"), numbers},
            {QStringLiteral("created_at"), toIso(challenge.createdAt)},
            {QStringLiteral("expires_at"), toIso(challenge.expiresAt)},
            {QStringLiteral("display"), relay::shownDisplay(request.display, {})}};
}

/// The running batch of this URL; answers the refusal itself.
const domain::RobotBatch *runningBatch(const DeskParts &desk, const relay::Call &call, Storage storage)
{
    const Instant now = desk.relay.clock().now();
    const Result<QString> batchId = desk.links.check(call, storage, now);
    const domain::RobotBatch *batch =
        batchId ? desk.relay.ledger().state().robots().batch(*batchId) : nullptr;
    const std::optional<Error> error = !batchId ? std::optional(batchId.error())
        : batch                                 ? domain::leaseEnded(*batch, now)
                                                : std::optional(StorageLinks::invalid());
    if (error)
        call.reply.answer(problem(*error));
    return error ? nullptr : batch;
}

void download(const DeskParts &desk, const relay::Call &call)
{
    const domain::RobotBatch *batch = runningBatch(desk, call, Storage::References);
    if (!batch)
        return;
    QByteArray lines;
    for (const domain::Reference &reference : batch->references) {
        const domain::Challenge *challenge =
            desk.relay.ledger().state().challenge(reference.tenantId, reference.instructionId);
        if (challenge)
            lines += QJsonDocument(describe(reference, *challenge)).toJson(QJsonDocument::Compact) + '\n';
    }
    call.reply.answer(http::Response{200, {{"Content-Type", "application/jsonl"}}, lines});
}

} // namespace

void addStorageRoutes(const Desk &desk)
{
    relay::Router &router = desk->relay.router();
    router.add("GET", StorageLinks::route(Storage::References),
               [desk](const relay::Call &call) { download(*desk, call); });
    router.add("PUT", StorageLinks::route(Storage::Results), [desk](const relay::Call &call) {
        if (const domain::RobotBatch *batch = runningBatch(*desk, call, Storage::Results))
            Upload::start(desk, *batch, call.request.body, call.reply);
    });
}

} // namespace countersign::robot
