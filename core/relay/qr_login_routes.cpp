#include "core/base/json_form.h"
#include "core/domain/qr_login_rules.h"
#include "core/qr/qr_matrix.h"
#include "core/relay/envelope.h"
#include "core/relay/signed_route.h"

/// Signing a browser in by QR code (protocol, section 9): the backend initiates and polls, a phone scans and answers.
namespace countersign::relay {

namespace {

constexpr int pollTokenBytes = 32;
constexpr int pixelsPerModule = 6;
constexpr JsonForm::TextRule payloadRule{1, 4096};

QByteArray pictureOf(const LoginLinks::Link &link)
{
    // An origin is at most 2048 characters, thrice as many when encoded: then the code is left out, not the sign-in.
    const Result<qr::QrMatrix> matrix = qr::encodeQr(link.text);
    return matrix ? "data:image/png;base64," + qr::toPng(*matrix, pixelsPerModule).toBase64() : QByteArray();
}

void initiate(Relay &relay, const Call &call, const domain::Tenant &tenant)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Secret pollToken("qpt_" + randomBytes(pollTokenBytes).toHex());
    const Result<domain::QrLoginInitiated> event =
        domain::initiateQrLogin(tenant, body->root(), pollToken, relay.clock().now(), relay.newId());
    if (!event)
        return call.reply.answer(event.error());
    const LoginLinks::Link link = relay.loginLinks().compose(*event);
    JsonWriter json;
    json.beginObject();
    json.name("session_id").string(event->sessionId);
    json.name("poll_token").utf8(pollToken.reveal());
    json.name("qr_payload").utf8(link.text);
    json.name("qr_code_str").utf8(pictureOf(link));
    json.name("signature").utf8(link.signature);
    json.name("expires").string(toIso(event->expiresAt));
    relay.commitAndAnswer({*event}, call.reply, success(200, "QR login initiated", json.endObject().take()));
}

http::Response describePoll(const domain::QrLoginPoll &poll, const domain::RelayState &state)
{
    const domain::QrLogin &login = poll.login;
    JsonWriter json;
    json.beginObject();
    json.name("session_id").string(login.sessionId);
    json.name("status").string(domain::toWire(poll.state));
    json.name("browser_origin").string(login.browserOrigin);
    json.name("expires").string(toIso(login.expiresAt));
    json.name("scanned").boolean(!login.pairingId.isEmpty());
    if (poll.state == domain::QrLoginState::Pending)
        return success(200, "Waiting for the phone", json.endObject().take());
    const domain::Pairing &pairing = *state.pairing(login.pairingId);
    json.name("user_socket_hash").string(pairing.userSocketHash);
    json.name("backend_user_id").string(pairing.user.backendUserId);
    json.name("relay_user_id").string(pairing.relayUserId);
    json.name("device_id").string(login.answer->deviceId);
    json.name("approved_at").string(toIso(login.answer->at));
    return success(200, "Sign-in approved", json.endObject().take());
}

void poll(Relay &relay, const Call &call, const domain::Tenant &tenant)
{
    const QString sessionId = call.query(QStringLiteral("session_id"));
    if (sessionId.isEmpty()) {
        JsonProblems problems;
        problems.add(QStringLiteral("session_id"), QStringLiteral("is required in the query"));
        return call.reply.answer(problems.toError());
    }
    const domain::RelayState &state = relay.ledger().state();
    const Secret pollToken(call.request.headers.find("X-QR-Poll-Token").value_or(QByteArray()));
    Result<domain::QrLoginPoll> poll =
        domain::pollQrLogin(state, tenant.id, sessionId, pollToken, relay.clock().now());
    if (!poll)
        return call.reply.answer(poll.error());
    http::Response response = describePoll(*poll, state);
    relay.commitAndAnswer(std::move(poll->events), call.reply, std::move(response));
}

QJsonObject describeScanned(const domain::QrLogin &login, const domain::Tenant &tenant)
{
    return {{QStringLiteral("session_id"), login.sessionId},
            {QStringLiteral("tenant_id"), tenant.id},
            {QStringLiteral("tenant_name"), tenant.displayName()},
            {QStringLiteral("tenant_logo_url"), tenant.configuration.brandingLogoUrl},
            {QStringLiteral("browser_origin"), login.browserOrigin},
            {QStringLiteral("expires"), toIso(login.expiresAt)},
            {QStringLiteral("status"), domain::toWire(login.state)}};
}

void scan(Relay &relay, const Call &call)
{
    const domain::RelayState &state = relay.ledger().state();
    const Instant now = relay.clock().now();
    const auto device = relay.tokens().device(call.request, state, now);
    if (!device)
        return call.reply.answer(device.error());
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const QString payload = form.text("qr_payload", Presence::Required, payloadRule).value_or(QString());
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    const Result<QString> sessionId = relay.loginLinks().sessionId(payload);
    if (!sessionId)
        return call.reply.answer(sessionId.error());
    Result<std::vector<domain::Event>> events = domain::scanQrLogin(state, **device, *sessionId, now);
    if (!events)
        return call.reply.answer(events.error());
    const domain::QrLogin &login = *state.qrLogin(*sessionId);
    http::Response response =
        success(200, "Sign-in scanned", describeScanned(login, *state.tenant(login.tenantId)));
    relay.commitAndAnswer(*std::move(events), call.reply, std::move(response));
}

void respond(Relay &relay, const Call &call)
{
    const domain::RelayState &state = relay.ledger().state();
    const Instant now = relay.clock().now();
    const auto device = relay.tokens().device(call.request, state, now);
    if (!device)
        return call.reply.answer(device.error());
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    const Result<domain::QrLoginAnswered> event = domain::answerQrLogin(state, **device, body->root(), now);
    if (!event)
        return call.reply.answer(event.error());
    const QJsonObject data{{QStringLiteral("session_id"), event->sessionId},
                           {QStringLiteral("status"), domain::toWire(event->state)}};
    const bool approved = event->state == domain::QrLoginState::Approved;
    relay.commitAndAnswer({*event}, call.reply,
                          success(200, approved ? "Sign-in approved" : "Sign-in rejected", data));
}

} // namespace

void addQrLoginRoutes(Relay &relay)
{
    addSignedRoute(
        relay, "POST", "/api/v1/relay/qr-login/initiate",
        [&relay](const Call &call, const domain::Tenant &tenant) { initiate(relay, call, tenant); });
    addSignedRoute(relay, "GET", "/api/v1/relay/qr-login/poll",
                   [&relay](const Call &call, const domain::Tenant &tenant) { poll(relay, call, tenant); });
    relay.router().add("POST", "/api/v1/device/qr-login/scan",
                       [&relay](const Call &call) { scan(relay, call); });
    relay.router().add("POST", "/api/v1/device/qr-login/respond",
                       [&relay](const Call &call) { respond(relay, call); });
}

} // namespace countersign::relay
