#include "core/backend/replayer.h"

#include "core/http/loop.h"

#include <QQueue>

#include <mutex>

namespace countersign::backend {

namespace {

/// How long until an outcome that could not be written is written again.
constexpr Milliseconds betweenReports{500};

bool isLeftBehind(const PendingOp &operation)
{
    const bool isLost =
        operation.state == PendingOpState::PossiblyReplayed && operation.lostReplay == LostReplay::Retry;
    return operation.state == PendingOpState::Approved || isLost;
}

} // namespace

/// What the store's callbacks keep alive; the loop goes with the Replayer, and then nothing runs any more.
class Replayer::Work : public std::enable_shared_from_this<Work>
{
public:
    explicit Work(Parts parts) : m_parts(std::move(parts)), m_loop(std::make_unique<http::Loop>("replay")) {}

    void look()
    {
        m_parts.store->list().then([self = shared_from_this()](const Result<QList<PendingOp>> &operations) {
            if (operations) {
                for (const PendingOp &operation : *operations) {
                    if (isLeftBehind(operation))
                        self->enqueue(operation.id);
                }
            }
            self->later(self->m_parts.round, [self] { self->look(); });
        });
    }

    void enqueue(const QString &id)
    {
        later(Milliseconds::zero(), [self = shared_from_this(), id] {
            if (!self->m_queue.contains(id))
                self->m_queue.enqueue(id);
            self->next();
        });
    }

    /// The loop of a replayer that is gone takes nothing.
    void later(Milliseconds delay, std::function<void()> task)
    {
        const std::lock_guard lock(m_mutex);
        if (m_loop)
            m_loop->runAfter(delay, std::move(task));
    }

    void end()
    {
        std::unique_ptr<http::Loop> loop;
        {
            const std::lock_guard lock(m_mutex);
            loop.swap(m_loop);
        }
        loop.reset(); // waits for what runs
    }

private:
    /// On the loop. One is claimed when the one before has run: a lease is for running, not for waiting.
    void next()
    {
        if (m_isBusy || m_queue.isEmpty())
            return;
        m_isBusy = true;
        m_parts.store->claim(m_queue.dequeue(), m_parts.lease)
            .then([self = shared_from_this()](const Result<PendingOpMove> &move) {
                self->later(Milliseconds::zero(), [self, move] {
                    if (move && move->moved)
                        self->report(*move->now, self->m_parts.replay(*move->now), self->m_parts.lease);
                    self->m_isBusy = false;
                    self->next();
                });
            });
    }

    /// Until the lease is over; then the store counts the operation as lost anyway.
    void report(const PendingOp &operation, const ReplayReport &report, Milliseconds left)
    {
        m_parts.store->finish(operation.id, operation.claimId, report)
            .then([self = shared_from_this(), operation, report, left](const Result<PendingOpMove> &move) {
                if (!move && left > betweenReports) {
                    self->later(betweenReports, [self, operation, report, left] {
                        self->report(operation, report, left - betweenReports);
                    });
                }
            });
    }

    const Parts m_parts;
    std::mutex m_mutex;
    std::unique_ptr<http::Loop> m_loop;
    // On the loop alone:
    QQueue<QString> m_queue;
    bool m_isBusy = false;
};

Replayer::Replayer(Parts parts) : m_work(std::make_shared<Work>(std::move(parts)))
{
    m_work->look();
}

Replayer::~Replayer()
{
    m_work->end();
}

void Replayer::replay(const QString &operationId)
{
    m_work->enqueue(operationId);
}

} // namespace countersign::backend
