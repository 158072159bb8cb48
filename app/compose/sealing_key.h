#pragma once

#include "app/compose/keychain.h"
#include "core/base/clock.h"
#include "core/signing/sealer.h"

#include <optional>

/// The key that seals secrets where they rest. The first start on a data directory makes it, in the desktop's keychain
/// where there is one, else in a file of its owner alone; every later start finds it there, and never makes another: what
/// the first one sealed would be lost.
namespace countersign::app {

/// Automatic takes the keychain for a new data directory where there is one, and for another what it has.
enum class KeyStore { Automatic, Keychain, File };

/// `automatic`, `keychain` or `file`; nothing for another word.
[[nodiscard]] std::optional<KeyStore> keyStoreFromName(QStringView name);

struct SealingKeyOrder
{
    QString dataDirectory; ///< made where it is not there; empty: a key that dies with the process
    KeyStore store = KeyStore::Automatic;
    /// How long the keychain may take; a person may have to type its password.
    Milliseconds patience{3000};
};

using SealerDone = std::function<void(const Result<signing::Sealer> &)>;

/// Calls `done` once, by the event loop of the main thread, which this must be called on. One line of the log says where
/// the key is. Errors: `DATA_DIRECTORY_UNUSABLE`, the key file's; `KEY_STORE_OTHER` (the key is not where it was asked
/// for), `KEY_MISSING` (the data directory has secrets and their key is gone), `KEYCHAIN_UNAVAILABLE`.
void fetchSealer(const SealingKeyOrder &order, std::shared_ptr<Keychain> keychain, SealerDone done);

} // namespace countersign::app
