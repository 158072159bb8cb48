#pragma once

#include "core/base/secret.h"
#include "core/domain/tenant.h"
#include "core/signing/sealer.h"

#include <QHash>

namespace countersign::relay {

/// Opens the sealed secrets of the state, and remembers what it opened. Belongs to the relay's loop.
class Keyring
{
public:
    explicit Keyring(const signing::Sealer &sealer) : m_sealer(sealer) {}

    [[nodiscard]] QByteArray sealTenantSecret(const Secret &secret) const;
    [[nodiscard]] QByteArray sealTotpSecret(const Secret &secret) const;

    /// Where the seal is broken, a secret that nobody knows: nothing is signed with it.
    [[nodiscard]] const Secret &tenantSecret(const domain::Tenant &tenant);
    [[nodiscard]] Secret totpSecret(const QByteArray &sealed) const;

private:
    struct Opened
    {
        QByteArray sealed;
        Secret secret;
    };
    const signing::Sealer &m_sealer;
    QHash<QString, Opened> m_opened;
};

} // namespace countersign::relay
