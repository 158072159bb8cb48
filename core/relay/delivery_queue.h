#pragma once

#include "core/domain/callback.h"

#include <QHash>

#include <deque>
#include <map>
#include <set>

namespace countersign::relay {

/// Whose turn it is among the callbacks that are not ended: in the order of each instruction's events, at most so many at a
/// time for a tenant. What one tenant waits for holds up no other, and nothing here takes longer the more there are,
/// but by the logarithm. No I/O, no clock.
class DeliveryQueue
{
public:
    /// `atOnce` attempts of one tenant may be under way.
    explicit DeliveryQueue(int atOnce) : m_atOnce(atOnce) {}

    /// A pending callback, new or due at another time than before.
    void add(const domain::Callback &callback);
    /// The ids of those that go now. Each has one of its tenant's places until freed(), and is under way until ended().
    [[nodiscard]] std::vector<QString> take(Instant now);
    /// One of the tenant's requests was answered: another may go out. Once before each ended().
    void freed(const QString &tenantId);
    /// Its attempt is over; as the callback is by now, it goes on or leaves.
    void ended(const domain::Callback &callback);

    /// The earliest time at which take() finds more, unless an attempt ends before; nothing when nobody waits for a time.
    [[nodiscard]] std::optional<Instant> next() const;

private:
    using Instruction = std::pair<QString, QString>; ///< tenant and instruction
    struct Open
    {
        QString eventId;
        Instant due{};
    };
    /// One instruction's open callbacks: the first is the one that goes.
    struct Line
    {
        enum class Place { Nowhere, Waiting, Ready, UnderWay } place = Place::Nowhere;
        std::map<quint64, Open> open; ///< by the callbacks' numbers
        Instant waitsUntil{};
    };
    struct Tenant
    {
        int taken = 0; ///< places
        std::deque<Instruction> ready;
    };

    void wait(const Instruction &instruction, Line &line);
    void makeReady(Instant now);

    const int m_atOnce;
    QHash<Instruction, Line> m_lines;
    std::set<std::pair<Instant, Instruction>> m_waiting;
    QHash<QString, Tenant> m_tenants;
    std::set<QString> m_mayStart; ///< tenants that have both a callback ready and a place for it
};

} // namespace countersign::relay
