#include "core/relay/control/event_streams.h"

#include "core/base/json_form.h"
#include "core/journal/entry_json.h"

#include <QJsonDocument>

#include <utility>

namespace countersign::relay {

namespace {

/// Entries read at once; each may hold a request of a mebibyte.
constexpr std::size_t batch = 16;
/// A piece ends with the entry that reaches this.
constexpr qsizetype pieceBytes = 64 * 1024;

QByteArray frameOf(const journal::Entry &entry)
{
    return "id: " + QByteArray::number(entry.sequence)
        + "\ndata: " + QJsonDocument(journal::toJson(entry)).toJson(QJsonDocument::Compact) + "\n\n";
}

Failure pruned(quint64 since, quint64 oldest)
{
    return fail(QStringLiteral("EVENTS_PRUNED"),
                QStringLiteral(
                    "The journal does not keep event %1 any more; the oldest is %2. Start from 0 to get all "
                    "that is kept.")
                    .arg(since + 1)
                    .arg(oldest));
}

} // namespace

class EventStream final : public http::BodyStream
{
public:
    EventStream(const journal::Journal &journal, quint64 since) : m_journal(journal), m_since(since) {}

    [[nodiscard]] std::optional<QByteArray> next() override
    {
        const Result<std::vector<journal::Entry>> entries = m_journal.after(m_since, batch);
        if (!entries)
            return std::nullopt;
        QByteArray piece = std::exchange(m_isBeatDue, false) ? QByteArray(":\n\n") : QByteArray();
        for (const journal::Entry &entry : *entries) {
            // Cut off by the retention: whoever asks again is told so.
            if (m_since > 0 && entry.sequence != m_since + 1)
                return piece.isEmpty() ? std::nullopt : std::optional(piece);
            piece += frameOf(entry);
            m_since = entry.sequence;
            if (piece.size() >= pieceBytes)
                break;
        }
        return piece;
    }

    void wake() const { tellReady(); }
    void beat()
    {
        m_isBeatDue = true;
        tellReady();
    }

private:
    const journal::Journal &m_journal;
    quint64 m_since;
    bool m_isBeatDue = true; ///< the first piece tells the reader at once that it listens
};

Result<void> checkKept(const journal::Journal &journal, quint64 since)
{
    const Result<std::vector<journal::Entry>> first = journal.after(since, 1);
    if (!first)
        return failureOf(first);
    if (since > 0 && !first->empty() && first->front().sequence != since + 1)
        return pruned(since, first->front().sequence);
    return {};
}

EventStreams::EventStreams(const journal::Journal &journal, http::Loop &loop)
    : m_journal(journal), m_loop(loop)
{}

Result<std::shared_ptr<http::BodyStream>> EventStreams::open(quint64 since)
{
    if (live().size() >= mostStreams)
        return fail(QStringLiteral("STREAMS_EXHAUSTED"),
                    QStringLiteral("%1 streams are open already; close one.").arg(mostStreams));
    if (since > m_journal.newest()) {
        JsonProblems problems;
        problems.add(QStringLiteral("since"),
                     QStringLiteral("must be at most %1, the newest event").arg(m_journal.newest()));
        return Failure(problems.toError());
    }
    if (const Result<void> kept = checkKept(m_journal, since); !kept)
        return failureOf(kept);
    auto stream = std::make_shared<EventStream>(m_journal, since);
    m_streams.push_back(stream);
    beatLater();
    return stream;
}

std::vector<std::shared_ptr<EventStream>> EventStreams::live()
{
    std::erase_if(m_streams, [](const auto &each) { return each.expired(); });
    std::vector<std::shared_ptr<EventStream>> live;
    for (const std::weak_ptr<EventStream> &each : m_streams)
        live.push_back(each.lock());
    return live;
}

void EventStreams::committed()
{
    if (m_streams.empty())
        return;
    for (const std::shared_ptr<EventStream> &each : live())
        each->wake();
}

void EventStreams::beatLater()
{
    if (std::exchange(m_isBeating, true))
        return;
    m_loop.runAfter(heartbeat, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self)
            return;
        self->m_isBeating = false;
        const std::vector<std::shared_ptr<EventStream>> live = self->live();
        for (const std::shared_ptr<EventStream> &each : live)
            each->beat();
        if (!live.empty())
            self->beatLater();
    });
}

} // namespace countersign::relay
