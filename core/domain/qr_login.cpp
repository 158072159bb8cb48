#include "core/domain/qr_login.h"

#include "core/domain/wire_names.h"
#include "core/signing/digest.h"

namespace countersign::domain {

namespace {

constexpr WireNames<QrLoginState, 5> stateNames({"pending", "approved", "rejected", "consumed", "expired"});

} // namespace

QString toWire(QrLoginState state)
{
    return stateNames.name(state);
}

std::optional<QrLoginState> qrLoginStateFromWire(const QString &text)
{
    return stateNames.value(text);
}

QString originDigest(const QString &browserOrigin)
{
    const QByteArray digest = signing::sha256(browserOrigin.toUtf8());
    return QStringLiteral("sha256:") + QString::fromLatin1(digest.toHex());
}

} // namespace countersign::domain
