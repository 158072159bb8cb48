#include "core/base/json_form.h"
#include "core/domain/tenant_rules.h"
#include "core/relay/envelope.h"
#include "core/relay/relay.h"
#include "core/signing/digest.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

/// Administration of tenants (protocol, section 4): guarded by `X-Admin-Key`.
namespace countersign::relay {

namespace {

constexpr int tenantSecretBytes = 32;
constexpr qint64 defaultPage = 50;
constexpr qint64 largestPage = 500;
constexpr qint64 largestOffset = std::numeric_limits<qint64>::max() - largestPage;

Secret newTenantSecret()
{
    return Secret("sk_" + randomBytes(tenantSecretBytes).toHex());
}

QJsonObject describe(const domain::Tenant &tenant)
{
    QJsonObject json = domain::toJson(tenant.configuration);
    json[QStringLiteral("tenant_id")] = tenant.id;
    json[QStringLiteral("tenant_name")] = tenant.name;
    json[QStringLiteral("status")] =
        tenant.state == domain::TenantState::Active ? QStringLiteral("active") : QStringLiteral("suspended");
    json[QStringLiteral("created_at")] = toIso(tenant.createdAt);
    return json;
}

/// Mounts a route that only the holder of the admin key reaches.
void addAdminRoute(Relay &relay, QByteArray method, const QByteArray &path, Route route)
{
    relay.router().add(std::move(method), path, [&relay, route = std::move(route)](const Call &call) {
        const std::optional<QByteArray> given = call.request.headers.find("X-Admin-Key");
        const Secret &key = relay.adminKey();
        // A relay without a key has no operator; an empty header must not become one.
        if (given && !key.isEmpty() && signing::equalInConstantTime(*given, key.reveal()))
            return route(call);
        call.reply.answer(
            Error{QStringLiteral("ADMIN_KEY_INVALID"),
                  QStringLiteral("The header X-Admin-Key is missing or wrong; the key was printed when "
                                 "this relay started.")});
    });
}

Error tenantIdMissing()
{
    JsonProblems problems;
    problems.add(QStringLiteral("tenant_id"), QStringLiteral("is required, in the query: ?tenant_id=tnt_…"));
    return problems.toError();
}

/// A route that acts on the tenant named by `?tenant_id=`.
void addTenantRoute(Relay &relay, QByteArray method, const QByteArray &path,
                    std::function<void(const Call &, const domain::Tenant &)> route)
{
    addAdminRoute(relay, std::move(method), path, [&relay, route = std::move(route)](const Call &call) {
        const QString tenantId = call.query(QStringLiteral("tenant_id"));
        if (tenantId.isEmpty())
            return call.reply.answer(tenantIdMissing());
        if (const domain::Tenant *tenant = relay.ledger().state().tenant(tenantId))
            return route(call, *tenant);
        call.reply.answer(
            Error{QStringLiteral("TENANT_NOT_FOUND"),
                  QStringLiteral("There is no tenant \"%1\"; fetch/tenants lists them.").arg(tenantId)});
    });
}

void provision(Relay &relay, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Secret secret = newTenantSecret();
    const Result<domain::TenantProvisioned> event =
        domain::provisionTenant(body->root(), relay.keyring().sealTenantSecret(secret), relay.newId());
    if (!event)
        return call.reply.answer(event.error());
    relay.ledger().commit(
        {*event}, [&relay, id = event->tenantId, secret, reply = call.reply](const Result<void> &committed) {
            if (!committed)
                return reply.answer(committed.error());
            QJsonObject data = describe(*relay.ledger().state().tenant(id));
            data[QStringLiteral("tenant_secret")] = QString::fromLatin1(secret.reveal());
            reply.answer(success(201, "Tenant provisioned", data));
        });
}

void update(Relay &relay, const Call &call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Result<domain::TenantUpdated> event = domain::updateTenant(tenant, body->root());
    if (!event)
        return call.reply.answer(event.error());
    domain::Tenant updated = tenant;
    updated.name = event->name;
    updated.configuration = event->configuration;
    relay.commitAndAnswer({*event}, call.reply, success(200, "Tenant updated", describe(updated)));
}

void rotateSecret(Relay &relay, const Call &call, const domain::Tenant &tenant)
{
    const Secret secret = newTenantSecret();
    const QJsonObject data{{QStringLiteral("tenant_id"), tenant.id},
                           {QStringLiteral("tenant_secret"), QString::fromLatin1(secret.reveal())}};
    relay.commitAndAnswer({domain::TenantSecretRotated{tenant.id, relay.keyring().sealTenantSecret(secret)}},
                          call.reply, success(200, "Tenant secret rotated", data));
}

void setState(Relay &relay, const Call &call, const domain::Tenant &tenant, domain::TenantState state)
{
    domain::Tenant changed = tenant;
    changed.state = state;
    const QByteArray message =
        state == domain::TenantState::Active ? "Tenant reactivated" : "Tenant suspended";
    relay.commitAndAnswer(domain::changeTenantState(tenant, state), call.reply,
                          success(200, message, describe(changed)));
}

void listTenants(Relay &relay, const Call &call)
{
    JsonProblems problems;
    const qint64 limit = call.queryNumber(QStringLiteral("limit"), {defaultPage, 1, largestPage}, problems);
    const qint64 offset = call.queryNumber(QStringLiteral("offset"), {0, 0, largestOffset}, problems);
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    const std::deque<domain::Tenant> &tenants = relay.ledger().state().tenants();
    const auto total = static_cast<qint64>(tenants.size());
    QJsonArray page;
    for (qint64 i = offset; i < std::min(total, offset + limit); ++i)
        page.append(describe(tenants[static_cast<std::size_t>(i)]));
    const QJsonObject data{{QStringLiteral("tenants"), page},
                           {QStringLiteral("total"), total},
                           {QStringLiteral("limit"), limit},
                           {QStringLiteral("offset"), offset}};
    call.reply.answer(success(200, "Tenants", data));
}

} // namespace

void addAdminRoutes(Relay &relay)
{
    addAdminRoute(relay, "POST", "/api/v1/provision/tenant",
                  [&relay](const Call &call) { provision(relay, call); });
    addTenantRoute(relay, "POST", "/api/v1/update/tenant",
                   [&relay](const Call &call, const domain::Tenant &tenant) { update(relay, call, tenant); });
    addTenantRoute(
        relay, "POST", "/api/v1/rotate/tenant-secret",
        [&relay](const Call &call, const domain::Tenant &tenant) { rotateSecret(relay, call, tenant); });
    addTenantRoute(relay, "POST", "/api/v1/suspend/tenant",
                   [&relay](const Call &call, const domain::Tenant &tenant) {
                       setState(relay, call, tenant, domain::TenantState::Suspended);
                   });
    addTenantRoute(relay, "POST", "/api/v1/reactivate/tenant",
                   [&relay](const Call &call, const domain::Tenant &tenant) {
                       setState(relay, call, tenant, domain::TenantState::Active);
                   });
    addTenantRoute(relay, "GET", "/api/v1/fetch/tenant", [](const Call &call, const domain::Tenant &tenant) {
        call.reply.answer(success(200, "Tenant", describe(tenant)));
    });
    addAdminRoute(relay, "GET", "/api/v1/fetch/tenants",
                  [&relay](const Call &call) { listTenants(relay, call); });
}

} // namespace countersign::relay
