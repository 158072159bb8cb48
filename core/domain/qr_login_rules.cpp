#include "core/domain/qr_login_rules.h"

#include "core/base/json_form.h"
#include "core/domain/device_signature.h"
#include "core/domain/display_mismatch.h"
#include "core/signing/digest.h"

namespace countersign::domain {

namespace {

constexpr JsonForm::TextRule originRule{1, 2048};
constexpr JsonForm::TextRule sessionRule{1, 64};
constexpr JsonForm::TextRule reasonRule{0, 512};

Failure notFound(const QString &sessionId)
{
    return fail(QStringLiteral("QR_LOGIN_NOT_FOUND"),
                QStringLiteral("There is no QR login session \"%1\" here; initiate one, and scan its code.")
                    .arg(sessionId));
}

Failure expired(const QrLogin &login)
{
    return fail(QStringLiteral("QR_LOGIN_EXPIRED"),
                QStringLiteral("This QR login session expired at %1; initiate a new one.")
                    .arg(toIso(login.expiresAt)));
}

bool hasExpired(const QrLogin &login, Instant now)
{
    return login.state == QrLoginState::Expired || (login.isOpen() && login.expiresAt <= now);
}

/// The session, when a device of that pairing may do something with it still.
Result<const QrLogin *> waiting(const RelayState &state, const Pairing &pairing, const QString &sessionId,
                                Instant now)
{
    const QrLogin *login = state.qrLogin(sessionId);
    if (!login || login->tenantId != pairing.tenantId)
        return notFound(sessionId);
    if (hasExpired(*login, now))
        return expired(*login);
    if (login->state != QrLoginState::Pending) {
        return fail(QStringLiteral("QR_LOGIN_ANSWERED"),
                    QStringLiteral("This QR login session is %1 already; the first answer counts.")
                        .arg(toWire(login->state)),
                    {{QStringLiteral("status"), toWire(login->state)}});
    }
    return login;
}

/// A device whose key the relay holds must have signed for the origin that asks.
std::optional<Error> signedMismatch(const QrLogin &login, const PairedDevice &device, QrLoginState decision,
                                    const QString &displayDigest, const QString &deviceSignature)
{
    if (device.publicKey.isEmpty())
        return std::nullopt;
    const QString wanted = originDigest(login.browserOrigin);
    if (displayDigest != wanted) {
        return displayMismatch(
            MismatchedMember::DisplayDigest,
            QStringLiteral(
                "The device answered for display_digest \"%1\", that of \"%2\" is \"%3\": the origin"
                " that was shown is not the one that asks.")
                .arg(displayDigest, login.browserOrigin, wanted));
    }
    return signatureMismatch(device, {login.sessionId, toWire(decision), displayDigest, deviceSignature});
}

} // namespace

Result<QrLoginInitiated> initiateQrLogin(const Tenant &tenant, JsonValue body, const Secret &pollToken,
                                         Instant now, const IdSource &newId)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    const QString origin = form.text("browser_origin", Presence::Required, originRule).value_or(QString());
    if (!problems.isEmpty())
        return Failure(problems.toError());
    const QStringList &allowed = tenant.configuration.qrLoginAllowedOrigins;
    if (!allowed.contains(origin)) {
        return fail(
            QStringLiteral("QR_LOGIN_FORBIDDEN"),
            allowed.isEmpty()
                ? QStringLiteral("QR login is off for this tenant; name \"%1\" in its"
                                 " qr_login_allowed_origins.")
                      .arg(origin)
                : QStringLiteral("The origin \"%1\" is not among this tenant's qr_login_allowed_origins;"
                                 " write it as the browser does, or add it there.")
                      .arg(origin));
    }
    return QrLoginInitiated{newId(QLatin1String("qrs_")), tenant.id, origin,
                            signing::sha256(pollToken.reveal()), now + qrLoginLifetime};
}

Result<QrLoginPoll> pollQrLogin(const RelayState &state, const QString &tenantId, const QString &sessionId,
                                const Secret &pollToken, Instant now)
{
    const QrLogin *login = state.qrLogin(sessionId);
    if (!login || login->tenantId != tenantId)
        return notFound(sessionId);
    if (!signing::equalInConstantTime(signing::sha256(pollToken.reveal()), login->pollTokenHash)) {
        return fail(
            QStringLiteral("QR_POLL_TOKEN_INVALID"),
            QStringLiteral("The X-QR-Poll-Token header is missing or not this session's; send the poll_token"
                           " that initiate answered."));
    }
    if (hasExpired(*login, now))
        return expired(*login);
    switch (login->state) {
    case QrLoginState::Pending: return QrLoginPoll{*login};
    case QrLoginState::Approved:
        return QrLoginPoll{*login, QrLoginState::Approved, {QrLoginConsumed{sessionId}}};
    case QrLoginState::Rejected:
        return fail(QStringLiteral("QR_LOGIN_REJECTED"),
                    QStringLiteral("The sign-in was denied on the phone; initiate a new one to ask again."));
    case QrLoginState::Consumed:
    case QrLoginState::Expired: break;
    }
    return fail(QStringLiteral("QR_LOGIN_CONSUMED"),
                QStringLiteral("The approval of this session was delivered before, and is delivered once;"
                               " initiate a new one."));
}

Result<std::vector<Event>> scanQrLogin(const RelayState &state, const PairedDevice &device,
                                       const QString &sessionId, Instant now)
{
    const Pairing &pairing = *state.pairingOfDevice(device.id);
    const Result<const QrLogin *> login = waiting(state, pairing, sessionId, now);
    if (!login)
        return failureOf(login);
    if ((*login)->pairingId == pairing.id)
        return std::vector<Event>();
    if (!(*login)->pairingId.isEmpty()) {
        return fail(QStringLiteral("QR_LOGIN_SCANNED"),
                    QStringLiteral("Somebody else has scanned this code; have the browser show a new one."));
    }
    return std::vector<Event>{QrLoginScanned{sessionId, pairing.id, device.id}};
}

Result<QrLoginAnswered> answerQrLogin(const RelayState &state, const PairedDevice &device, JsonValue body,
                                      Instant now)
{
    JsonProblems problems;
    JsonForm form(body, {}, problems);
    QrLoginAnswered event;
    event.sessionId = form.text("session_id", Presence::Required, sessionRule).value_or(QString());
    if (const auto decision = form.choice("decision", Presence::Required,
                                          {toWire(QrLoginState::Approved), toWire(QrLoginState::Rejected)}))
        event.state = *qrLoginStateFromWire(*decision);
    event.deviceId = device.id;
    event.reason = form.text("reason", Presence::Optional, reasonRule).value_or(QString());
    event.deviceSignature = form.text("device_signature", Presence::Optional, {0, 256}).value_or(QString());
    const QString digest = form.text("display_digest", Presence::Optional, {0, 128}).value_or(QString());
    if (!problems.isEmpty())
        return Failure(problems.toError());

    const Pairing &pairing = *state.pairingOfDevice(device.id);
    const Result<const QrLogin *> login = waiting(state, pairing, event.sessionId, now);
    if (!login)
        return failureOf(login);
    if ((*login)->pairingId != pairing.id) // what this user has not scanned they were not shown
        return notFound(event.sessionId);
    if (auto mismatch = signedMismatch(**login, device, event.state, digest, event.deviceSignature))
        return Failure(*std::move(mismatch));
    return event;
}

} // namespace countersign::domain
