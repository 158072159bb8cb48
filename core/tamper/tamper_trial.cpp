#include "core/tamper/tamper_trial.h"

#include "core/base/ids.h"
#include "core/domain/wire_names.h"
#include "core/tamper/json_bytes.h"
#include "core/tamper/lab_bank.h"
#include "core/tamper/lab_relay.h"
#include "core/tamper/tampering.h"

namespace countersign::tamper {

namespace {

constexpr int secretBytes = 32;
constexpr domain::WireNames<Party, 2> partyNames({"relay", "backend"});
constexpr domain::WireNames<Effect, 3> effectNames({"refused", "ran_as_approved", "ran_changed"});

/// The relay says itself which member of the answer it could not accept.
TamperCheck checkOfRelay(const Error &refusal)
{
    const bool isSignature =
        refusal.details[QStringLiteral("member")].toString() == QLatin1String("device_signature");
    return isSignature ? TamperCheck::Signature : TamperCheck::Digest;
}

TamperCheck checkOfProof(const Error &refusal)
{
    return refusal.code == QLatin1String("DISPLAY_MISMATCH") ? TamperCheck::Digest : TamperCheck::Signature;
}

/// One trial while it runs.
class Run
{
public:
    Run(TamperCase tampered, const display::DisplayBlock &block, BlockChange change, Instant now)
        : m_tampered(tampered), m_change(std::move(change)), m_now(now),
          m_secret(randomBytes(secretBytes).toHex()), m_bank(block, m_secret, now),
          m_relay(m_secret, m_phone.publicKey(), now)
    {
        m_trial.tampered = tampered;
    }

    [[nodiscard]] Result<TamperTrial> play();

private:
    [[nodiscard]] bool isAt(TamperWhere where) const { return m_tampered.where == where; }
    void note(const Alteration &alteration);
    [[nodiscard]] Result<QByteArray> askAndAnswer();
    [[nodiscard]] TamperTrial decide(const QByteArray &answer);
    void tell(http::Request callback);
    void call();
    /// What the backend itself finds of the device's signature in `json`, which has it under these names.
    [[nodiscard]] std::optional<Catch> verify(const QByteArray &json, const QByteArray &decisionName) const;

    const TamperCase m_tampered;
    const BlockChange m_change;
    const Instant m_now;
    const Secret m_secret;
    LabPhone m_phone;
    LabBank m_bank;
    LabRelay m_relay;
    TamperTrial m_trial;
};

void Run::note(const Alteration &alteration)
{
    m_trial.part = display::DisplayText::guard(alteration.part);
    m_trial.before = display::DisplayText::guard(alteration.before);
    m_trial.after = display::DisplayText::guard(alteration.after);
}

Result<TamperTrial> Run::play()
{
    const Result<QByteArray> answer = askAndAnswer();
    if (!answer)
        return failureOf(answer);
    return decide(*answer);
}

Result<QByteArray> Run::askAndAnswer()
{
    Result<QByteArray> push = m_relay.push(m_bank.ask());
    if (!push)
        return push;
    if (isAt(TamperWhere::Push) && m_tampered.what == TamperWhat::Locale) {
        note(alterPhone(m_phone));
    } else if (isAt(TamperWhere::Push)) {
        const Altered<QByteArray> altered = alterPush(*push, m_change);
        note(altered.alteration);
        push = altered.passedOn;
    }
    return m_phone.approve(*push, m_now);
}

TamperTrial Run::decide(const QByteArray &answer)
{
    m_trial.askedDigest = m_relay.askedDigest();
    m_trial.signedDigest = stringAt(answer, {"display_digest"});
    m_trial.painted = sourceAt(answer, {"painted"});
    QByteArray passedOn = answer;
    if (isAt(TamperWhere::Answer)) {
        const Altered<QByteArray> altered = alterAnswer(answer, m_tampered.what, m_change);
        note(altered.alteration);
        passedOn = altered.passedOn;
    }
    const Result<http::Request> callback = m_relay.judge(passedOn);
    if (callback) {
        tell(*callback);
    } else {
        m_trial.caught = Catch{checkOfRelay(callback.error()), Party::Relay, callback.error()};
        m_trial.behind = verify(passedOn, "decision");
    }
    return std::move(m_trial);
}

void Run::tell(http::Request callback)
{
    if (isAt(TamperWhere::Callback)) {
        const Altered<http::Request> altered = alterCallback(callback, m_tampered.what, m_change);
        note(altered.alteration);
        callback = altered.passedOn;
    }
    const std::optional<Catch> unproven = verify(callback.body, "status");
    if (const Result<void> heard = m_bank.hear(callback); !heard) {
        m_trial.caught = Catch{TamperCheck::CallbackHmac, Party::Backend, heard.error()};
        m_trial.behind = unproven;
    } else if (unproven) {
        m_trial.caught = unproven;
    } else {
        call();
    }
}

void Run::call()
{
    const http::Request approved = m_bank.secondCall();
    http::Request request = approved;
    if (isAt(TamperWhere::Request)) {
        const Altered<http::Request> altered = alterRequest(approved, m_tampered.what, m_change);
        note(altered.alteration);
        request = altered.passedOn;
    }
    if (const Result<void> ran = m_bank.run(request); !ran) {
        m_trial.caught = Catch{TamperCheck::Binding, Party::Backend, ran.error()};
        return;
    }
    const bool isAsApproved = request.target == approved.target && request.body == approved.body
        && m_trial.signedDigest == m_trial.askedDigest;
    m_trial.effect = isAsApproved ? Effect::RanAsApproved : Effect::RanChanged;
}

std::optional<Catch> Run::verify(const QByteArray &json, const QByteArray &decisionName) const
{
    const Result<void> verified =
        m_bank.verify({{stringAt(json, {"instruction_id"}), stringAt(json, {decisionName}),
                        stringAt(json, {"display_digest"}), stringAt(json, {"device_signature"})},
                       m_phone.publicKey()});
    if (verified)
        return std::nullopt;
    return Catch{checkOfProof(verified.error()), Party::Backend, verified.error()};
}

} // namespace

QString toWire(Party party)
{
    return partyNames.name(party);
}

QString toWire(Effect effect)
{
    return effectNames.name(effect);
}

std::optional<Clause> TamperTrial::clause() const
{
    return caught ? std::optional(clauseOf(caught->check, tampered)) : std::nullopt;
}

Result<TamperTrial> tryTampering(TamperCase tampered, const display::DisplayBlock &block, Instant now)
{
    Result<BlockChange> change = changeBlock(block, tampered.what);
    if (!change)
        return failureOf(change);
    return Run(tampered, block, *std::move(change), now).play();
}

} // namespace countersign::tamper
