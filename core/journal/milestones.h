#pragma once

#include "core/journal/entry.h"

#include <deque>
#include <optional>
#include <vector>

namespace countersign::journal {

/// How much of the past is kept.
struct RetentionPolicy
{
    Milliseconds maxAge{0}; ///< 0: any age
    quint64 maxBytes = 0;   ///< of entries, roughly as on the disk; 0: any number

    [[nodiscard]] bool keepsAll() const { return maxAge == Milliseconds::zero() && maxBytes == 0; }
};

/// A place where the journal may be cut.
struct Milestone
{
    ChainEnd end;
    Instant newest{};  ///< the latest time of the entries since the milestone before
    quint64 bytes = 0; ///< of all entries up to here, since the very first
};

/// Finds where to cut without asking the disk: remembers one place in every `spacing` entries.
class Milestones
{
public:
    static constexpr quint64 spacing = 1'000;

    Milestones() = default;
    /// Goes on from what was kept: the place of the last cut and the milestones behind it.
    Milestones(const Milestone &cut, std::deque<Milestone> kept);

    /// Told of every entry in order; gives the milestone that it completes.
    std::optional<Milestone> pass(const Entry &entry);

    /// The place up to which `policy` wants nothing more, at most at `upTo`; nothing when all is to be kept.
    [[nodiscard]] std::optional<Milestone> cutFor(const RetentionPolicy &policy, Instant now,
                                                  quint64 upTo) const;
    /// The journal was cut at `place`.
    void cut(const Milestone &place);

    [[nodiscard]] const Milestone &lastCut() const { return m_cut; }

private:
    Milestone m_cut;
    std::deque<Milestone> m_kept;
    quint64 m_bytes = 0;
    std::optional<Instant> m_newest; ///< since the newest milestone
};

} // namespace countersign::journal
