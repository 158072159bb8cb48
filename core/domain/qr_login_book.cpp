#include "core/domain/qr_login_book.h"

#include "core/domain/overloaded.h"

namespace countersign::domain {

void QrLoginBook::apply(const Event &event, Instant at)
{
    std::visit(
        Overloaded{
            [this, at](const QrLoginInitiated &initiated) {
                m_logins.push_back({initiated.sessionId,
                                    initiated.tenantId,
                                    initiated.browserOrigin,
                                    initiated.pollTokenHash,
                                    at,
                                    initiated.expiresAt,
                                    QrLoginState::Pending,
                                    {},
                                    {}});
                m_byId.insert(initiated.sessionId, &m_logins.back());
                m_deadlines.add(initiated.expiresAt, initiated.sessionId);
            },
            [this](const QrLoginScanned &scanned) { entry(scanned.sessionId).pairingId = scanned.pairingId; },
            [this, at](const QrLoginAnswered &answered) {
                QrLogin &login = entry(answered.sessionId);
                login.state = answered.state;
                login.answer =
                    QrLoginAnswer{at, answered.deviceId, answered.reason, answered.deviceSignature};
            },
            [this](const QrLoginConsumed &consumed) {
                entry(consumed.sessionId).state = QrLoginState::Consumed;
            },
            [this](const QrLoginExpired &expired) { entry(expired.sessionId).state = QrLoginState::Expired; },
            [](const auto &) {},
        },
        event);
}

void QrLoginBook::forget(Instant before)
{
    for (; !m_logins.empty() && m_logins.front().endedBefore(before); m_logins.pop_front())
        m_byId.remove(m_logins.front().sessionId);
}

QrLogin &QrLoginBook::entry(const QString &sessionId)
{
    QrLogin *login = m_byId.value(sessionId);
    Q_ASSERT(login);
    return *login;
}

bool QrLoginBook::isStale(const QString &sessionId) const
{
    const QrLogin *login = find(sessionId);
    return !login || !login->isOpen();
}

std::optional<Instant> QrLoginBook::nextExpiry()
{
    return m_deadlines.next([this](Instant, const QString &id) { return isStale(id); });
}

void QrLoginBook::expire(Instant now, std::vector<Event> &events)
{
    m_deadlines.takeDue(
        now, [this](Instant, const QString &id) { return isStale(id); },
        [&events](const QString &id) { events.emplace_back(QrLoginExpired{id}); });
}

} // namespace countersign::domain
