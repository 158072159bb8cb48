#pragma once

#include "core/domain/robot.h"

/// Robots and their leases.
namespace countersign::domain {

struct RobotRegistered
{
    static constexpr const char *typeName = "robot.registered";
    QString robotId;
    QString name;
    QString clientId;
    QByteArray sealedSecret;
    QStringList deviceIds;
};

struct RobotRemoved
{
    static constexpr const char *typeName = "robot.removed";
    QString robotId;
};

struct BatchLeased
{
    static constexpr const char *typeName = "batch.leased";
    QString batchId;
    QString robotId;
    std::vector<Reference> references;
    Instant leaseUntil{};
};

struct BatchRenewed
{
    static constexpr const char *typeName = "batch.renewed";
    QString batchId;
    Instant leaseUntil{};
};

/// The robot is done with the batch; what it left undecided is free again.
struct BatchReported
{
    static constexpr const char *typeName = "batch.reported";
    QString batchId;
    QString error;
};

/// The lease ran out; what was left undecided is free again.
struct BatchEnded
{
    static constexpr const char *typeName = "batch.ended";
    QString batchId;
};

/// The robot's word on one challenge. With an error it gives that one back.
struct ReferenceReported
{
    static constexpr const char *typeName = "reference.reported";
    QString batchId;
    QString referenceId;
    QString error;
};

} // namespace countersign::domain
