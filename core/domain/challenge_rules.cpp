#include "core/domain/challenge_rules.h"

#include "core/signing/digest.h"

namespace countersign::domain {

namespace {

Failure pairingNotFound(const QString &userSocketHash)
{
    return fail(
        QStringLiteral("PAIRING_NOT_FOUND"),
        QStringLiteral("No device of this tenant is paired for user_socket_hash \"%1\"; pair one first with "
                       "relay/prepare-pairing.")
            .arg(userSocketHash));
}

/// What the challenge says itself; else what the tenant prefers, where that is possible.
AnswerPath answerPathOf(const ChallengeRequest &request, const TenantConfiguration &configuration)
{
    if (request.answerPath)
        return *request.answerPath;
    const bool canGoStraight = !request.backendUrl.isEmpty() && request.customType != CustomType::Totp;
    return canGoStraight ? configuration.answerPath : AnswerPath::Relay;
}

/// Without white space around it, which the journal does not keep: the same body must be the same after a restart.
SharedBytes receivedOf(const JsonDocument &body)
{
    return {body.text(), body.root().source()};
}

DisplayDigest digestOf(const display::DisplayBlock &block)
{
    return DisplayDigest::fromHash(signing::sha256(display::canonicalDisplay(block)));
}

enum class Kind { Question, Alert };

/// The earlier one that the same request made; null when the id is new. Errors: `INSTRUCTION_CONFLICT`.
Result<const Challenge *> repeated(const RelayState &state, const QString &tenantId,
                                   const QString &instructionId, const SharedBytes &received, Kind kind)
{
    const Challenge *earlier = state.challenge(tenantId, instructionId);
    if (!earlier || (earlier->request == received && earlier->isAlert() == (kind == Kind::Alert)))
        return earlier;
    return fail(
        QStringLiteral("INSTRUCTION_CONFLICT"),
        QStringLiteral("instruction_id \"%1\" was used at %2 with another body; use a new id for a new "
                       "challenge.")
            .arg(instructionId, toIso(earlier->createdAt)));
}

/// Errors: `PAIRING_NOT_FOUND`.
Result<const Pairing *> pairingFor(const RelayState &state, const QString &tenantId,
                                   const QString &userSocketHash)
{
    const Pairing *pairing = state.pairingOf(tenantId, userSocketHash);
    return pairing && !pairing->devices.empty() ? Result<const Pairing *>(pairing)
                                                : pairingNotFound(userSocketHash);
}

} // namespace

std::vector<Push> pushesTo(const Pairing &pairing, const PushOutcome &pushOutcome, const IdSource &newId)
{
    std::vector<Push> pushes;
    pushes.reserve(pairing.devices.size());
    for (const PairedDevice &device : pairing.devices) {
        const bool taken = pushOutcome(device.pushToken);
        pushes.push_back({device.id, taken ? newId(QLatin1String("msg_")) : QString()});
    }
    return pushes;
}

Result<Opening> openChallenge(const RelayState &state, const QString &tenantId, const JsonDocument &body,
                              Instant now, const PushOutcome &pushOutcome, const IdSource &newId)
{
    const Result<ChallengeRequest> request = readChallengeRequest(body.root());
    if (!request)
        return failureOf(request);

    const SharedBytes received = receivedOf(body);
    const auto earlier = repeated(state, tenantId, request->instructionId, received, Kind::Question);
    if (!earlier)
        return failureOf(earlier);
    if (*earlier)
        return Opening(*earlier);
    const auto found = pairingFor(state, tenantId, request->userSocketHash);
    if (!found)
        return failureOf(found);
    const Pairing *pairing = *found;

    ChallengeCreated event;
    event.tenantId = tenantId;
    event.pairingId = pairing->id;
    event.instructionId = request->instructionId;
    event.customType = request->customType;
    event.expectedAction = request->expectedAction;
    event.displayDigest = digestOf(request->display);
    event.expiresAt = now + request->lifetime;
    event.pushes = pushesTo(*pairing, pushOutcome, newId);
    event.request = received;
    event.answerPath = answerPathOf(*request, state.tenant(tenantId)->configuration);
    return Opening(std::move(event));
}

Result<Alerting> sendAlert(const RelayState &state, const QString &tenantId, const JsonDocument &body,
                           const PushOutcome &pushOutcome, const IdSource &newId)
{
    const Result<ChallengeRequest> request = readAlertRequest(body.root());
    if (!request)
        return failureOf(request);
    const SharedBytes received = receivedOf(body);
    if (!request->instructionId.isEmpty()) {
        const auto earlier = repeated(state, tenantId, request->instructionId, received, Kind::Alert);
        if (!earlier)
            return failureOf(earlier);
        if (*earlier)
            return Alerting(*earlier);
    }
    const auto pairing = pairingFor(state, tenantId, request->userSocketHash);
    if (!pairing)
        return failureOf(pairing);

    AlertSent event;
    event.tenantId = tenantId;
    event.pairingId = (*pairing)->id;
    event.instructionId =
        request->instructionId.isEmpty() ? newId(QLatin1String("alert_")) : request->instructionId;
    event.displayDigest = digestOf(request->display);
    event.pushes = pushesTo(**pairing, pushOutcome, newId);
    event.request = received;
    return Alerting(std::move(event));
}

} // namespace countersign::domain
