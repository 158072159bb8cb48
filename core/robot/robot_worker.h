#pragma once

#include "core/robot/given_answer.h"
#include "core/robot/robot_client.h"

#include <QTimer>

namespace countersign::robot {

/// A ready robot: leases challenges, answers them by a script, reports, and begins again until there is enough.
///
/// What may pass, such as a relay that is away or answers 5xx, is tried again; what will not, such as a wrong secret, ends
/// it. Belongs to the thread that made it, whose event loop must run.
class RobotWorker : public QObject
{
    Q_OBJECT

public:
    /// What is pointed to must outlive the worker.
    struct Parts
    {
        const AsyncRobotClient *client = nullptr;
        http::Client *http = nullptr; ///< for the storage URLs
        const Clock *realTime = nullptr;
    };
    struct Plan
    {
        QString robotId;
        RobotScript script;
        /// Ends once so many answers were accepted; nothing: never for that.
        std::optional<int> most;
        /// Ends when there was nothing to do for so long, or nothing that was accepted; nothing: never for that.
        std::optional<Milliseconds> untilIdle;
    };
    RobotWorker(const Parts &parts, Plan plan);

    void start();
    /// Finishes what is under way, gives back what is not answered, and ends.
    void stop();

Q_SIGNALS:
    void answered(const countersign::robot::GivenAnswer &answer);
    /// Something went wrong and is tried again: said once, until something goes right.
    void troubled(const countersign::Error &error);
    /// The last word: either there was enough, or an error ended the worker or was not got over until it was stopped.
    void finished();
    void failed(const countersign::Error &error);

private:
    void poll();
    void take(const Result<std::optional<RobotEnhancementBatch>> &polled);
    void decideAll(const Result<http::Response> &fetched);
    void hear(const Result<http::Response> &uploaded);
    void report(const std::optional<QString> &error);
    [[nodiscard]] bool hasIdledEnough() const;
    void pause(Milliseconds time);
    void noteTrouble(const Error &error);
    void finish(const Result<void> &outcome);
    [[nodiscard]] QFuture<Result<http::Response>> send(const char *method, const QString &url,
                                                       const QByteArray &body);

    const Parts m_parts;
    const Plan m_plan;
    RobotEnhancementBatch m_batch;
    std::vector<GivenAnswer> m_answers; ///< of that batch
    Instant m_leasedAt{};
    Instant m_idleSince{};
    int m_accepted = 0;
    std::optional<Error> m_trouble;
    bool m_stopping = false;
    QTimer m_pause;
};

} // namespace countersign::robot
