#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/domain/qr_login_events.h"

/// What the QR code of a sign-in says (protocol, section 9):
/// `countersign://login?tenant_id=…&session_id=…&origin=…&signature=…`, the signature over all before `&signature=`.
namespace countersign::relay {

class LoginLinks
{
public:
    /// `key` signs every link.
    explicit LoginLinks(Secret key) : m_key(std::move(key)) {}

    struct Link
    {
        QByteArray text;
        QByteArray signature; ///< lower-case hex of HMAC-SHA-256
    };
    [[nodiscard]] Link compose(const domain::QrLoginInitiated &initiated) const;

    /// The session of a link that this relay signed. Errors: `QR_PAYLOAD_INVALID`.
    [[nodiscard]] Result<QString> sessionId(const QString &link) const;

private:
    [[nodiscard]] QByteArray sign(QByteArrayView unsignedLink) const;

    Secret m_key;
};

} // namespace countersign::relay
