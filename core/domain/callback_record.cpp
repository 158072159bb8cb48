#include "core/domain/callback_book.h"
#include "core/domain/record_bytes.h"

namespace countersign::domain {

static void fields(auto &record, Is<CallbackAttempt> auto &attempt)
{
    record.value(attempt.at);
    record.value(attempt.status);
    record.value(attempt.error);
    record.value(attempt.took);
    record.value(attempt.state);
}

static void fields(auto &record, Is<Callback> auto &callback)
{
    record.value(callback.eventId);
    record.value(callback.tenantId);
    record.value(callback.instructionId);
    record.value(callback.subject);
    record.value(callback.state);
    record.value(callback.nextAttemptAt);
    record.value(callback.attempts);
    record.value(callback.number);
    record.value(callback.round);
    record.value(callback.triesInRound);
}

void CallbackBook::save(RecordWriter &record) const
{
    record.value(m_newest);
    record.value(m_callbacks);
}

void CallbackBook::restore(RecordReader &record)
{
    record.value(m_newest);
    record.value(m_callbacks);
    m_byId.reserve(static_cast<qsizetype>(m_callbacks.size()));
    for (Callback &callback : m_callbacks)
        m_byId.insert(callback.eventId, &callback);
}

} // namespace countersign::domain
