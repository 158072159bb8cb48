#pragma once

#include <QByteArray>
#include <QString>

/// What a person had before their eyes when they answered (display blocks, rule 1).
namespace countersign::domain {

struct DisplayPainted
{
    static constexpr const char *typeName = "display.painted";
    QString tenantId;
    QString instructionId; ///< empty for a dispatch
    QString eventId;       ///< of a dispatch
    QString deviceId;
    QByteArray painted; ///< paintedJson()
};

} // namespace countersign::domain
