#pragma once

#include "core/backend/relay_messages.h"
#include "core/http/call.h"

namespace countersign::backend {

// How each question becomes a call of `/api/v1/relay`, and its answer a value. Errors of reading: `ANSWER_MALFORMED`.
[[nodiscard]] http::Call<PairingProof> describe(const PairingUser &user);
[[nodiscard]] http::Call<ChallengeReceipt> describe(const AuthChallenge &challenge);
[[nodiscard]] http::Call<ChallengeReceipt> describe(const SecurityAlert &alert);
[[nodiscard]] http::Call<DispatchReceipt> describe(const SudoDispatch &dispatch);
[[nodiscard]] http::Call<DeliveryStatus> describe(const DeliveryQuery &query);
[[nodiscard]] http::Call<QrLogin> describe(const QrLoginRequest &request);
[[nodiscard]] http::Call<QrLoginStatus> describe(const QrLoginPoll &poll);

/// What a backend may ask of its relay: the surface that the blocking client and the asynchronous one have in common.
/// `Client::make()` says in which form the answer T comes: `Result<T>`, or `QFuture<Result<T>>`.
///
/// Every error has a RelayErrorKind (relay_error.h).
/// Source: protocol, sections 5 to 7 and 9; docs/backend.md, "Calls".
template<typename Client>
class RelayCalls
{
public:
    /// A proof with which a device pairs with that user, once, within 300 s.
    [[nodiscard]] auto preparePairing(const PairingUser &user) { return make(user); }
    /// Asks the user's devices. Repeated with the same `instructionId`, so the user is asked once.
    [[nodiscard]] auto sendAuthChallenge(const AuthChallenge &challenge) { return make(challenge); }
    /// Tells the user's devices. Never repeated where it may have been heard.
    [[nodiscard]] auto sendSecurityAlert(const SecurityAlert &alert) { return make(alert); }
    /// Asks several validators. Repeated with the same `idempotencyKey`.
    [[nodiscard]] auto sudoDispatch(const SudoDispatch &dispatch) { return make(dispatch); }
    [[nodiscard]] auto fetchDeliveryStatus(const QString &instructionId)
    {
        return make(DeliveryQuery{instructionId});
    }
    /// Begins a sign-in. Error: `QR_LOGIN_FORBIDDEN` for an origin that the tenant does not allow.
    [[nodiscard]] auto qrLoginInitiate(const QString &browserOrigin)
    {
        return make(QrLoginRequest{browserOrigin});
    }
    /// Whether somebody signed in; an approval is told once. Errors: `QR_LOGIN_REJECTED`, `QR_LOGIN_EXPIRED`,
    /// `QR_LOGIN_CONSUMED`, `QR_POLL_TOKEN_INVALID`, `QR_LOGIN_NOT_FOUND`.
    [[nodiscard]] auto qrLoginPoll(const QrLoginPoll &poll) { return make(poll); }

private:
    friend Client;
    RelayCalls() = default;

    template<typename Question>
    auto make(const Question &question)
    {
        return static_cast<Client *>(this)->make(describe(question));
    }
};

} // namespace countersign::backend
