#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

/// Keeps secrets unreadable where they rest: AES-256-GCM with a fresh nonce for each.
namespace countersign::signing {

class Sealer
{
public:
    /// `key` is 32 bytes.
    explicit Sealer(Secret key) : m_key(std::move(key)) {}
    /// A key that dies with the process, for journals in memory.
    [[nodiscard]] static Sealer ephemeral();
    /// Reads the key file, or makes one readable by its owner only. Errors: `KEY_FILE_UNREADABLE`, `KEY_FILE_UNSAFE` (others may read it).
    [[nodiscard]] static Result<Sealer> fromKeyFile(const QString &path);

    /// base64url of nonce, ciphertext and tag. `purpose` is authenticated: what is sealed for one does not open for another.
    [[nodiscard]] QByteArray seal(const Secret &secret, QByteArrayView purpose) const;
    /// Errors: `SEAL_BROKEN`.
    [[nodiscard]] Result<Secret> open(const QByteArray &sealed, QByteArrayView purpose) const;

    /// Another 32-byte key for another use, the same each time.
    [[nodiscard]] Secret derive(QByteArrayView purpose) const;

private:
    Secret m_key;
};

} // namespace countersign::signing
