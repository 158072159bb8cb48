#include "core/backend/quorum_guard.h"

#include "core/backend/guard_answers_p.h"
#include "core/signing/digest.h"

namespace countersign::backend {

namespace {

RequestBinding bindingOf(const PendingOp &operation)
{
    return {operation.userSocketHash, operation.method, operation.target,
            signing::sha256(operation.body).toHex()};
}

Answer answerFinished(const PendingOp &operation)
{
    if (operation.outcome)
        return {*operation.outcome, operation.id};
    return operation.state == PendingOpState::Done ? answerDone(operation.id)
                                                   : answerFailed(operation.id, operation.reason);
}

Answer answerFor(const PendingOp &operation)
{
    switch (operation.state) {
    case PendingOpState::Waiting:
    case PendingOpState::Approved:
    case PendingOpState::Replaying: return answerPending(operation.id);
    case PendingOpState::Rejected: return answerRejected(operation.id, operation.reason);
    case PendingOpState::Done:
    case PendingOpState::Failed: return answerFinished(operation);
    case PendingOpState::PossiblyReplayed: break;
    }
    return operation.lostReplay == LostReplay::Retry ? answerPending(operation.id)
                                                     : answerInDoubt(operation.id);
}

/// One request's way through a guard. Keeps itself alive until it has called `done`.
class Passage : public std::enable_shared_from_this<Passage>
{
public:
    Passage(std::shared_ptr<const QuorumGuard::Parts> parts, http::Request request,
            std::function<void(Answer)> done)
        : m_parts(std::move(parts)), m_request(std::move(request)),
          m_binding(backend::bindingOf(m_request, m_parts->requirement.userSocketHash(m_request))),
          m_done(std::move(done))
    {}

    void enter()
    {
        if (m_binding.userSocketHash.isEmpty())
            return m_done(answerUserUnknown());
        const auto key = presentedKey(m_request);
        if (!key)
            return keep();
        m_parts->store->find(*key).then(
            [self = shared_from_this(), key = *key](const Result<std::optional<PendingOp>> &found) {
                if (!found)
                    self->m_done(answerStateUnavailable(key));
                else if (!*found || (*found)->userSocketHash != self->m_binding.userSocketHash)
                    self->keep();
                else if (bindingOf(**found) != self->m_binding)
                    self->m_done(answerMismatch(key));
                else
                    self->m_done(answerFor(**found));
            });
    }

private:
    void keep()
    {
        const QuorumRequirement &requirement = m_parts->requirement;
        const Result<SudoDispatch> dispatch = requirement.dispatch(m_request);
        if (!dispatch)
            return m_done(answerUnshowable(dispatch.error()));
        m_parts->store
            ->create({m_binding.userSocketHash, m_request, requirement.keptHeaders, requirement.lostReplay,
                      requirement.ttl})
            .then([self = shared_from_this(), dispatch = *dispatch](const Result<PendingOp> &kept) {
                if (kept)
                    self->ask(kept->id, dispatch);
                else
                    self->m_done(answerStateUnavailable({}));
            });
    }

    void ask(const QString &id, SudoDispatch dispatch)
    {
        dispatch.idempotencyKey = id;
        if (!dispatch.ttl)
            dispatch.ttl = m_parts->requirement.ttl;
        m_parts->relay->sudoDispatch(dispatch).then(
            [self = shared_from_this(), id](const Result<DispatchReceipt> &receipt) {
                if (receipt)
                    self->m_done(answerKeyRequired(id, std::nullopt));
                else
                    self->withdraw(id, receipt.error());
            });
    }

    /// Nobody was asked, so nobody can approve.
    void withdraw(const QString &id, const Error &error)
    {
        m_parts->store->remove(id).then([self = shared_from_this(), id, error](const Result<bool> &) {
            self->m_done(answerRelayUnavailable(id, error));
        });
    }

    const std::shared_ptr<const QuorumGuard::Parts> m_parts;
    const http::Request m_request;
    const RequestBinding m_binding;
    const std::function<void(Answer)> m_done;
};

} // namespace

void QuorumGuard::check(const http::Request &request, std::function<void(Answer)> done) const
{
    std::make_shared<Passage>(m_parts, request, std::move(done))->enter();
}

} // namespace countersign::backend
