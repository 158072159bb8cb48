#include "core/domain/callback_book.h"

#include "core/domain/overloaded.h"

namespace countersign::domain {

void CallbackBook::apply(const Event &event, Instant at)
{
    std::visit(Overloaded{
                   [this, at](const ChallengeDecided &decided) {
                       if (!decided.callbackWanted)
                           return;
                       m_callbacks.push_back({decided.eventId,
                                              decided.tenantId,
                                              decided.instructionId,
                                              CallbackState::Pending,
                                              at,
                                              {}});
                       m_byId.insert(decided.eventId, &m_callbacks.back());
                   },
                   [this, at](const CallbackAttempted &attempted) {
                       Callback *callback = m_byId.value(attempted.eventId);
                       Q_ASSERT(callback);
                       callback->attempts.push_back({at, attempted.status, attempted.error});
                       callback->state = attempted.state;
                       callback->nextAttemptAt = attempted.nextAttemptAt.value_or(callback->nextAttemptAt);
                   },
                   [](const auto &) {},
               },
               event);
}

} // namespace countersign::domain
