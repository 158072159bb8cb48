#include "core/relay/keyring.h"

#include "core/base/ids.h"

namespace countersign::relay {

namespace {

constexpr QByteArrayView tenantPurpose("tenant secret");
constexpr QByteArrayView totpPurpose("totp secret");

/// Stands in where a seal is broken. An empty secret would not do: anybody can sign with that.
Secret unknowableSecret()
{
    constexpr int bytes = 32;
    return Secret(randomBytes(bytes));
}

} // namespace

QByteArray Keyring::sealTenantSecret(const Secret &secret) const
{
    return m_sealer.seal(secret, tenantPurpose);
}

QByteArray Keyring::sealTotpSecret(const Secret &secret) const
{
    return m_sealer.seal(secret, totpPurpose);
}

const Secret &Keyring::tenantSecret(const domain::Tenant &tenant)
{
    auto opened = m_opened.find(tenant.id);
    if (opened == m_opened.end() || opened->sealed != tenant.sealedSecret) {
        const Result<Secret> secret = m_sealer.open(tenant.sealedSecret, tenantPurpose);
        opened = m_opened.insert(tenant.id, {tenant.sealedSecret, secret.value_or(unknowableSecret())});
    }
    return opened->secret;
}

Secret Keyring::totpSecret(const QByteArray &sealed) const
{
    return m_sealer.open(sealed, totpPurpose).value_or(unknowableSecret());
}

} // namespace countersign::relay
