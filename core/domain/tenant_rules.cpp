#include "core/domain/tenant_rules.h"

#include "core/base/json_form.h"

#include <QUrl>

namespace countersign::domain {

namespace {

constexpr JsonForm::TextRule nameRule{1, 128};
constexpr JsonForm::TextRule urlRule{0, 2048};

bool isHttpUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

/// An origin is scheme, host and port, and nothing after them (RFC 6454 section 6.1).
bool isOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return isHttpUrl(text) && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment()
        && url.userInfo().isEmpty();
}

void readUrl(JsonForm &form, QByteArrayView name, QString &target)
{
    const std::optional<QString> url = form.text(name, Presence::Optional, urlRule);
    if (!url)
        return;
    if (!url->isEmpty() && !isHttpUrl(*url))
        form.refuse(name, QStringLiteral("must be an http or https URL"));
    target = *url;
}

void readOrigins(JsonForm &form, QByteArrayView name, QStringList &target)
{
    const std::optional<QStringList> origins = form.textList(name, Presence::Optional, urlRule);
    if (!origins)
        return;
    for (const QString &origin : *origins) {
        if (!isOrigin(origin))
            form.refuse(name,
                        QStringLiteral("holds \"%1\", which is not an origin such as https://example.com")
                            .arg(origin));
    }
    target = *origins;
}

void readConfiguration(JsonForm &form, TenantConfiguration &configuration)
{
    if (const auto limit =
            form.integer("rate_limit_per_min", Presence::Optional, 1, highestRateLimitPerMinute))
        configuration.rateLimitPerMinute = static_cast<int>(*limit);
    readUrl(form, "callback_url_base", configuration.callbackUrlBase);
    if (const auto path = form.text("callback_path", Presence::Optional, {1, 1024})) {
        if (!path->startsWith(QLatin1Char('/')))
            form.refuse("callback_path", QStringLiteral("must begin with /"));
        configuration.callbackPath = *path;
    }
    if (const auto name = form.text("branding_display_name", Presence::Optional, {0, nameRule.maxLength}))
        configuration.brandingDisplayName = *name;
    readUrl(form, "branding_logo_url", configuration.brandingLogoUrl);
    readOrigins(form, "qr_login_allowed_origins", configuration.qrLoginAllowedOrigins);
    if (const auto id = form.text("webauthn_rp_id", Presence::Optional, {0, 253}))
        configuration.webauthnRpId = *id;
    readOrigins(form, "webauthn_origins", configuration.webauthnOrigins);
    if (const auto enabled = form.boolean("passkeys_enabled", Presence::Optional))
        configuration.passkeysEnabled = *enabled;
}

} // namespace

Result<TenantProvisioned> provisionTenant(JsonValue body, const QByteArray &sealedSecret,
                                          const IdSource &newId)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    TenantProvisioned event;
    event.name = form.text("tenant_name", Presence::Required, nameRule).value_or(QString());
    readConfiguration(form, event.configuration);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    event.tenantId = newId(QLatin1String("tnt_"));
    event.sealedSecret = sealedSecret;
    return event;
}

Result<TenantUpdated> updateTenant(const Tenant &tenant, JsonValue body)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    TenantUpdated event{tenant.id, tenant.name, tenant.configuration};
    if (const auto name = form.text("tenant_name", Presence::Optional, nameRule))
        event.name = *name;
    readConfiguration(form, event.configuration);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return event;
}

} // namespace countersign::domain
