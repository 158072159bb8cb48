#include "core/domain/tenant.h"

#include "core/domain/wire_names.h"

#include <QJsonArray>

namespace countersign::domain {

namespace {

constexpr WireNames<TenantState, 2> stateNames({"active", "suspended"});

} // namespace

QString toWire(TenantState state)
{
    return stateNames.name(state);
}

std::optional<TenantState> tenantStateFromWire(const QString &text)
{
    return stateNames.value(text);
}

QJsonObject toJson(const TenantConfiguration &configuration)
{
    return {
        {QStringLiteral("rate_limit_per_min"), configuration.rateLimitPerMinute},
        {QStringLiteral("callback_url_base"), configuration.callbackUrlBase},
        {QStringLiteral("callback_path"), configuration.callbackPath},
        {QStringLiteral("branding_display_name"), configuration.brandingDisplayName},
        {QStringLiteral("branding_logo_url"), configuration.brandingLogoUrl},
        {QStringLiteral("qr_login_allowed_origins"),
         QJsonArray::fromStringList(configuration.qrLoginAllowedOrigins)},
        {QStringLiteral("webauthn_rp_id"), configuration.webauthnRpId},
        {QStringLiteral("webauthn_origins"), QJsonArray::fromStringList(configuration.webauthnOrigins)},
        {QStringLiteral("passkeys_enabled"), configuration.passkeysEnabled},
        {QStringLiteral("answer_path"), toWire(configuration.answerPath)},
    };
}

TenantConfiguration tenantConfigurationFromJson(const QJsonObject &json)
{
    const auto list = [&json](const QString &name) { return json[name].toVariant().toStringList(); };
    TenantConfiguration configuration;
    configuration.rateLimitPerMinute = json[QStringLiteral("rate_limit_per_min")].toInt();
    configuration.callbackUrlBase = json[QStringLiteral("callback_url_base")].toString();
    configuration.callbackPath = json[QStringLiteral("callback_path")].toString();
    configuration.brandingDisplayName = json[QStringLiteral("branding_display_name")].toString();
    configuration.brandingLogoUrl = json[QStringLiteral("branding_logo_url")].toString();
    configuration.qrLoginAllowedOrigins = list(QStringLiteral("qr_login_allowed_origins"));
    configuration.webauthnRpId = json[QStringLiteral("webauthn_rp_id")].toString();
    configuration.webauthnOrigins = list(QStringLiteral("webauthn_origins"));
    configuration.passkeysEnabled = json[QStringLiteral("passkeys_enabled")].toBool();
    configuration.answerPath =
        answerPathFromWire(json[QStringLiteral("answer_path")].toString()).value_or(AnswerPath::Relay);
    return configuration;
}

QString Tenant::callbackUrl() const
{
    QString base = configuration.callbackUrlBase;
    if (base.isEmpty())
        return {};
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    return base + configuration.callbackPath;
}

} // namespace countersign::domain
