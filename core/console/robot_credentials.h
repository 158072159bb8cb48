#pragma once

#include "core/base/secret.h"

#include <QString>

namespace countersign::console {

/// What a new robot needs to know of itself. Its secret is told this once.
struct RobotCredentials
{
    QString name;
    QString clientId;
    Secret secret;
    QByteArray relayUrl;

    /// A shell command that runs the ready robot; the secret is in the environment, which no list of processes shows.
    [[nodiscard]] Secret command() const;
};

} // namespace countersign::console
