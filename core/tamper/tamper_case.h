#pragma once

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace countersign::tamper {

/// What somebody changes of an approval that is on its way.
enum class TamperWhat { Amount, Payee, Order, Bit, Locale };
inline constexpr std::array allWhats{TamperWhat::Amount, TamperWhat::Payee, TamperWhat::Order,
                                     TamperWhat::Bit, TamperWhat::Locale};

/// Where on the way, in its order.
enum class TamperWhere {
    Push,     ///< before: what the device receives of the relay, or how it is set to show it
    Answer,   ///< during: between the device and the relay
    Callback, ///< after: between the relay and the backend
    Request,  ///< after: the second call of the protected route
};
inline constexpr std::array allWheres{TamperWhere::Push, TamperWhere::Answer, TamperWhere::Callback,
                                      TamperWhere::Request};

struct TamperCase
{
    TamperWhat what = TamperWhat::Amount;
    TamperWhere where = TamperWhere::Push;

    friend bool operator==(const TamperCase &, const TamperCase &) = default;
};
/// Row by row: every `what` at each place.
[[nodiscard]] std::vector<TamperCase> allCases();

/// The check that refuses what was changed.
enum class TamperCheck {
    Binding,      ///< an approval is for one user, method, path and body
    Digest,       ///< what was shown is what was asked
    Signature,    ///< the device's own, over decision and digest
    CallbackHmac, ///< the relay's, over the callback's bytes
};

/// The requirements of dynamic linking that the checks serve: Delegated Regulation (EU) 2018/389, Article 5.
enum class Clause {
    PayerAware,        ///< 5(1)(a): the payer is made aware of the amount and of the payee
    CodeSpecific,      ///< 5(1)(b): the code is specific to the amount and the payee
    CodeCorresponds,   ///< 5(1)(c): the code that is accepted corresponds to the original amount and payee
    ChangeInvalidates, ///< 5(1)(d): any change to the amount or the payee invalidates the code
    ThroughEveryPhase, ///< 5(2): authenticity and integrity of amount, payee and what is displayed, in every phase
};
/// Which of them a check serves that refuses this case.
[[nodiscard]] Clause clauseOf(TamperCheck check, TamperCase refused);

/// `amount`, `push`, `callback_hmac`, `5(1)(a)` …
[[nodiscard]] QString toWire(TamperWhat what);
[[nodiscard]] QString toWire(TamperWhere where);
[[nodiscard]] QString toWire(TamperCheck check);
[[nodiscard]] QString toWire(Clause clause);
[[nodiscard]] std::optional<TamperWhat> tamperWhatFromWire(const QString &text);
[[nodiscard]] std::optional<TamperWhere> tamperWhereFromWire(const QString &text);

} // namespace countersign::tamper
