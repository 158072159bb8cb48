#include "core/tamper/tamper_case.h"

#include "core/domain/wire_names.h"

namespace countersign::tamper {

namespace {

using domain::WireNames;

constexpr WireNames<TamperWhat, 5> whatNames({"amount", "payee", "order", "bit", "locale"});
constexpr WireNames<TamperWhere, 4> whereNames({"push", "answer", "callback", "request"});
constexpr WireNames<TamperCheck, 4> checkNames({"binding", "digest", "signature", "callback_hmac"});
constexpr WireNames<Clause, 5> clauseNames({"5(1)(a)", "5(1)(b)", "5(1)(c)", "5(1)(d)", "5(2)"});

} // namespace

std::vector<TamperCase> allCases()
{
    std::vector<TamperCase> cases;
    for (const TamperWhat what : allWhats) {
        for (const TamperWhere where : allWheres)
            cases.push_back({what, where});
    }
    return cases;
}

Clause clauseOf(TamperCheck check, TamperCase refused)
{
    const bool isOfPayment = refused.what == TamperWhat::Amount || refused.what == TamperWhat::Payee;
    switch (check) {
    case TamperCheck::Signature: return Clause::CodeSpecific;
    case TamperCheck::CallbackHmac: return Clause::ThroughEveryPhase;
    case TamperCheck::Binding: return isOfPayment ? Clause::ChangeInvalidates : Clause::ThroughEveryPhase;
    case TamperCheck::Digest: break;
    }
    if (!isOfPayment)
        return Clause::ThroughEveryPhase;
    return refused.where == TamperWhere::Push ? Clause::PayerAware : Clause::CodeCorresponds;
}

QString toWire(TamperWhat what)
{
    return whatNames.name(what);
}

QString toWire(TamperWhere where)
{
    return whereNames.name(where);
}

QString toWire(TamperCheck check)
{
    return checkNames.name(check);
}

QString toWire(Clause clause)
{
    return clauseNames.name(clause);
}

std::optional<TamperWhat> tamperWhatFromWire(const QString &text)
{
    return whatNames.value(text);
}

std::optional<TamperWhere> tamperWhereFromWire(const QString &text)
{
    return whereNames.value(text);
}

} // namespace countersign::tamper
