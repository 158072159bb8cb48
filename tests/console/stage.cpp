#include "stage.h"

#include <QJsonDocument>
#include <QTest>

using namespace countersign;
using namespace countersign::domain;

Stage::Stage()
{
    const Instant later = clock.now() + Milliseconds(300'000);
    TenantProvisioned tenant;
    tenant.tenantId = QStringLiteral("tnt_1");
    tenant.name = QStringLiteral("Demo Bank");
    std::vector<Event> events{tenant};
    for (const auto &[device, name] : {std::pair{QStringLiteral("dev_1"), QStringLiteral("Jane’s phone")},
                                       {QStringLiteral("dev_2"), QStringLiteral("Jane’s tablet")}}) {
        PairingPrepared prepared;
        prepared.proofId = QStringLiteral("proof-") + device;
        prepared.tenantId = tenant.tenantId;
        prepared.userSocketHash = QStringLiteral("9f86d081884c7d65");
        prepared.user.displayName = QStringLiteral("Jane");
        prepared.expiresAt = later;
        events.emplace_back(prepared);
        DeviceRegistered registered;
        registered.proofId = prepared.proofId;
        registered.pairingId = QStringLiteral("pai_1");
        registered.relayUserId = QStringLiteral("usr_1");
        registered.deviceId = device;
        registered.name = name;
        registered.sessionId = QStringLiteral("session-") + device;
        registered.sessionExpiresAt = later;
        events.emplace_back(registered);
    }
    happen(events);
    phone =
        *fleet.create({.name = QStringLiteral("Jane’s phone"), .timeZone = QStringLiteral("Europe/Paris")});
    fleet.setDefaultRelay(relay.url());
}

void Stage::happen(const std::vector<Event> &events)
{
    QList<journal::Entry> entries;
    for (const Event &event : events)
        entries.append({++m_sequence, clock.now(), typeOf(event), payloadOf(event), {}});
    console.take(entries);
}

ChallengeCreated Stage::created(const Ask &ask) const
{
    QJsonObject request{{QStringLiteral("user_socket_hash"), QStringLiteral("9f86d081884c7d65")},
                        {QStringLiteral("instruction_id"), ask.id},
                        {QStringLiteral("custom_type"), toWire(ask.type)},
                        {QStringLiteral("expected_action"), ask.action}};
    if (!ask.description.isEmpty())
        request.insert(QStringLiteral("description"), ask.description);
    if (!ask.display.isEmpty())
        request.insert(QStringLiteral("display"), QJsonDocument::fromJson(ask.display).object());
    if (ask.type == CustomType::GoldenNumber)
        request.insert(QStringLiteral("numbers"), QJsonArray{17, 42, 99});
    ChallengeCreated event;
    event.tenantId = QStringLiteral("tnt_1");
    event.pairingId = QStringLiteral("pai_1");
    event.instructionId = ask.id;
    event.customType = ask.type;
    event.expectedAction = ask.action;
    event.displayDigest = DisplayDigest::fromHash(QByteArray(DisplayDigest::size, '\x7d'));
    event.expiresAt = clock.now() + ask.lifetime;
    for (const QString &device : ask.devices)
        event.pushes.push_back({device, QStringLiteral("msg_") + device});
    event.request = SharedBytes(QJsonDocument(request).toJson(QJsonDocument::Compact));
    return event;
}

ChallengeDecided Stage::decided(const QString &id, ChallengeState state)
{
    ChallengeDecided event;
    event.tenantId = QStringLiteral("tnt_1");
    event.instructionId = id;
    event.state = state;
    event.eventId = QStringLiteral("evt-") + id;
    event.callbackWanted = true;
    if (state == ChallengeState::Approved || state == ChallengeState::Rejected)
        event.deviceId = QStringLiteral("dev_1");
    return event;
}

CallbackAttempted Stage::attempted(const QString &id, int status, CallbackState state)
{
    CallbackAttempted event;
    event.eventId = QStringLiteral("evt-") + id;
    event.status = status;
    event.state = state;
    return event;
}

bool Stage::pairPhone()
{
    bool paired = false;
    fleet.pair(phone, relay.proof(), [&paired](const Result<QString> &done) { paired = done.has_value(); });
    return QTest::qWaitFor([&paired] { return paired; });
}

device::ChallengeKey Stage::arrive(const ScriptedRelay::Challenge &challenge)
{
    Ask ask;
    ask.id = challenge.instructionId;
    ask.type = *customTypeFromWire(challenge.customType);
    ask.action = challenge.expectedAction;
    ask.lifetime = challenge.lifetime;
    happen({created(ask)});
    fleet.receive(fleet.find(phone)->pushToken, relay.push(challenge));
    return keyOf(challenge.instructionId);
}

void Stage::record(const QByteArray &party, const QByteArray &path, int status, const QByteArray &answer,
                   const QString &instructionId, const QJsonObject &verdict)
{
    http::Exchange exchange;
    exchange.party = party;
    exchange.at = clock.now();
    exchange.request.method = "POST";
    exchange.request.target = path;
    exchange.response.status = status;
    exchange.response.body = answer;
    exchange.instructionId = instructionId;
    exchange.verdict = http::DeferredJson(verdict);
    exchanges.record(exchange);
    console.traffic().poll();
}
