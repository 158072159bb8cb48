#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QStringList>

#include <vector>

/// Robots: programs that answer challenges by lease and report (docs/control-api.md, Robots).
namespace countersign::domain {

inline constexpr std::chrono::minutes defaultLease{10};
inline constexpr std::chrono::seconds shortestLease{1};
inline constexpr std::chrono::hours longestLease{24};
inline constexpr int defaultBatch = 10;
inline constexpr int largestBatch = 100;

/// What the push token of a simulated device begins with; the device's id follows.
inline constexpr QLatin1String simulatedPush("sim_");

/// Who may poll. All ids here are UUIDs in their canonical form.
struct Robot
{
    QString id;
    QString name;
    QString clientId; ///< of the Signature scheme
    QByteArray sealedSecret;
    QStringList deviceIds; ///< simulated devices that it answers for; empty: all of them
    Instant registeredAt{};
    bool removed = false;
};

/// One challenge in a batch. It keeps its reference id from batch to batch.
struct Reference
{
    QString id;
    QString tenantId;
    QString instructionId;

    friend bool operator==(const Reference &, const Reference &) = default;
};

enum class BatchState {
    Leased,
    Reported, ///< the robot is done with it
    Ended,    ///< its lease ran out, or its robot was removed
};

/// Challenges that one robot alone may answer for a while.
struct RobotBatch
{
    QString id;
    QString robotId;
    std::vector<Reference> references;
    Instant leaseUntil{};
    BatchState state = BatchState::Leased;
    QString error; ///< what the robot reported; empty where all went well
};

/// What became of one challenge in the hands of robots, in the words of the scheme that robot clients know.
enum class RequestStatus {
    Received,   ///< pending, and nobody's
    Processing, ///< pending, and leased
    Rejected,   ///< cancelled: no answer is wanted any more
    Failed,     ///< expired, or given back by a robot that could not
    Completed,  ///< approved or denied
};

[[nodiscard]] QString toWire(RequestStatus status);

} // namespace countersign::domain
