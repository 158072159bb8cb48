#pragma once

#include "core/console/keyed_table.h"
#include "core/console/names.h"
#include "core/domain/callback.h"
#include "core/domain/challenge.h"

namespace countersign::console {

/// How far a challenge has come on one device.
enum class DeliveryStage { Failed, Pushed, Seen, Answered };

struct DeliveryRow
{
    QString id; ///< the relay's, of the device
    display::DisplayText device;
    DeliveryStage stage = DeliveryStage::Failed;
    std::optional<Instant> pushedAt;
    std::optional<Instant> seenAt;
    std::optional<Instant> answeredAt;
};

/// The devices that a challenge went to.
class DeliveryModel : public KeyedTable<DeliveryRow>
{
    Q_OBJECT

public:
    enum Column { Device, Stage, PushedAt, SeenAt, AnsweredAt, Relay, ColumnCount };

    explicit DeliveryModel(QObject *parent = nullptr) : KeyedTable(ColumnCount, parent) {}

    void setChallenge(const domain::Challenge *challenge, const Names &names);

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] bool looksSame(const DeliveryRow &before, const DeliveryRow &now) const override;
};

struct AttemptRow
{
    QString id; ///< its number, from 1
    domain::CallbackAttempt attempt;
};

/// The attempts to tell the backend of a decision.
class AttemptModel : public KeyedTable<AttemptRow>
{
    Q_OBJECT

public:
    enum Column { Number, At, Status, Problem, ColumnCount };

    explicit AttemptModel(QObject *parent = nullptr) : KeyedTable(ColumnCount, parent) {}

    void setCallback(const domain::Callback *callback);

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    /// Of one callback an attempt never changes; the next callback's are others under the same numbers.
    [[nodiscard]] bool looksSame(const AttemptRow &before, const AttemptRow &now) const override;
};

} // namespace countersign::console
