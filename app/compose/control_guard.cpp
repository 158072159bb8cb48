#include "app/compose/control_guard.h"

#include "core/signing/signature_scheme.h"

#include <QHostAddress>

namespace countersign::app {

bool isLoopback(const QByteArray &address)
{
    const QString text = QString::fromLatin1(address);
    return text == QLatin1String("localhost") || QHostAddress(text).isLoopback();
}

relay::ControlGuard makeControlGuard(const ControlAccess &access, const Clock &realClock)
{
    if (access.mode == ControlAccess::Mode::Bypass) {
        return [](const http::Request &request) -> Result<void> {
            if (!isLoopback(request.peer))
                return fail(
                    QStringLiteral("CONTROL_LOOPBACK_ONLY"),
                    QStringLiteral("With --control-bypass the control API answers this machine only."));
            // A browser sends another site's requests from this machine too, and says whose they are.
            if (const std::optional<QByteArray> origin = request.headers.find("Origin")) {
                return fail(QStringLiteral("CONTROL_LOOPBACK_ONLY"),
                            QStringLiteral("With --control-bypass the control API answers no web page, and "
                                           "this request comes from \"%1\"; give --control-client and "
                                           "--control-secret instead.")
                                .arg(QString::fromUtf8(*origin)));
            }
            return {};
        };
    }
    return [access, &realClock](const http::Request &request) -> Result<void> {
        const auto header = [&request](QByteArrayView name) { return request.headers.find(name); };
        const auto verified = signing::verifySignature(access.secret, header, request.body, realClock.now());
        if (!verified)
            return failureOf(verified);
        // A client that is unknown answers like a wrong digest.
        if (verified->clientId.toString(QUuid::WithoutBraces) != access.client.toLower())
            return fail(QStringLiteral("AUTH_FAILED"), QStringLiteral("Signature is invalid."));
        return {};
    };
}

} // namespace countersign::app
