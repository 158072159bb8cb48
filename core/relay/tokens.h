#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/domain/relay_state.h"
#include "core/http/message.h"

/// The relay's JSON Web Tokens (protocol, sections 5 and 8): audience `pairing` for a proof, `device` for a session.
namespace countersign::relay {

/// Lets one device answer the backend itself (protocol, section 8): signed with the tenant's secret, audience
/// `submit-response`, good as long as the challenge. `realNow` is what other software compares `iat` with. Empty when an
/// id holds U+0000, which no token can carry.
[[nodiscard]] QByteArray responseToken(const Secret &tenantSecret, const domain::Challenge &challenge,
                                       const domain::Delivery &delivery, Instant realNow);

class Tokens
{
public:
    /// `key` signs every token.
    explicit Tokens(Secret key) : m_key(std::move(key)) {}

    [[nodiscard]] QByteArray proof(const domain::PairingPrepared &prepared, Instant now) const;
    [[nodiscard]] QByteArray session(const QString &deviceId, const QString &sessionId, Instant now,
                                     Instant expiresAt) const;

    /// The proof's id from `Authorization: Bearer`; its very end is the rules' to judge. Errors: `TOKEN_MISSING`, `TOKEN_INVALID`, `TOKEN_EXPIRED`.
    [[nodiscard]] Result<QString> proofId(const http::Request &request, Instant now) const;

    /// The device whose session the token is. A refresh leaves earlier tokens good until their own end: its answer may
    /// be lost on the way. Errors: as above; `TOKEN_INVALID` too when the device was unpaired.
    [[nodiscard]] Result<const domain::PairedDevice *>
    device(const http::Request &request, const domain::RelayState &state, Instant now) const;

private:
    Secret m_key;
};

} // namespace countersign::relay
