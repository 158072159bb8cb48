#include "ui/tamper/tamper_words.h"

#include <QCoreApplication>

namespace countersign::ui {

using tamper::Clause;
using tamper::Effect;
using tamper::Party;
using tamper::TamperCheck;
using tamper::TamperWhat;
using tamper::TamperWhere;

namespace {

class Tampering
{
    Q_DECLARE_TR_FUNCTIONS(Tampering)

public:
    static QString deedOnPush(TamperWhat what)
    {
        return what == TamperWhat::Locale
            ? tr("The phone is set to another locale before it shows the block.")
            : tr("The message to the phone shows another block than the backend sent.");
    }
    static QString deedOnAnswer(TamperWhat what)
    {
        switch (what) {
        case TamperWhat::Bit: return tr("One bit of the device’s signature is turned over.");
        case TamperWhat::Locale: return tr("The report of what was painted names another locale.");
        default: return tr("The answer tells of another block, with the digest that fits it.");
        }
    }
    static QString deedOnCallback(TamperWhat what)
    {
        switch (what) {
        case TamperWhat::Bit: return tr("One bit of the device’s signature is turned over.");
        case TamperWhat::Locale: return tr("The callback gets one member more.");
        default: return tr("The callback carries another block’s digest.");
        }
    }
    static QString deedOnRequest(TamperWhat what)
    {
        switch (what) {
        case TamperWhat::Order: return tr("The second call has the same members in another order.");
        case TamperWhat::Locale: return tr("The second call asks for an answer in another language.");
        default: return tr("The second call asks for another operation.");
        }
    }
    static QString harmless(TamperWhere where)
    {
        switch (where) {
        case TamperWhere::Push:
            return tr("The digest is over the block as it was received, not over its form on one screen. A "
                      "relay keeps what was painted, as it was painted.");
        case TamperWhere::Answer:
            return tr("The device signs the decision and the digest, not the report of the form: what was "
                      "approved is the same.");
        case TamperWhere::Callback: return {};
        case TamperWhere::Request:
            return tr("Headers are not bound: the answer may come in another language, and the operation is "
                      "the one that was approved.");
        }
        Q_UNREACHABLE();
    }
    static QString what(TamperWhat what)
    {
        switch (what) {
        case TamperWhat::Amount: return tr("Amount");
        case TamperWhat::Payee: return tr("Payee");
        case TamperWhat::Order: return tr("Order");
        case TamperWhat::Bit: return tr("A single bit");
        case TamperWhat::Locale: return tr("Locale");
        }
        Q_UNREACHABLE();
    }
    static QString where(TamperWhere where)
    {
        switch (where) {
        case TamperWhere::Push: return tr("To the phone");
        case TamperWhere::Answer: return tr("To the relay");
        case TamperWhere::Callback: return tr("To the backend");
        case TamperWhere::Request: return tr("Second call");
        }
        Q_UNREACHABLE();
    }
    static QString phase(TamperWhere where)
    {
        switch (where) {
        case TamperWhere::Push: return tr("before approval");
        case TamperWhere::Answer: return tr("during approval");
        case TamperWhere::Callback:
        case TamperWhere::Request: return tr("after approval");
        }
        Q_UNREACHABLE();
    }
    static QString check(TamperCheck check)
    {
        switch (check) {
        case TamperCheck::Binding: return tr("Binding");
        case TamperCheck::Digest: return tr("Display digest");
        case TamperCheck::Signature: return tr("Device signature");
        case TamperCheck::CallbackHmac: return tr("Callback HMAC");
        }
        Q_UNREACHABLE();
    }
    static QString checkExplained(TamperCheck check, Party by)
    {
        switch (check) {
        case TamperCheck::Binding:
            return tr("An approval is for one user, method, path and body, byte for byte.");
        case TamperCheck::Digest:
            return by == Party::Relay
                ? tr("The relay compares what the device signed for with what the backend asked to be shown.")
                : tr("The backend compares what the device signed for with the block that it sent.");
        case TamperCheck::Signature:
            return tr("The device’s own key signed this instruction, decision and digest, and no other.");
        case TamperCheck::CallbackHmac:
            return tr("The relay signs every byte of its callback with the tenant’s secret.");
        }
        Q_UNREACHABLE();
    }
    static QString clauseExplained(Clause clause)
    {
        switch (clause) {
        case Clause::PayerAware: return tr("The payer is made aware of the amount and of the payee.");
        case Clause::CodeSpecific:
            return tr("The authentication code is specific to the amount and the payee.");
        case Clause::CodeCorresponds:
            return tr("The code that is accepted corresponds to the original amount and payee.");
        case Clause::ChangeInvalidates:
            return tr("Any change to the amount or the payee invalidates the code.");
        case Clause::ThroughEveryPhase:
            return tr("Authenticity and integrity of amount, payee and what is displayed, through every "
                      "phase.");
        }
        Q_UNREACHABLE();
    }
    static QString party(Party party) { return party == Party::Relay ? tr("The relay") : tr("The backend"); }
    static QString article(const QString &number) { return tr("Article %1").arg(number); }
    static QString nothingCaught() { return tr("Nothing to catch"); }
    static QString broken() { return tr("Not caught"); }
    static QString asApproved() { return tr("ran as approved"); }
    static QString otherThanApproved() { return tr("ran changed"); }
    static QString caughtBy(const QString &check, const QString &party)
    {
        return tr("Caught: %1. %2 refuses, and nothing runs.").arg(check, party);
    }
    static QString uncaught(const QString &reason)
    {
        return tr("Not caught, since nothing that was approved has changed. %1").arg(reason);
    }
    static QString ranChanged()
    {
        return tr("Something else ran than was approved. A check is broken: do not ship this.");
    }
};

} // namespace

QString wordsOf(TamperWhat what)
{
    return Tampering::what(what);
}

QString wordsOf(TamperWhere where)
{
    return Tampering::where(where);
}

QString phaseOf(TamperWhere where)
{
    return Tampering::phase(where);
}

QString wordsOf(TamperCheck check)
{
    return Tampering::check(check);
}

QString wordsOf(Party party)
{
    return Tampering::party(party);
}

QString wordsOf(Clause clause)
{
    return Tampering::article(tamper::toWire(clause));
}

QString deedOf(tamper::TamperCase tampered)
{
    switch (tampered.where) {
    case TamperWhere::Push: return Tampering::deedOnPush(tampered.what);
    case TamperWhere::Answer: return Tampering::deedOnAnswer(tampered.what);
    case TamperWhere::Callback: return Tampering::deedOnCallback(tampered.what);
    case TamperWhere::Request: return Tampering::deedOnRequest(tampered.what);
    }
    Q_UNREACHABLE();
}

QString explanationOf(const tamper::Catch &caught)
{
    return Tampering::checkExplained(caught.check, caught.by);
}

QString explanationOf(Clause clause)
{
    return Tampering::clauseExplained(clause);
}

TrialVerdict verdictOf(const tamper::TamperTrial &trial)
{
    switch (trial.effect) {
    case Effect::Refused: break;
    case Effect::RanAsApproved:
        return {Tampering::nothingCaught(), Tampering::asApproved(), Tone::Neutral, QStringLiteral("info")};
    case Effect::RanChanged:
        return {Tampering::broken(), Tampering::otherThanApproved(), Tone::Danger, QStringLiteral("warning")};
    }
    return {wordsOf(trial.caught->check), wordsOf(*trial.clause()), Tone::Success, QStringLiteral("approve")};
}

QString sentenceOf(const tamper::TamperTrial &trial)
{
    switch (trial.effect) {
    case Effect::Refused: break;
    case Effect::RanAsApproved: return Tampering::uncaught(Tampering::harmless(trial.tampered.where));
    case Effect::RanChanged: return Tampering::ranChanged();
    }
    return Tampering::caughtBy(wordsOf(trial.caught->check), wordsOf(trial.caught->by));
}

} // namespace countersign::ui
