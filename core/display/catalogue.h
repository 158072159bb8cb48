#pragma once

#include "core/display/locale_formats.h"
#include "core/display/renderer.h"

#include <span>

namespace countersign::display {

/// A field's value as its type sees it.
struct TypedValue
{
    QString value;  ///< as received
    QString suffix; ///< what follows the name of a family: `USD` of `CURRENCY_USD`
    QJsonObject options;
    const LocaleFormats &formats;
    const RenderSettings &settings;
};

/// The option `name`, or `fallback` where the field has none; empty, which is no level and no type, where it is not a text.
[[nodiscard]] inline QString textOption(const TypedValue &field, QLatin1String name, const QString &fallback)
{
    return field.options.value(name).isUndefined() ? fallback : field.options.value(name).toString();
}

/// What a check found.
struct Findings
{
    std::vector<Remark> problems; ///< any of them makes the value invalid
    std::vector<Remark> warnings;

    void addProblem(Phrase sentence) { problems.emplace_back(std::move(sentence)); }
    void addWarning(Phrase sentence) { warnings.emplace_back(std::move(sentence)); }
};

/// A valid value, formatted.
struct Shown
{
    DisplayText text;
    DisplayText annotation = {};
    std::optional<RowStyle> style = {}; ///< where it depends on the value
    Presentation presentation = {};
    /// Of a container only, whose parts have masks of their own: something is hidden, something could be.
    bool masked = false;
    bool maskable = false;
};

enum class Naming {
    Exact,
    Prefix, ///< a family: every name that begins with it
};

enum class MaskHabit {
    Never,
    Usually, ///< until the person looks closer, or where the field says otherwise
    Always,  ///< whatever the field says, and never revealed
};

/// How a shown value is hidden, where its type or its field asks for it.
struct Mask
{
    MaskHabit habit = MaskHabit::Never;
    QString (*hide)(const QString &shown) = nullptr; ///< nothing: the whole value becomes dots
};

enum class Outcome { Valid, Warned, Invalid };

/// A value to try a type with: in the gallery, in the composer and in the tests.
struct Example
{
    const char16_t *value;
    Outcome outcome = Outcome::Valid; ///< in the locale en_US
    const char16_t *suffix = u"";     ///< completes the name of a family
    const char *options = "";         ///< the field's options as JSON
};

/// Under what heading a menu lists a type.
enum class TypeGroup { Text, Money, Account, Party, Time, Place, Contact, Technical, Structure };

/// Whether a type's values hold values of other types; those of such a type can themselves stand in no other.
enum class Nesting { Leaf, Container };

/// What the documentation says of a type, in Markdown and without a full stop.
struct Manual
{
    const char *value;   ///< what is sent
    const char *shown;   ///< what the person sees
    const char *checked; ///< what makes it valid
};

/// Everything there is to know about one type; adding a type is adding one of these to the catalogue.
struct DataType
{
    QLatin1String wireName;
    Naming naming = Naming::Exact;
    TypeGroup group;
    Manual manual;
    RowStyle style = RowStyle::Text;
    Nesting nesting = Nesting::Leaf;
    void (*check)(const TypedValue &, Findings &);
    Shown (*show)(const TypedValue &); ///< asked only for what `check` has no problem with
    Mask mask = {};
    std::span<const Example> examples;
};

/// In the order in which a menu lists them.
[[nodiscard]] std::span<const DataType *const> dataTypes();
/// The type that answers to a wire name, or null.
[[nodiscard]] const DataType *findDataType(QStringView wireName);

} // namespace countersign::display
