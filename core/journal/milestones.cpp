#include "core/journal/milestones.h"

#include <algorithm>

namespace countersign::journal {

namespace {

/// Sequence, time and hash, and what SQLite needs to keep a row.
constexpr quint64 bytesBesideTexts = 64;

quint64 sizeOf(const Entry &entry)
{
    return static_cast<quint64>(entry.type.size() + entry.payload.size()) + bytesBesideTexts;
}

} // namespace

Milestones::Milestones(const Milestone &cut, std::deque<Milestone> kept)
    : m_cut(cut), m_kept(std::move(kept)), m_bytes(m_kept.empty() ? m_cut.bytes : m_kept.back().bytes)
{}

std::optional<Milestone> Milestones::pass(const Entry &entry)
{
    m_bytes += sizeOf(entry);
    m_newest = m_newest ? std::max(*m_newest, entry.at) : entry.at;
    if (entry.sequence % spacing != 0)
        return std::nullopt;
    m_kept.push_back({{entry.sequence, entry.hash}, *m_newest, m_bytes});
    m_newest.reset();
    return m_kept.back();
}

std::optional<Milestone> Milestones::cutFor(const RetentionPolicy &policy, Instant now, quint64 upTo) const
{
    std::optional<Milestone> cut;
    bool allTooOld = policy.maxAge > Milliseconds::zero();
    quint64 kept = m_bytes - m_cut.bytes;
    for (const Milestone &place : m_kept) {
        allTooOld = allTooOld && place.newest < now - policy.maxAge;
        const bool tooMuch = policy.maxBytes > 0 && kept > policy.maxBytes;
        if (place.end.sequence > upTo || !(allTooOld || tooMuch))
            break;
        cut = place;
        kept = m_bytes - place.bytes;
    }
    return cut;
}

void Milestones::cut(const Milestone &place)
{
    m_cut = place;
    while (!m_kept.empty() && m_kept.front().end.sequence <= place.end.sequence)
        m_kept.pop_front();
}

} // namespace countersign::journal
