#pragma once

#include <QMetaType>
#include <QString>

namespace countersign::console {

/// Whether a person may change a backend's state from here.
enum class StateAccess { ReadOnly, ReadWrite };

/// A person's wish to look into the state of a backend outside.
struct StateRequest
{
    QString url; ///< `redis://…`, `sqlite:///…`; may hold a password
    QString tenantId;
    StateAccess access = StateAccess::ReadOnly;
};

/// The state of a backend outside that is looked into.
struct OutsideView
{
    QString address; ///< without user and password
    QString tenantId;
    StateAccess access = StateAccess::ReadOnly;
};

} // namespace countersign::console

Q_DECLARE_METATYPE(countersign::console::StateRequest)
