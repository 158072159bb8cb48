#include "core/tamper/lab_relay.h"

#include "core/domain/challenge_rules.h"
#include "core/relay/push_message.h"
#include "core/signing/hmac1.h"
#include "core/tamper/lab_names.h"

namespace countersign::tamper {

namespace {

const QByteArray bankUrl("http://127.0.0.1");

QString nameOnly(QLatin1String prefix)
{
    return prefix + QStringLiteral("lab");
}

} // namespace

LabRelay::LabRelay(const Secret &secret, const QByteArray &publicKey, Instant now)
    : m_secret(secret), m_now(now)
{
    domain::TenantConfiguration configuration;
    configuration.callbackUrlBase = QLatin1String(bankUrl);
    m_state.apply(domain::TenantProvisioned{labTenant, QStringLiteral("Tamper lab"), {}, configuration}, now);
    domain::PairingPrepared prepared;
    prepared.proofId = nameOnly(QLatin1String("prf_"));
    prepared.tenantId = labTenant;
    prepared.userSocketHash = labUser;
    prepared.expiresAt = now + domain::pairingProofLifetime;
    m_state.apply(prepared, now);
    domain::DeviceRegistered registered;
    registered.proofId = prepared.proofId;
    registered.pairingId = labPairing;
    registered.relayUserId = labRelayUser;
    registered.deviceId = labDevice;
    registered.pushToken = labPushToken;
    registered.publicKey = publicKey;
    registered.sessionId = nameOnly(QLatin1String("ses_"));
    registered.sessionExpiresAt = now + domain::deviceSessionLifetime;
    m_state.apply(registered, now);
}

Result<QByteArray> LabRelay::push(const QByteArray &question)
{
    const Result<JsonDocument> body = JsonDocument::parse(question);
    if (!body)
        return failureOf(body);
    const auto everyPush = [](const QString &) { return true; };
    const auto opened = domain::openChallenge(m_state, labTenant, *body, m_now, everyPush, nameOnly);
    if (!opened)
        return failureOf(opened);
    m_state.apply(std::get<domain::ChallengeCreated>(*opened), m_now);
    const domain::Challenge &challenge = *m_state.challenge(labTenant, labInstruction);
    return relay::challengeMessage(*m_state.tenant(labTenant), challenge, *challenge.delivery(labDevice), {});
}

Result<http::Request> LabRelay::judge(const QByteArray &answer)
{
    const Result<JsonDocument> body = JsonDocument::parse(answer);
    if (!body)
        return failureOf(body);
    const Result<domain::AddressedAnswer> read = domain::readAnswer(body->root());
    if (!read)
        return failureOf(read);
    const Secret noTotp;
    domain::Judgement judgement =
        domain::judgeAnswer(*m_state.challenge(labTenant, read->instructionId), read->answer,
                            {.device = *m_state.device(labDevice),
                             .totpSecret = noTotp,
                             .callbackWanted = true,
                             .now = m_now,
                             .realNow = m_now},
                            nameOnly);
    if (judgement.refusal)
        return Failure(*std::move(judgement.refusal));
    for (const domain::Event &event : judgement.events)
        m_state.apply(event, m_now);
    return callback();
}

QString LabRelay::askedDigest() const
{
    return m_state.challenge(labTenant, labInstruction)->displayDigest.toText();
}

http::Request LabRelay::callback() const
{
    http::Request request;
    request.method = "POST";
    request.target = m_state.tenant(labTenant)->callbackUrl().toUtf8();
    request.body = domain::approvalEvent(*m_state.challenge(labTenant, labInstruction));
    const signing::Hmac1Signature signature = signing::signHmac1(m_secret, request.body, m_now);
    request.headers = {{"Content-Type", "application/json"},
                       {signing::tenantHeader, labTenant.toUtf8()},
                       {signing::timestampHeader, signature.timestamp},
                       {signing::signatureHeader, signature.signature}};
    return request;
}

} // namespace countersign::tamper
