#pragma once

#include "core/robot/robot_worker.h"

#include <QCommandLineParser>

namespace countersign::app {

/// What the command line of `countersignd robot` asks.
struct RobotOptions
{
    QString relay; ///< URL
    QUuid client;
    Secret secret;
    robot::RobotWorker::Plan plan;
    std::optional<std::chrono::seconds> time; ///< nothing: until something else ends the robot
    QString junitFile;                        ///< empty: none
};

void addRobotOptions(QCommandLineParser &parser);
/// Reads the script's file too. Errors: `OPTION_INVALID`; of a script it names everything that is wrong.
[[nodiscard]] Result<RobotOptions> readRobotOptions(const QCommandLineParser &parser);

} // namespace countersign::app
