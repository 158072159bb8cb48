#include "core/console/delivery_model.h"

#include "core/console/attempt_problem.h"

namespace countersign::console {

using display::DisplayText;

namespace {

DeliveryStage stageOf(const domain::Delivery &delivery)
{
    if (delivery.answeredAt)
        return DeliveryStage::Answered;
    if (delivery.seenAt)
        return DeliveryStage::Seen;
    return delivery.messageId.isEmpty() ? DeliveryStage::Failed : DeliveryStage::Pushed;
}

Cell timeOf(const std::optional<Instant> &at)
{
    return at ? Cell(*at) : Cell();
}

} // namespace

void DeliveryModel::setChallenge(const domain::Challenge *challenge, const Names &names)
{
    std::vector<DeliveryRow> rows;
    if (challenge) {
        for (const domain::Delivery &each : challenge->deliveries) {
            const DeliveryStage stage = stageOf(each);
            rows.push_back({each.deviceId, names.device(each.deviceId), stage,
                            each.messageId.isEmpty() ? std::nullopt : std::optional(challenge->createdAt),
                            each.seenAt, each.answeredAt});
        }
    }
    setRows(std::move(rows));
}

Cell DeliveryModel::cell(int at, int column) const
{
    const DeliveryRow &row = this->row(at);
    switch (column) {
    case Device: return Cell(row.device);
    case Stage: return Cell(row.stage);
    case PushedAt: return timeOf(row.pushedAt);
    case SeenAt: return timeOf(row.seenAt);
    case AnsweredAt: return timeOf(row.answeredAt);
    case Relay: return Cell(Id{DisplayText::guard(row.id)});
    default: Q_UNREACHABLE();
    }
}

bool DeliveryModel::looksSame(const DeliveryRow &before, const DeliveryRow &now) const
{
    return before.device == now.device && before.pushedAt == now.pushedAt && before.seenAt == now.seenAt
        && before.answeredAt == now.answeredAt;
}

void AttemptModel::setCallback(const domain::Callback *callback)
{
    std::vector<AttemptRow> rows;
    if (callback) {
        for (const domain::CallbackAttempt &attempt : callback->attempts)
            rows.push_back({QString::number(rows.size() + 1), attempt});
    }
    setRows(std::move(rows));
}

Cell AttemptModel::cell(int at, int column) const
{
    const AttemptRow &row = this->row(at);
    switch (column) {
    case Number: return Cell(at + 1);
    case At: return Cell(row.attempt.at);
    case Status: return Cell(HttpStatus{row.attempt.status, {}});
    case Problem: return Cell(problemOf(row.attempt));
    default: Q_UNREACHABLE();
    }
}

bool AttemptModel::looksSame(const AttemptRow &before, const AttemptRow &now) const
{
    return before.attempt.at == now.attempt.at && before.attempt.status == now.attempt.status;
}

} // namespace countersign::console
