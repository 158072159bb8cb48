#pragma once

#include "core/domain/dispatch_rules.h"
#include "core/signing/device_key.h"
#include "domain_samples.h"

namespace countersign::domain::samples {

/// JSON with ' for ": moc stumbles over files with many raw strings.
inline QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

inline const QByteArray staticData =
    R"("data_access_type":"static","data_items":[{"key":"sum","title":"Sum","value":"9000 EUR","data_type":"AMOUNT"}])";

inline QByteArray dispatchBody(const QByteArray &eventType, const QByteArray &more)
{
    return R"({"event_type":")" + eventType
        + R"(","action_type":"update","idempotency_key":"key_1","title":"Payroll","description":"June",)"
        + more + "}";
}

/// Tenant `tnt_a` with the users `ann`, `bob`, `cid`, and `gone` whose device was unpaired; tenant `tnt_b` with `zoe`. User `ann` is
/// `usr_ann`, answers from `dev_ann`, and so on. Only the devices of `cid` have a key.
struct DispatchWorld
{
    RelayState state;
    IdSource ids = countingIds();
    signing::DeviceKey key = signing::newDeviceKey();

    DispatchWorld()
    {
        for (const char *tenant : {"tnt_a", "tnt_b"})
            state.apply(TenantProvisioned{QString::fromLatin1(tenant), QStringLiteral("Example"), "sealed",
                                          callbacksTo(QStringLiteral("http://127.0.0.1:9"))},
                        start);
        pair("tnt_a", "ann", {});
        pair("tnt_a", "bob", {});
        pair("tnt_a", "cid", key.publicKey);
        pair("tnt_a", "gone", {});
        pair("tnt_b", "zoe", {});
        state.apply(DeviceUnpaired{QStringLiteral("dev_gone")}, start);
    }

    void pair(const char *tenantId, const char *name, const QByteArray &publicKey)
    {
        const auto id = [name](const char *prefix) {
            return QString::fromLatin1(prefix) + QLatin1String(name);
        };
        PairingPrepared prepared;
        prepared.proofId = id("prf_");
        prepared.tenantId = QString::fromLatin1(tenantId);
        prepared.userSocketHash = QString::fromLatin1(name);
        prepared.expiresAt = start + pairingProofLifetime;
        state.apply(prepared, start);
        DeviceRegistered registered;
        registered.proofId = prepared.proofId;
        registered.pairingId = id("pair_");
        registered.relayUserId = id("usr_");
        registered.deviceId = id("dev_");
        registered.pushToken = id("push_");
        registered.publicKey = publicKey;
        registered.sessionId = id("ses_");
        registered.sessionExpiresAt = start + deviceSessionLifetime;
        state.apply(registered, start);
    }

    void group(const char *tenantId, const char *linkedId, const QStringList &members)
    {
        state.apply(GroupUpserted{QString::fromLatin1(tenantId), QString::fromLatin1(linkedId),
                                  QStringLiteral("Group"), members},
                    start);
    }
    void grant(const char *tenantId, const char *grantee)
    {
        state.apply(DelegationGranted{QString::fromLatin1(tenantId), QString::fromLatin1(grantee)}, start);
    }

    [[nodiscard]] Result<DispatchOpening> tryOpen(const QByteArray &body,
                                                  const char *tenantId = "tnt_a") const
    {
        return openDispatch(state, QString::fromLatin1(tenantId), json(body), start, everyPushSucceeds, ids);
    }
    const Dispatch &open(const QByteArray &body)
    {
        const Result<DispatchOpening> opening = tryOpen(body);
        Q_ASSERT(opening);
        state.apply(std::get<DispatchCreated>(*opening), start);
        return state.dispatches().back();
    }
    /// `ann`, `bob` and `cid`; `more` goes before the data.
    const Dispatch &openGroup(const QByteArray &more = {})
    {
        return open(dispatchBody("sudo_group_action",
                                 R"("relay_user_linked_id_list":["ann","bob","cid"],)" + more + staticData));
    }

    Judgement answer(const Dispatch &dispatch, const char *name, const Answer &answer, Instant now = start)
    {
        const QString device = QStringLiteral("dev_") + QLatin1String(name);
        const Validator &validator = *dispatch.validator(QStringLiteral("pair_") + QLatin1String(name));
        Judgement judgement = judgeVote(dispatch, answer, {validator, *state.device(device), true, now}, ids);
        for (const Event &event : judgement.events)
            state.apply(event, now);
        return judgement;
    }
    Judgement approve(const Dispatch &dispatch, const char *name, Instant now = start)
    {
        Answer yes;
        yes.localAuth = true;
        return answer(dispatch, name, yes, now);
    }
    Judgement reject(const Dispatch &dispatch, const char *name, const QString &reason = {})
    {
        Answer no;
        no.decision = ChallengeState::Rejected;
        no.reason = reason;
        return answer(dispatch, name, no);
    }

    std::vector<Event> expire(Instant now)
    {
        std::vector<Event> dispatches;
        for (const Event &event : state.expire(now, ids)) {
            state.apply(event, now);
            if (std::holds_alternative<DispatchEnded>(event))
                dispatches.push_back(event);
        }
        return dispatches;
    }
};

} // namespace countersign::domain::samples
