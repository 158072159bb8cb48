#pragma once

#include <QByteArray>
#include <QString>

namespace countersign::relay {

/// What becomes of a message for a push token: nobody has it; it is taken, and read by nobody here; a device here gets it.
enum class PushReach { Nobody, Elsewhere, Here };

/// The push service between the relay and its devices. Called on the relay's loop.
class PushGateway
{
public:
    virtual ~PushGateway() = default;

    /// Asked before a challenge is journalled, and again before a message is made.
    [[nodiscard]] virtual PushReach reach(const QString &pushToken) const = 0;
    /// Sends one message (see PushMessage); there is no answer, as with any push service.
    virtual void push(const QString &pushToken, const QByteArray &message) = 0;
};

} // namespace countersign::relay
