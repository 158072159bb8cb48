#pragma once

#include "core/base/result.h"
#include "core/device/push_reader.h"

#include <optional>
#include <vector>

namespace countersign::device {

/// The challenges of one device, in the order of their arrival, and the rules by which they move.
///
/// Waiting ⇄ Answering, and from either to a closed state; what is closed never moves again. An alert is closed from
/// the beginning, and moves from Notice to Dismissed. Of the closed items the newest 1 000 are kept. Pointers it hands out live until its next change.
class Mailbox
{
public:
    static constexpr std::size_t closedItemsKept = 1000;

    [[nodiscard]] const std::vector<InboxItem> &items() const { return m_items; }
    /// Of several items of one dispatch, one that is still open.
    [[nodiscard]] const InboxItem *find(const ChallengeKey &key) const;
    [[nodiscard]] const InboxItem *find(const ChallengeKey &key, const QString &pairingId) const;

    /// False when it is there already: a push may come twice. One dispatch may ask several users of one device.
    bool add(InboxItem item);
    /// False when it was seen before, is closed or is not there.
    bool see(const ChallengeKey &key);
    /// Puts an alert away. False when it is none, or was put away before.
    bool dismiss(const ChallengeKey &key);

    /// The item, when it can be answered now.
    /// Errors: `CHALLENGE_NOT_FOUND`, `ANSWER_UNDER_WAY`, `CHALLENGE_EXPIRED`, `CHALLENGE_ANSWERED`,
    /// `ALERT_NOT_ANSWERABLE`.
    [[nodiscard]] Result<InboxItem> answerable(const ChallengeKey &key, Instant now) const;
    /// The answer is on its way; the item must be answerable.
    void startAnswer(const ChallengeKey &key, const QString &pairingId);
    /// What the relay said to it. False when the item closed while the answer was on its way.
    bool finishAnswer(const ChallengeKey &key, const QString &pairingId, Decision decision,
                      const Result<void> &outcome, Instant now);

    /// What it asks about is being fetched. False when there is nothing to fetch, or it is on its way or here already.
    bool startFetch(const ChallengeKey &key, const QString &pairingId);
    /// What came of that: the block as it will be painted. False when the item closed meanwhile.
    bool finishFetch(const ChallengeKey &key, const QString &pairingId,
                     const Result<display::DisplayBlock> &fetched);
    /// The relay says how far a dispatch is. False when it is not there.
    bool progress(const ProgressPush &push);

    /// The relay says that it ended; `relayDeviceId` is who this device is to the relay. False when nothing moved.
    bool close(const ClosedPush &push, const QString &relayDeviceId);
    /// Closes what waits and has expired at `now`, and tells what that was. What is being answered is left to the relay.
    std::vector<ChallengeKey> expire(Instant now);
    /// Closes what is open of a pairing that has ended, with the reason, and tells what that was.
    std::vector<ChallengeKey> abandon(const QString &pairingId, const Error &reason);

    /// When the next waiting item expires, or nothing.
    [[nodiscard]] std::optional<Instant> nextExpiry() const;

private:
    [[nodiscard]] InboxItem *findItem(const ChallengeKey &key);
    [[nodiscard]] InboxItem *findOpen(const ChallengeKey &key, const QString &pairingId);
    void forgetOldest();

    std::vector<InboxItem> m_items;
};

} // namespace countersign::device
