#pragma once

#include "core/display/validation_field.h"
#include "core/tamper/tamper_case.h"

namespace countersign::tamper {

/// A block with one thing changed in it.
struct BlockChange
{
    display::DisplayBlock block; ///< as it is then
    QString key; ///< of the field whose value is another; empty where the fields stand in another order
    QString before;
    QString after;
};

/// `text` with the lowest bit of its first ASCII letter or digit turned over, which leaves text; nothing without one.
[[nodiscard]] std::optional<QString> withBitFlipped(QString text);

/// Another amount, another payee, two fields in each other's place, or one bit of a value. Of a locale there is nothing in
/// a block.
/// Errors: `VALIDATION_FAILED` for `block`, when it has no such field, or one alone.
[[nodiscard]] Result<BlockChange> changeBlock(const display::DisplayBlock &block, TamperWhat what);

} // namespace countersign::tamper
