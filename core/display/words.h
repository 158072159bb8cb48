#pragma once

#include <QString>

namespace countersign::display {

/// The few words that formatted values need and that locale data does not have. They are part of a value, so they are
/// in the device's language and not in that of the windows.
enum class Word {
    Yes,
    No,
    UpTo, ///< has %1, an amount
    Unlimited,
    Rate,
    Indicative, ///< of a rate that may still change
    Rows,       ///< how many there are stands after it
    Total,
};

/// In English where `language` (ISO 639) has none.
[[nodiscard]] QString word(Word word, const QString &language);

} // namespace countersign::display
