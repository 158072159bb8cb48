#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/http/message.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

/// What RobotClient sends and receives.
namespace countersign::robot {

/// Work for one robot: where to fetch it, and where to put what came of it. The URLs need no signature and end soon.
struct RobotEnhancementBatch
{
    QString id;
    QString referenceStorageUrl;
    QString resultStorageUrl;
    QJsonObject extraFields;
};

/// What a robot reports of a batch; no error where all went well.
struct RobotEnhancementBatchResult
{
    QString requestId;
    std::optional<QString> error;
};

/// What a robot reports of one request.
struct RobotResult
{
    QString requestId;
    std::optional<QString> error;
};

struct RobotEnhancementBatchRead
{
    QString id;
    QString robotId;
    std::optional<QString> error;
};

enum class RequestStatus {
    Received,
    Accepted,
    Processing,
    Rejected,
    PartialFailed,
    Failed,
    Importing,
    Indexing,
    IndexingFailed,
    Completed,
};

struct EnhancementRequestRead
{
    QString id;
    QString robotId;
    QStringList referenceIds;
    std::optional<QString> source;
    RequestStatus requestStatus = RequestStatus::Received;
    std::optional<QString> error;
};

[[nodiscard]] QByteArray resultJson(const QString &requestId, const std::optional<QString> &error);

/// Readers of an answer of 2xx. Errors: `ANSWER_MALFORMED`.
[[nodiscard]] Result<std::optional<RobotEnhancementBatch>> readBatch(const http::Response &answer);
[[nodiscard]] Result<RobotEnhancementBatchRead> readBatchRead(const http::Response &answer);
[[nodiscard]] Result<EnhancementRequestRead> readRequestRead(const http::Response &answer);
[[nodiscard]] Result<void> readNothing(const http::Response &answer);

} // namespace countersign::robot
