#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <functional>
#include <memory>

namespace countersign::app {

/// Where a desktop keeps its user's secrets. Belongs to the main thread; answers come by its event loop, or never.
class Keychain
{
public:
    using ReadDone = std::function<void(const Result<Secret> &)>;
    using WriteDone = std::function<void(const Result<void> &)>;

    virtual ~Keychain() = default;

    /// Errors: `KEYCHAIN_ENTRY_MISSING`, `KEYCHAIN_UNAVAILABLE` (none is there, or it is locked).
    virtual void read(const QString &entry, ReadDone done) = 0;
    /// Errors: `KEYCHAIN_UNAVAILABLE`.
    virtual void write(const QString &entry, const Secret &secret, WriteDone done) = 0;
};

/// The operating system's: the Secret Service (GNOME, KDE and others) or KWallet.
[[nodiscard]] std::shared_ptr<Keychain> systemKeychain();

} // namespace countersign::app
