#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QList>

namespace countersign::backend {

/// Where instructions and pending operations are kept.
enum class StateBackend {
    Redis,  ///< shared by any number of machines
    Memory, ///< of this process, and gone with it
    Sqlite, ///< a file, shared by the processes of one machine
};
/// `redis`, `memory`, `sqlite`.
[[nodiscard]] QString toWire(StateBackend backend);

/// A store's address, taken apart. The forms are `redis://[user][:password@]host[:port][/db]`, `rediss://…` for TLS,
/// `redis+sentinel://[:password@]host[:port][,host[:port]…]/master[/db]`, `sqlite:///path`, and `memory:`.
/// User and password are percent-encoded.
/// Source: docs/backend.md, "Where the state is".
struct StoreAddress
{
    struct Host
    {
        QString name;
        quint16 port = 0;
        friend bool operator==(const Host &, const Host &) = default;
    };

    StateBackend kind = StateBackend::Memory;
    QString path;      ///< SQLite: the file
    QList<Host> hosts; ///< Redis: the server; with `master` the sentinels
    QString master;    ///< Redis: the name under which sentinels know the server
    bool isEncrypted = false;
    QString user;
    Secret password;
    int database = 0;

    /// Errors: `STATE_URL_INVALID`; its message begins with a verb and never holds the user or the password.
    [[nodiscard]] static Result<StoreAddress> parse(const QString &url);
    /// The same address without user and password, to be shown.
    [[nodiscard]] QString withoutCredentials() const;
};

} // namespace countersign::backend
