#include "core/device/fetched_data.h"
#include "core/device/fleet.h"
#include "core/http/data_fetch.h"

/// What a dispatch shows that did not come with its push: it is fetched when the dispatch is opened.
namespace countersign::device {

void Fleet::open(const QString &deviceId, const ChallengeKey &key)
{
    const Device *const device = find(deviceId);
    const InboxItem *const item = device ? m_mailboxes.at(device->id).find(key) : nullptr;
    if (item)
        fetchData(device->id, InboxItem(*item));
}

void Fleet::fetchData(const QString &deviceId, const InboxItem &item)
{
    if (!m_mailboxes.at(deviceId).startFetch(item.key, item.pairingId))
        return;
    m_dataFetch->fetch(
        item.data->url, item.key.instructionId,
        [this, deviceId, item](const Result<QByteArray> &fetched) { finishFetch(deviceId, item, fetched); });
    Q_EMIT itemChanged(deviceId, item.key);
}

void Fleet::finishFetch(const QString &deviceId, const InboxItem &asked, const Result<QByteArray> &fetched)
{
    Result<display::DisplayBlock> block = fetched ? readFetchedData(*fetched, asked.display)
                                                  : Result<display::DisplayBlock>(failureOf(fetched));
    if (fetched && !block) {
        block = fail(QStringLiteral("DATA_FETCH_FAILED"),
                     QStringLiteral("What %1 sent cannot be shown: %2")
                         .arg(asked.data->url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
                              block.error().message),
                     block.error().details);
    }
    const FetchFor whose{{deviceId, asked.pairingId}, asked.key};
    const QList<Done<void>> waiting = m_waitingForData.values(whose);
    m_waitingForData.remove(whose);
    const auto mailbox = m_mailboxes.find(deviceId);
    if (mailbox != m_mailboxes.end() && mailbox->second.finishFetch(asked.key, asked.pairingId, block))
        Q_EMIT itemChanged(deviceId, asked.key);
    for (const Done<void> &each : waiting)
        each(block ? Result<void>() : Result<void>(failureOf(block)));
}

void Fleet::answerOnceFetched(const QString &deviceId, const InboxItem &item, const Answer &answer,
                              Done<void> done)
{
    m_waitingForData.insert(
        {{deviceId, item.pairingId}, item.key},
        [this, deviceId, key = item.key, answer, done = std::move(done)](const Result<void> &fetched) {
            fetched ? this->answer(deviceId, key, answer, done) : done(fetched);
        });
    fetchData(deviceId, item);
}

} // namespace countersign::device
