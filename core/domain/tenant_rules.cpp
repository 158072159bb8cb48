#include "core/domain/tenant_rules.h"

#include "core/base/json_form.h"
#include "core/domain/base_url.h"
#include "core/domain/http_url.h"

#include <QRegularExpression>

namespace countersign::domain {

namespace {

constexpr JsonForm::TextRule nameRule{1, 128};
constexpr JsonForm::TextRule urlRule{0, 2048};
constexpr int mostOrigins = 100;

QString callbackPathProblem(const QString &path)
{
    if (!path.startsWith(QLatin1Char('/')))
        return QStringLiteral("must begin with /");
    const QUrl url(QStringLiteral("http://host") + path, QUrl::StrictMode);
    if (!url.isValid() || url.host() != QLatin1String("host") || url.hasFragment())
        return QStringLiteral("must be a path as in a URL, without spaces and without #");
    return {};
}

/// The origin as a browser writes it (RFC 6454 section 6.1): lower case, without the port that the scheme implies.
QString asBrowsersWrite(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    const int implied = url.scheme() == QLatin1String("https") ? 443 : 80;
    origin.setPort(url.port(implied) == implied ? -1 : url.port());
    return origin.toString(QUrl::FullyEncoded);
}

QString originProblem(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!isHttpUrl(url))
        return QStringLiteral("must be an origin such as https://example.com");
    const QString origin = asBrowsersWrite(url);
    return origin == text ? QString() : QStringLiteral("must be scheme, host and port alone: %1").arg(origin);
}

/// A relying party is a domain (Web Authentication, section 5.1.2): no address, scheme or port.
QString relyingPartyProblem(const QString &text)
{
    static const QRegularExpression domain(QStringLiteral(
        "\\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\\z"));
    return domain.match(text).hasMatch()
        ? QString()
        : QStringLiteral("must be a domain in lower case such as example.com, without scheme and port");
}

using Problem = QString (*)(const QString &text);

/// Takes a text that is present; an empty one clears the member, any other is taken if `problemOf` finds nothing.
void readText(JsonForm &form, QByteArrayView name, JsonForm::TextRule rule, Problem problemOf,
              QString &target)
{
    const std::optional<QString> text = form.text(name, Presence::Optional, rule);
    if (!text)
        return;
    const QString problem = text->isEmpty() ? QString() : problemOf(*text);
    if (!problem.isEmpty())
        form.refuse(name, problem);
    target = *text;
}

void readOrigins(JsonForm &form, const QByteArray &name, QStringList &target)
{
    const std::optional<QStringList> origins = form.textList(name, Presence::Optional, urlRule);
    if (!origins)
        return;
    if (origins->size() > mostOrigins)
        return form.refuse(name, QStringLiteral("must hold at most %1 origins").arg(mostOrigins));
    for (qsizetype i = 0; i < origins->size(); ++i) {
        if (const QString problem = originProblem(origins->at(i)); !problem.isEmpty())
            form.refuse(name + '[' + QByteArray::number(i) + ']', problem);
    }
    target = *origins;
}

void readConfiguration(JsonForm &form, TenantConfiguration &configuration)
{
    if (const auto limit =
            form.integer("rate_limit_per_min", Presence::Optional, 1, highestRateLimitPerMinute))
        configuration.rateLimitPerMinute = static_cast<int>(*limit);
    readText(form, "callback_url_base", urlRule, baseUrlProblem, configuration.callbackUrlBase);
    readText(form, "callback_path", {1, 1024}, callbackPathProblem, configuration.callbackPath);
    if (const auto name = form.text("branding_display_name", Presence::Optional, {0, nameRule.maxLength}))
        configuration.brandingDisplayName = *name;
    readText(form, "branding_logo_url", urlRule, httpUrlProblem, configuration.brandingLogoUrl);
    readOrigins(form, "qr_login_allowed_origins", configuration.qrLoginAllowedOrigins);
    readText(form, "webauthn_rp_id", {0, 253}, relyingPartyProblem, configuration.webauthnRpId);
    readOrigins(form, "webauthn_origins", configuration.webauthnOrigins);
    if (const auto enabled = form.boolean("passkeys_enabled", Presence::Optional))
        configuration.passkeysEnabled = *enabled;
    if (const auto path = form.choice("answer_path", Presence::Optional,
                                      {toWire(AnswerPath::Relay), toWire(AnswerPath::Backend)}))
        configuration.answerPath = *answerPathFromWire(*path);
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

std::vector<Event> changeTenantState(const Tenant &tenant, TenantState state)
{
    if (tenant.state == state)
        return {};
    return {TenantStateChanged{tenant.id, state}};
}

} // namespace countersign::domain
