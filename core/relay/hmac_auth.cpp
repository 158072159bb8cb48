#include "core/relay/hmac_auth.h"

#include "core/base/ids.h"
#include "core/http/loopback.h"
#include "core/relay/envelope.h"
#include "core/signing/signature_verdict.h"

#include <QLoggingCategory>

namespace countersign::relay {

namespace {

Q_LOGGING_CATEGORY(authLog, "countersign.auth")

constexpr int secretBytes = 32;

signing::HeaderLookup headersOf(const http::Request &request)
{
    return [&request](QByteArrayView name) { return request.headers.find(name); };
}

Admission admit(const Secret &secret, const http::Request &request, Instant now)
{
    const signing::HeaderLookup header = headersOf(request);
    const auto verified = signing::verifySignature(secret, header, request.body, now);
    return {verified ? Result<QUuid>(verified->clientId) : Result<QUuid>(failureOf(verified)),
            signing::explainSignature(secret, header, request.body, now)};
}

} // namespace

Admission HmacAuth::operator()(const http::Request &request) const
{
    return admit(m_secret, request, m_realClock->now());
}

HmacMultiClientAuth::HmacMultiClientAuth(SecretOf secretOf, const Clock &realClock)
    : m_secretOf(std::move(secretOf)), m_nobodys(randomBytes(secretBytes)), m_realClock(&realClock)
{}

Admission HmacMultiClientAuth::operator()(const http::Request &request) const
{
    const std::optional<QUuid> claimed =
        signing::parseClientId(request.headers.find(signing::clientIdHeader).value_or(QByteArray()));
    const std::optional<Secret> secret = claimed ? m_secretOf(*claimed) : std::nullopt;
    Admission admission = admit(secret ? *secret : m_nobodys, request, m_realClock->now());
    if (claimed && !secret && admission.verdict->reason == signing::VerdictReason::SignatureInvalid)
        admission.verdict->explanation = QStringLiteral("X-Client-Id %1 is nobody's that is known here.")
                                             .arg(claimed->toString(QUuid::WithoutBraces));
    return admission;
}

Result<BypassHmacAuth> BypassHmacAuth::create(const QByteArray &address)
{
    if (!http::isLoopbackName(address)) {
        return fail(
            QStringLiteral("BYPASS_REACHABLE"),
            QStringLiteral(
                "The control API cannot be left open on %1, which others than this machine can reach; "
                "listen on a loopback address, or give a client and a secret.")
                .arg(QString::fromUtf8(address)));
    }
    qCWarning(authLog, "The control API is open to every program on this machine (--control-bypass).");
    return BypassHmacAuth();
}

Admission BypassHmacAuth::operator()(const http::Request &request) const
{
    if (!http::isLoopbackName(request.peer)) {
        return {fail(QStringLiteral("CONTROL_LOOPBACK_ONLY"),
                     QStringLiteral("With --control-bypass the control API answers this machine only.")),
                std::nullopt};
    }
    // A browser sends another site's requests from this machine too, and says whose they are.
    if (const std::optional<QByteArray> origin = request.headers.find("Origin")) {
        return {fail(QStringLiteral("CONTROL_LOOPBACK_ONLY"),
                     QStringLiteral(
                         "With --control-bypass the control API answers no web page, and this request comes "
                         "from \"%1\"; give --control-client and --control-secret instead.")
                         .arg(QString::fromUtf8(*origin))),
                std::nullopt};
    }
    // Some requests of a page have no Origin (a picture, a script, a link); Sec-Fetch-Site they have.
    const std::optional<QByteArray> site = request.headers.find("Sec-Fetch-Site");
    if (site && *site != "none") {
        return {fail(QStringLiteral("CONTROL_LOOPBACK_ONLY"),
                     QStringLiteral(
                         "With --control-bypass the control API answers no web page, and this request comes "
                         "from a %1 one; give --control-client and --control-secret instead.")
                         .arg(QString::fromUtf8(*site))),
                std::nullopt};
    }
    return {QUuid(), std::nullopt};
}

http::Response authException(const Error &error)
{
    if (error.code != QLatin1String("AUTH_FAILED"))
        return failure(error);
    JsonWriter json;
    json.beginObject().name("detail").string(error.message).endObject();
    return {statusOf(error.code), {}, json.take()};
}

void addGuardedRoute(Router &router, QByteArray method, const QByteArray &path, RouteGuard guard,
                     GuardedRoute route)
{
    router.add(std::move(method), path, [guard = std::move(guard), route = std::move(route)](Call call) {
        const Admission admission = guard(call.request);
        if (admission.verdict)
            call.reply.remarks.verdict = http::DeferredJson(admission.verdict->toJson());
        if (!admission.client)
            return call.reply.answer(authException(admission.client.error()));
        route(std::move(call), *admission.client);
    });
}

} // namespace countersign::relay
