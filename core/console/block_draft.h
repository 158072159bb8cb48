#pragma once

#include "core/display/renderer.h"

#include <QList>

#include <variant>

namespace countersign::console {

/// A place in the text of a draft that wants attention.
struct DraftMark
{
    enum class Kind {
        Error,   ///< the relay would refuse the block
        Problem, ///< a value that is not what its type says: it is shown raw, with the reason
        Warning, ///< valid, but look twice
    } kind = Kind::Error;
    int position = 0; ///< in UTF-16 units of the text
    int length = 1;
    /// What the relay says of an error, in its words; else the remark on the value.
    std::variant<display::DisplayText, display::Remark> message;

    friend bool operator==(const DraftMark &, const DraftMark &) = default;
};

/// A display block as somebody types it: what can be read of it, and what is wrong where.
struct BlockDraft
{
    display::DisplayBlock block;
    /// It can be sent: there is no Error among the marks.
    bool isSendable = false;
    QList<DraftMark> marks; ///< in the order of the text

    /// The mark at that place of the text, or null.
    [[nodiscard]] const DraftMark *markAt(int position) const;
};

/// `text` with every character that cannot be seen as the escape that JSON has for it: `\\u202e`. In a JSON string it says
/// the same, and whoever edits it sees it.
[[nodiscard]] QString withVisibleEscapes(const QString &text);

/// Pure; `text` may be anything.
[[nodiscard]] BlockDraft readBlockDraft(const QString &text, const display::RenderSettings &settings);

} // namespace countersign::console
