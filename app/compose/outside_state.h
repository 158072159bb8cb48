#pragma once

#include "core/backend/store_changes.h"
#include "core/backend/stores.h"

namespace countersign::app {

/// Which backend's state to look into.
struct StateChoice
{
    QString url;      ///< as StoreAddress takes it; may hold a password, so it is not to be shown
    QString tenantId; ///< whose rows
    backend::StateAccess access = backend::StateAccess::ReadOnly;
    QString authoritiesFile =
        {}; ///< PEM of a certificate authority, for Redis by TLS; empty for the system's
};

/// The state of a backend that is none of ours: its stores, and when to look into them again. Lives on the main thread.
class OutsideState : public QObject
{
    Q_OBJECT

public:
    /// Rows expire by real time: the backend outside knows no other. `clock` must outlive the state.
    /// Errors: `STATE_URL_INVALID`, `STATE_TENANT_MISSING`, `STATE_CA_UNREADABLE`, and those of Stores::open().
    [[nodiscard]] static Result<std::unique_ptr<OutsideState>> open(const StateChoice &choice,
                                                                    const Clock &clock);

    [[nodiscard]] backend::SudoInstructionStore &instructions() { return *m_stores.instructions; }
    [[nodiscard]] backend::PendingOpStore &operations() { return *m_stores.operations; }
    /// To be shown.
    [[nodiscard]] const QString &address() const { return m_address; }

Q_SIGNALS:
    /// The rows may be others now.
    void changed();

private:
    OutsideState(backend::Stores stores, const backend::Stores::Options &options);

    const backend::Stores m_stores;
    const QString m_address;
    backend::StoreChanges m_changes;
};

} // namespace countersign::app
