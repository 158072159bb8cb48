#include "core/device/mailbox.h"

#include <algorithm>
#include <functional>

namespace countersign::device {

namespace {

bool isOpen(const InboxItem &item)
{
    return item.state == CardState::Waiting || item.state == CardState::Answering;
}

/// A wrong answer costs an attempt; the relay's count, when it tells it, covers the user's other devices too.
int attemptsLeftAfter(const Error &refusal, int before)
{
    return std::max(0, refusal.details[QStringLiteral("attempts_left")].toInt(before - 1));
}

void refuse(InboxItem &item, const Error &error, Instant now)
{
    item.refusal = error;
    if (error.code == QLatin1String("CHALLENGE_EXPIRED") || error.code == QLatin1String("QR_LOGIN_EXPIRED")) {
        item.state = CardState::Expired;
    } else if (error.code == QLatin1String("CHALLENGE_ANSWERED")
               || error.code == QLatin1String("QR_LOGIN_ANSWERED")) {
        item.state = CardState::AnsweredElsewhere;
    } else {
        if (error.code == QLatin1String("ANSWER_WRONG"))
            item.attemptsLeft = attemptsLeftAfter(error, item.attemptsLeft);
        if (item.attemptsLeft == 0)
            item.state = CardState::Rejected;
        else
            item.state = item.expiresAt <= now ? CardState::Expired : CardState::Waiting;
    }
}

CardState endOf(const ClosedPush &push, const QString &relayDeviceId)
{
    const bool endedHere = push.relayDeviceId.isEmpty() || push.relayDeviceId == relayDeviceId;
    switch (push.state) {
    case domain::ChallengeState::Approved:
        return endedHere ? CardState::Approved : CardState::AnsweredElsewhere;
    case domain::ChallengeState::Rejected:
        return endedHere ? CardState::Rejected : CardState::AnsweredElsewhere;
    case domain::ChallengeState::Pending:
    case domain::ChallengeState::Expired:
    case domain::ChallengeState::Cancelled:
    case domain::ChallengeState::Sent: break;
    }
    return CardState::Expired;
}

} // namespace

// The newest is asked for most, and instruction ids differ sooner than tenant ids.
const InboxItem *Mailbox::find(const ChallengeKey &key) const
{
    const InboxItem *newest = nullptr;
    for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
        if (item->key.instructionId != key.instructionId || item->key.tenantId != key.tenantId)
            continue;
        if (item->kind != ItemKind::Dispatch || isOpen(*item))
            return &*item;
        newest = newest ? newest : &*item;
    }
    return newest;
}

const InboxItem *Mailbox::find(const ChallengeKey &key, const QString &pairingId) const
{
    const auto found = std::find_if(m_items.rbegin(), m_items.rend(), [&](const InboxItem &item) {
        return item.key == key && item.pairingId == pairingId;
    });
    return found == m_items.rend() ? nullptr : &*found;
}

InboxItem *Mailbox::findItem(const ChallengeKey &key)
{
    return const_cast<InboxItem *>(find(key));
}

InboxItem *Mailbox::findOpen(const ChallengeKey &key, const QString &pairingId)
{
    auto *const item = const_cast<InboxItem *>(find(key, pairingId));
    return item && isOpen(*item) ? item : nullptr;
}

bool Mailbox::add(InboxItem item)
{
    if (find(item.key, item.pairingId))
        return false;
    if (item.state == CardState::Waiting && item.expiresAt <= item.receivedAt)
        item.state = CardState::Expired;
    m_items.push_back(std::move(item));
    forgetOldest();
    return true;
}

bool Mailbox::see(const ChallengeKey &key)
{
    InboxItem *const item = findItem(key);
    if (!item || item->seen || !(isOpen(*item) || item->state == CardState::Notice))
        return false;
    item->seen = true;
    return true;
}

bool Mailbox::dismiss(const ChallengeKey &key)
{
    InboxItem *const item = findItem(key);
    if (!item || item->state != CardState::Notice)
        return false;
    item->state = CardState::Dismissed;
    return true;
}

Result<InboxItem> Mailbox::answerable(const ChallengeKey &key, Instant now) const
{
    const InboxItem *const item = find(key);
    if (!item)
        return fail(QStringLiteral("CHALLENGE_NOT_FOUND"),
                    QStringLiteral("This device holds no challenge '%1' of tenant '%2'; list its inbox.")
                        .arg(key.instructionId, key.tenantId));
    const Failure expired =
        fail(QStringLiteral("CHALLENGE_EXPIRED"),
             QStringLiteral("Challenge '%1' is no longer open; have the backend ask again.")
                 .arg(key.instructionId));
    switch (item->state) {
    case CardState::Waiting:
        if (item->expiresAt <= now)
            return expired;
        return *item;
    case CardState::Expired: return expired;
    case CardState::Answering:
        return fail(QStringLiteral("ANSWER_UNDER_WAY"),
                    QStringLiteral("An answer to '%1' is already on its way; wait for what the relay says.")
                        .arg(key.instructionId));
    case CardState::Notice:
    case CardState::Dismissed:
        return fail(QStringLiteral("ALERT_NOT_ANSWERABLE"),
                    QStringLiteral("'%1' is a security alert: it informs, and takes no answer.")
                        .arg(key.instructionId));
    case CardState::Approved:
    case CardState::Rejected:
    case CardState::AnsweredElsewhere: break;
    }
    return fail(QStringLiteral("CHALLENGE_ANSWERED"),
                QStringLiteral("Challenge '%1' is already answered; only the first answer counts.")
                    .arg(key.instructionId));
}

void Mailbox::startAnswer(const ChallengeKey &key, const QString &pairingId)
{
    InboxItem *const item = findOpen(key, pairingId);
    Q_ASSERT(item && item->state == CardState::Waiting);
    item->state = CardState::Answering;
    item->refusal.reset();
}

bool Mailbox::finishAnswer(const ChallengeKey &key, const QString &pairingId, Decision decision,
                           const Result<void> &outcome, Instant now)
{
    InboxItem *const item = findOpen(key, pairingId);
    if (!item)
        return false;
    if (outcome)
        item->state = decision == Decision::Approve ? CardState::Approved : CardState::Rejected;
    else
        refuse(*item, outcome.error(), now);
    forgetOldest();
    return true;
}

bool Mailbox::startFetch(const ChallengeKey &key, const QString &pairingId)
{
    InboxItem *const item = findOpen(key, pairingId);
    if (!item || item->isWhole() || item->data->state == DataToFetch::State::Fetching)
        return false;
    item->data->state = DataToFetch::State::Fetching;
    item->data->problem.reset();
    return true;
}

bool Mailbox::finishFetch(const ChallengeKey &key, const QString &pairingId,
                          const Result<display::DisplayBlock> &fetched)
{
    InboxItem *const item = findOpen(key, pairingId);
    if (!item || !item->data)
        return false;
    if (fetched) {
        item->data->state = DataToFetch::State::Here;
        item->display = *fetched;
        item->displayDigest = display::displayDigest(*fetched);
    } else {
        item->data->state = DataToFetch::State::Failed;
        item->data->problem = fetched.error();
    }
    return true;
}

bool Mailbox::progress(const ProgressPush &push)
{
    auto *const item = const_cast<InboxItem *>(find(push.key, push.pairingId));
    if (!item || !item->progress)
        return false;
    item->progress->state = push.state;
    item->progress->quorum = push.quorum;
    return true;
}

bool Mailbox::close(const ClosedPush &push, const QString &relayDeviceId)
{
    InboxItem *const item = findOpen(push.key, push.pairingId);
    if (!item)
        return false;
    item->state = endOf(push, relayDeviceId);
    forgetOldest();
    return true;
}

std::vector<ChallengeKey> Mailbox::expire(Instant now)
{
    std::vector<ChallengeKey> expired;
    for (InboxItem &item : m_items) {
        if (item.state != CardState::Waiting || item.expiresAt > now)
            continue;
        item.state = CardState::Expired;
        expired.push_back(item.key);
    }
    forgetOldest();
    return expired;
}

std::vector<ChallengeKey> Mailbox::abandon(const QString &pairingId, const Error &reason)
{
    std::vector<ChallengeKey> abandoned;
    for (InboxItem &item : m_items) {
        if (!isOpen(item) || item.pairingId != pairingId)
            continue;
        item.state = CardState::Expired;
        item.refusal = reason;
        abandoned.push_back(item.key);
    }
    forgetOldest();
    return abandoned;
}

std::optional<Instant> Mailbox::nextExpiry() const
{
    std::optional<Instant> next;
    for (const InboxItem &item : m_items) {
        if (item.state == CardState::Waiting && (!next || item.expiresAt < *next))
            next = item.expiresAt;
    }
    return next;
}

void Mailbox::forgetOldest()
{
    if (m_items.size() <= closedItemsKept)
        return;
    const auto closed = static_cast<std::size_t>(std::ranges::count_if(m_items, std::not_fn(isOpen)));
    std::size_t surplus = closed > closedItemsKept ? closed - closedItemsKept : 0;
    std::erase_if(m_items, [&surplus](const InboxItem &item) {
        if (surplus == 0 || isOpen(item))
            return false;
        --surplus;
        return true;
    });
}

} // namespace countersign::device
