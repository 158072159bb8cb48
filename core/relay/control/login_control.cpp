#include "core/relay/control/answer_form.h"
#include "core/relay/control/describe.h"
#include "core/relay/envelope.h"

/// Signing in by QR code: a device scans, and its person answers as they would a challenge.
namespace countersign::relay {

namespace {

/// Room for a picture; the body's own limit is the tighter one.
constexpr JsonForm::TextRule payloadRule{1, 2 * 1024 * 1024};

QJsonObject describe(const domain::RelayState &state, const domain::QrLogin &login)
{
    const domain::QrLoginAnswer answer = login.answer.value_or(domain::QrLoginAnswer{});
    const domain::Pairing *pairing = state.pairing(login.pairingId);
    return {{QStringLiteral("session_id"), login.sessionId},
            {QStringLiteral("tenant_id"), login.tenantId},
            {QStringLiteral("tenant_name"), state.tenant(login.tenantId)->displayName()},
            {QStringLiteral("browser_origin"), login.browserOrigin},
            {QStringLiteral("status"), domain::toWire(login.state)},
            {QStringLiteral("pairing_id"), textOrNull(login.pairingId)},
            {QStringLiteral("user_socket_hash"), textOrNull(pairing ? pairing->userSocketHash : QString())},
            {QStringLiteral("device_id"), textOrNull(answer.deviceId)},
            {QStringLiteral("reason"), textOrNull(answer.reason)},
            {QStringLiteral("created_at"), toIso(login.createdAt)},
            {QStringLiteral("expires_at"), toIso(login.expiresAt)},
            {QStringLiteral("answered_at"), login.answer ? QJsonValue(toIso(answer.at)) : QJsonValue()}};
}

void scan(const ControlParts &parts, const Call &call)
{
    const Result<JsonDocument> body = call.json();
    if (!body)
        return call.reply.answer(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    const QString payload = form.text("payload", Presence::Required, payloadRule).value_or(QString());
    if (!problems.isEmpty())
        return call.reply.answer(problems.toError());
    const auto answer = [&parts, reply = call.reply](const Result<QJsonObject> &scanned) {
        parts.loop.post([&parts, reply, scanned] {
            if (!scanned)
                return reply.answer(scanned.error());
            const domain::RelayState &state = parts.relay.ledger().state();
            const domain::QrLogin *login = state.qrLogin((*scanned)[QStringLiteral("session_id")].toString());
            if (login)
                reply.answer(success(200, "Sign-in scanned", describe(state, *login)));
            else // of another relay, or a pairing
                reply.answer(success(200, "Code scanned", *scanned));
        });
    };
    parts.devices.scan(QString::fromUtf8(call.pathParts.first()), payload, answer);
}

} // namespace

void readLogin(const ControlParts &parts, const Call &call, const domain::QrLogin &login)
{
    call.reply.answer(success(200, "Sign-in", describe(parts.relay.ledger().state(), login)));
}

void answerLogin(const ControlParts &parts, const Call &call, const domain::QrLogin &login,
                 AnswerOrder::Decision decision)
{
    AnswerOrder asked;
    asked.decision = decision;
    asked.tenantId = login.tenantId;
    asked.instructionId = login.sessionId;
    const Result<AnswerOrder> order = readAnswerOrder(call, asked);
    if (!order)
        return call.reply.answer(order.error());
    const QByteArray message =
        decision == AnswerOrder::Decision::Approve ? "Sign-in approved" : "Sign-in denied";
    parts.devices.answer(
        *order,
        [&parts, sessionId = login.sessionId, message,
         reply = call.reply](const Result<QJsonObject> &answered) {
            parts.loop.post([&parts, sessionId, message, reply, answered] {
                const domain::RelayState &state = parts.relay.ledger().state();
                const domain::QrLogin *now = state.qrLogin(sessionId);
                if (!answered)
                    reply.answer(answered.error());
                else if (now)
                    reply.answer(success(200, message, describe(state, *now)));
                else
                    reply.answer(Error{QStringLiteral("QR_LOGIN_NOT_FOUND"),
                                       QStringLiteral("Sign-in \"%1\" was answered, and is forgotten by now.")
                                           .arg(sessionId)});
            });
        });
}

void addLoginControl(const Control &control)
{
    addControlRoute(control, "POST", "/devices/{id}/scan", scan);
}

} // namespace countersign::relay
