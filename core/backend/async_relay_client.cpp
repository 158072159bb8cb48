#include "core/backend/async_relay_client.h"

#include "core/backend/relay_call_p.h"

namespace countersign::backend {

namespace {

/// The answer as `read` understands it.
template<typename T>
QFuture<Result<T>> readAs(QFuture<Result<http::Response>> answer, Result<T> (*read)(const http::Response &))
{
    return answer.then([read](const Result<http::Response> &result) -> Result<T> {
        if (!result)
            return failureOf(result);
        return read(*result);
    });
}

} // namespace

AsyncRelayClient::AsyncRelayClient(Parts parts) : m_line(std::make_shared<RelayLine>(std::move(parts))) {}

AsyncRelayClient::~AsyncRelayClient()
{
    close();
}

QFuture<Result<PairingProof>> AsyncRelayClient::preparePairing(const PairingUser &user)
{
    return readAs(RelayCall::start(m_line, "/api/v1/relay/prepare-pairing", toJson(user), {}),
                  readPairingProof);
}

QFuture<Result<ChallengeReceipt>> AsyncRelayClient::sendAuthChallenge(const AuthChallenge &challenge)
{
    return readAs(RelayCall::start(m_line, "/api/v1/relay/send/auth-challenge", toJson(challenge),
                                   challenge.instructionId),
                  readChallengeReceipt);
}

void AsyncRelayClient::close()
{
    m_line->close();
}

} // namespace countersign::backend
