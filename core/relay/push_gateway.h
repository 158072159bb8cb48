#pragma once

#include <QByteArray>
#include <QString>

namespace countersign::relay {

/// The push service between the relay and its devices. Called on the relay's loop.
class PushGateway
{
public:
    virtual ~PushGateway() = default;

    /// Whether a message for that push token would be taken; asked before a challenge is journalled.
    [[nodiscard]] virtual bool accepts(const QString &pushToken) const = 0;
    /// Sends one message (see PushMessage); there is no answer, as with any push service.
    virtual void push(const QString &pushToken, const QByteArray &message) = 0;
};

} // namespace countersign::relay
