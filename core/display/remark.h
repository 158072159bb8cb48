#pragma once

#include "core/display/display_text.h"

#include <QStringList>

#include <variant>

namespace countersign::display {

/// ISO 15924 codes of scripts (`Cyrl`), to be named in the reader's language.
struct Scripts
{
    QStringList codes;

    friend bool operator==(const Scripts &, const Scripts &) = default;
};

/// A sentence of ours, with places for values that came from outside.
struct Phrase
{
    /// A literal with `%1` to `%9`, marked with `QT_TRANSLATE_NOOP("Remark", …)`; the phrase's code as well as its wording.
    const char *english;
    std::vector<std::variant<QString, qint64, Scripts>> values = {};

    friend bool operator==(const Phrase &one, const Phrase &other)
    {
        return qstrcmp(one.english, other.english) == 0 && one.values == other.values;
    }
};

/// What is to be said about a value. It knows the sentence and what stands in it; whoever shows it words it.
class Remark
{
public:
    explicit Remark(Phrase sentence) : m_phrases{std::move(sentence)} {}
    /// The same about a part of a value, which `place` names: `Row 2: `.
    [[nodiscard]] Remark within(Phrase place) const;

    /// How a sentence of ours is said in the reader's language; gives back what it cannot translate.
    using Translation = QString (*)(const char *english);
    /// `locale` names scripts. Every value is guarded, and isolated where it is painted.
    [[nodiscard]] DisplayText worded(const QString &locale, Translation translation) const;
    /// In English, as the control API and `countersignd render` say it.
    [[nodiscard]] DisplayText text() const;

    friend bool operator==(const Remark &, const Remark &) = default;

private:
    std::vector<Phrase> m_phrases; ///< read one after the other
};

} // namespace countersign::display
