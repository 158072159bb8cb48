#pragma once

#include "core/robot/robot_desk.h"

#include <QSet>

namespace countersign::robot {

/// One upload of decisions, JSON Lines: each line is checked, given to the device that it is for, and answered with a
/// verdict in its place. Lives until the last verdict is there. Belongs to the relay's loop.
class Upload : public std::enable_shared_from_this<Upload>
{
public:
    static constexpr qsizetype mostLines = 1000;

    /// Answers `reply` once: 200 with a verdict for each line, or a refusal of the whole. `batch` is one whose lease runs.
    static void start(const Desk &desk, const domain::RobotBatch &batch, const QByteArray &body,
                      const relay::Reply &reply);

private:
    Upload(Desk desk, relay::Reply reply) : m_desk(std::move(desk)), m_reply(std::move(reply)) {}

    void judge(const domain::RobotBatch &batch, const QByteArray &line, int number);
    [[nodiscard]] Result<domain::RobotAnswer> address(const domain::RobotBatch &batch,
                                                      const domain::RobotDecision &decision);
    void take(std::size_t verdict, const Result<void> &outcome);
    void finishOne();

    const Desk m_desk;
    const relay::Reply m_reply;
    std::vector<QJsonObject> m_verdicts;
    QSet<QString> m_seen;
    int m_waiting = 1; ///< devices asked, and the reading of the lines
};

} // namespace countersign::robot
