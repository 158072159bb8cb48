#pragma once

#include "core/base/ids.h"
#include "core/domain/challenge_rules.h"
#include "core/domain/relay_state.h"

#include <QJsonArray>
#include <QJsonObject>

/// A small world for the rules' tests: one tenant, one user, one device, with ids that say which they are.
namespace countersign::domain::samples {

inline const Instant start = fromUnixMs(1'763'752'000'000);

/// `tnt_1`, `tnt_2` …: each prefix counts for itself.
inline IdSource countingIds()
{
    return [counts = QHash<QString, int>()](QLatin1String prefix) mutable {
        return prefix + QString::number(++counts[prefix]);
    };
}

inline JsonDocument json(const QByteArray &text)
{
    const Result<JsonDocument> document = JsonDocument::parse(text);
    Q_ASSERT(document);
    return *document;
}

inline TenantConfiguration callbacksTo(const QString &url)
{
    TenantConfiguration configuration;
    configuration.callbackUrlBase = url;
    return configuration;
}

/// Tenant `tnt_a`, pairing `pair_a` of user `jane`, device `dev_a`.
inline void populate(RelayState &state)
{
    state.apply(TenantProvisioned{QStringLiteral("tnt_a"), QStringLiteral("Example"), "sealed",
                                  callbacksTo(QStringLiteral("http://127.0.0.1:9"))},
                start);
    PairingPrepared prepared;
    prepared.proofId = QStringLiteral("prf_a");
    prepared.tenantId = QStringLiteral("tnt_a");
    prepared.userSocketHash = QStringLiteral("jane");
    prepared.expiresAt = start + pairingProofLifetime;
    state.apply(prepared, start);
    DeviceRegistered registered;
    registered.proofId = prepared.proofId;
    registered.pairingId = QStringLiteral("pair_a");
    registered.relayUserId = QStringLiteral("usr_a");
    registered.deviceId = QStringLiteral("dev_a");
    registered.pushToken = QStringLiteral("push_a");
    registered.sessionId = QStringLiteral("ses_a");
    registered.sessionExpiresAt = start + deviceSessionLifetime;
    state.apply(registered, start);
}

inline QByteArray challengeBody(const QByteArray &more = R"("custom_type":"localAuth")")
{
    return R"({"user_socket_hash":"jane","instruction_id":"ins_1","expected_action":"transfer_funds",)" + more
        + "}";
}

inline bool everyPushSucceeds(const QString &)
{
    return true;
}

/// Opens the challenge of `body` and folds it in.
inline const Challenge &open(RelayState &state, const QByteArray &body, Instant now = start)
{
    const Result<Opening> opening =
        openChallenge(state, QStringLiteral("tnt_a"), json(body), now, everyPushSucceeds, countingIds());
    Q_ASSERT(opening);
    state.apply(std::get<ChallengeCreated>(*opening), now);
    return state.challenges().back();
}

/// The members that an error names, in its order.
inline QStringList pathsOf(const Error &error)
{
    QStringList paths;
    for (const QJsonValue &field : error.details[QStringLiteral("fields")].toArray())
        paths.append(field.toObject()[QStringLiteral("path")].toString());
    return paths;
}

} // namespace countersign::domain::samples
