#include "core/console/inspection.h"

#include "core/console/exchange_text.h"

#include <QSet>

#include <algorithm>

namespace countersign::console {

using display::DisplayText;

Inspection::Inspection(const Replica &replica, const device::Fleet &fleet, const TrafficModel &traffic,
                       const Desk &desk, QObject *parent)
    : QObject(parent), m_replica(replica), m_traffic(traffic), m_desk(desk), m_names{replica.state(), fleet}
{
    connect(&desk, &Desk::selectionChanged, this, &Inspection::readChallenge);
    connect(&desk, &Desk::phoneChanged, this, &Inspection::readBlock);
    // A challenge reaches the phone before it reaches the journal's copy.
    connect(&replica, &Replica::challengesAdded, this, [this] {
        if (!m_isRead)
            readChallenge();
    });
    connect(&replica, &Replica::challengesChanged, this, [this](const QList<int> &positions) {
        if (challenge() && positions.contains(m_replica.positionOf(*m_desk.challenge())))
            follow();
    });
    connect(&replica, &Replica::challengesForgotten, this, [this] {
        if (m_isRead && !challenge())
            readChallenge();
    });
    connect(&traffic, &TrafficModel::instructionsTouched, this, [this](const QSet<QString> &ids) {
        if (!challenge() || !ids.contains(challenge()->instructionId))
            return;
        readSignature();
        follow();
    });
    readChallenge();
}

const domain::Challenge *Inspection::challenge() const
{
    return m_desk.challenge() ? m_replica.challenge(*m_desk.challenge()) : nullptr;
}

void Inspection::readChallenge()
{
    const domain::Challenge *shown = challenge();
    m_isRead = shown != nullptr;
    const domain::Dispatch *dispatch = m_desk.challenge() ? m_replica.dispatch(*m_desk.challenge()) : nullptr;
    m_json = shown ? bodyText(dispatch ? dispatch->request : shown->request.toByteArray()) : DisplayText();
    readBlock();
    readSignature();
    follow();
}

void Inspection::readBlock()
{
    const domain::Challenge *shown = challenge();
    const PhoneDevice phone = m_desk.phone();
    m_fields.setBlock(shown ? shown->details().display : display::DisplayBlock{},
                      {phone.locale, phone.timeZone});
}

void Inspection::readSignature()
{
    m_signature = {};
    if (!challenge())
        return;
    for (const TrafficRow &row : m_traffic.ofInstruction(challenge()->instructionId)) {
        if (row.direction != http::Direction::Inbound || !isSendPath(row.path.plain()))
            continue;
        if (const std::optional<http::Exchange> exchange = m_traffic.exchange(row.number))
            m_signature = signatureFactsOf(*exchange);
        return;
    }
}

void Inspection::follow()
{
    const domain::Challenge *shown = challenge();
    m_deliveries.setChallenge(shown, m_names);
    m_paintings = shown ? paintedViews(m_replica, *m_desk.challenge(), m_names) : std::vector<PaintedView>();
    const bool decided = shown && shown->decision;
    m_attempts.setCallback(decided ? m_replica.state().callback(shown->decision->eventId) : nullptr);
    if (shown)
        m_timeline.setEntries(
            timelineOf(*shown, m_replica, m_traffic.ofInstruction(shown->instructionId), m_names));
    else
        m_timeline.setEntries({});
    Q_EMIT changed();
}

DisplayText Inspection::displayDigest() const
{
    return challenge() ? DisplayText::guard(challenge()->displayDigest.toText()) : DisplayText();
}

DisplayText Inspection::deviceSignature() const
{
    return challenge() && challenge()->decision ? DisplayText::guard(challenge()->decision->deviceSignature)
                                                : DisplayText();
}

} // namespace countersign::console
