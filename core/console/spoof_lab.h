#pragma once

#include "core/display/renderer.h"

#include <array>

namespace countersign::console {

/// What somebody may try to make a person approve another thing than they read.
enum class Attack {
    BidiOverride,     ///< a name that is read backwards
    ZeroWidth,        ///< two names that look like one
    Homoglyph,        ///< a letter of another script
    LineFeeds,        ///< the truth is pushed off the screen
    CombiningMarks,   ///< marks that pile up over the neighbours
    LookAlikeAccount, ///< an O where the account has a zero
    ForeignDigits,    ///< an amount in digits that few here can read
    DecimalComma,     ///< one thousand, or one
    DecimalPoint,     ///< the same the other way round
};
inline constexpr std::array allAttacks{
    Attack::BidiOverride,  Attack::ZeroWidth,      Attack::Homoglyph,
    Attack::LineFeeds,     Attack::CombiningMarks, Attack::LookAlikeAccount,
    Attack::ForeignDigits, Attack::DecimalComma,   Attack::DecimalPoint};

/// The field that carries the attack, as a backend would send it.
[[nodiscard]] display::ValidationField fieldOf(Attack attack);
/// What an app would put on its screen that trusts what it is sent and reads amounts as floating point.
[[nodiscard]] QString naiveText(Attack attack);

} // namespace countersign::console
