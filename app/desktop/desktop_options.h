#pragma once

#include "app/compose/control_access.h"
#include "app/compose/sealing_key.h"
#include "app/compose/state_options.h"
#include "core/base/result.h"
#include "core/http/fetch_rules.h"
#include "core/journal/milestones.h"

#include <QStringList>

#include <optional>

namespace countersign::app {

/// What the command line of `countersign` asks; what it leaves open, the saved preferences say.
struct DesktopOptions
{
    bool demo = false;
    QString dataDirectory; ///< empty with the demo: in memory; empty without: the user's own
    KeyStore keyStore = KeyStore::Automatic;
    journal::RetentionPolicy retention = {};
    quint16 relayPort = 0;
    QString adminKey; ///< empty: made up
    /// Client and secret are made up where nobody named them.
    ControlAccess control;
    /// Where devices may fetch what a dispatch shows.
    http::PrivateNetworks dataFrom = http::PrivateNetworks::Refused;
    QString language; ///< `fr`; empty: not said
    std::optional<bool> dark;
    QString tourDirectory;            ///< not empty: walk the demo, save pictures, exit
    QString pairingLink;              ///< a `countersign://pair?…` link to take to a device
    std::optional<StateChoice> state; ///< of a backend outside

    /// Text to print instead of starting, for --help and --version.
    QString print;
};

/// Errors: `OPTION_INVALID`.
[[nodiscard]] Result<DesktopOptions> readDesktopOptions(const QStringList &arguments);

} // namespace countersign::app
