#pragma once

#include "core/http/body_stream.h"
#include "core/http/loop.h"
#include "core/journal/journal.h"

#include <memory>
#include <vector>

namespace countersign::relay {

class EventStream;

/// Errors: `EVENTS_PRUNED` when the event that follows `since` is not kept any more, the journal's.
[[nodiscard]] Result<void> checkKept(const journal::Journal &journal, quint64 since);

/// The journal as it grows, for whoever listens to `GET /events`: server-sent events (WHATWG HTML, section 9.2), each
/// with its number as `id`. A stream reads the journal itself, from where its reader is: nothing is queued for it, so
/// nothing is lost and nothing repeated however slow the reader. Belongs to the relay's loop.
class EventStreams : public std::enable_shared_from_this<EventStreams>
{
public:
    /// So many readers at once.
    static constexpr std::size_t mostStreams = 64;
    /// A silent stream says so often that it is alive, in real time.
    static constexpr Milliseconds heartbeat{15'000};

    /// `journal` and `loop` outlive it.
    EventStreams(const journal::Journal &journal, http::Loop &loop);

    /// Everything after the entry `since`, for ever. Errors: `VALIDATION_FAILED` when that entry is not written yet,
    /// `EVENTS_PRUNED` when one that follows it is not kept any more, `STREAMS_EXHAUSTED`, the journal's.
    [[nodiscard]] Result<std::shared_ptr<http::BodyStream>> open(quint64 since);

    /// To be called when entries were committed.
    void committed();

private:
    [[nodiscard]] std::vector<std::shared_ptr<EventStream>> live();
    void beatLater();

    const journal::Journal &m_journal;
    http::Loop &m_loop;
    std::vector<std::weak_ptr<EventStream>> m_streams;
    bool m_isBeating = false;
};

} // namespace countersign::relay
