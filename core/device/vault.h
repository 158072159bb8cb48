#pragma once

#include "core/base/result.h"
#include "core/device/device.h"
#include "core/signing/sealer.h"

#include <memory>
#include <vector>

namespace countersign::device {

/// Where the simulated devices rest between runs: one JSON file, readable by its owner only, replaced atomically,
/// with tokens, keys and TOTP secrets sealed, each for its own place, so that none opens in another's.
class Vault
{
public:
    /// `sealer` must outlive the vault.
    Vault(QString path, const signing::Sealer &sealer);

    /// An absent file holds no devices. Errors: `VAULT_UNREADABLE`, `SEAL_BROKEN`.
    [[nodiscard]] Result<std::vector<std::unique_ptr<Device>>> load() const;
    /// Errors: `VAULT_UNWRITABLE`.
    [[nodiscard]] Result<void> save(const std::vector<std::unique_ptr<Device>> &devices) const;

private:
    QString m_path;
    const signing::Sealer &m_sealer;
};

} // namespace countersign::device
