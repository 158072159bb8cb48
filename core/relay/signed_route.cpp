#include "core/relay/signed_route.h"

#include "core/relay/envelope.h"

namespace countersign::relay {

namespace {

void refuse(const Reply &reply, const Error &error)
{
    http::Response response = failure(error);
    const QJsonValue retryAfter = error.details[QStringLiteral("retry_after")];
    if (retryAfter.isDouble())
        response.headers.add("Retry-After", QByteArray::number(retryAfter.toInt()));
    reply.answer(std::move(response));
}

} // namespace

void addSignedRoute(Relay &relay, QByteArray method, const QByteArray &path, SignedRoute route)
{
    relay.router().add(std::move(method), path, [&relay, route = std::move(route)](Call call) {
        TenantGate::Entry entry = relay.gate().admit(call.request);
        if (entry.verdict) {
            call.reply.remarks.verdict =
                http::DeferredJson([verdict = *std::move(entry.verdict)] { return verdict.toJson(); });
        }
        if (entry.tenant)
            route(std::move(call), **entry.tenant);
        else
            refuse(call.reply, entry.tenant.error());
    });
}

} // namespace countersign::relay
