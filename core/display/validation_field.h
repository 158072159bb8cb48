#pragma once

#include "core/base/json_form.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace countersign::display {

enum class Emphasis { Normal, Strong };
/// Whether a value came as a string, as the protocol asks, or as other JSON whose source text stands in for it.
enum class ValueForm { String, SourceText };

/// One typed row of what a person is about to approve.
struct ValidationField
{
    QString key;      ///< 1–64 characters, unique in its block
    QString title;    ///< the label, 1–80 characters
    QString value;    ///< unchanged, digit by digit
    QString dataType; ///< wire name, known or not
    ValueForm form = ValueForm::String;
    Emphasis emphasis = Emphasis::Normal;
    std::optional<bool> masked; ///< overrides the type's habit
    QJsonObject options;        ///< what a type needs besides its value

    friend bool operator==(const ValidationField &, const ValidationField &) = default;
};

/// What a challenge shows: 1–50 fields.
struct DisplayBlock
{
    QString title;
    QString subtitle;
    std::vector<ValidationField> fields;

    friend bool operator==(const DisplayBlock &, const DisplayBlock &) = default;
};

/// Reads a block; everything wrong with its form (not with its values) goes to `problems` under `path`.
[[nodiscard]] DisplayBlock readDisplayBlock(JsonValue json, const QString &path, JsonProblems &problems);
/// Reads the array of a block's fields alone, by the same rules.
[[nodiscard]] std::vector<ValidationField> readValidationFields(JsonValue array, const QString &path,
                                                                JsonProblems &problems);
/// The block as it would be sent. A value that was not a string stands as its source text and is marked by
/// `"value_form":"source_text"`, which readDisplayBlock() understands: Qt's JSON would round its digits.
[[nodiscard]] QJsonObject toJson(const DisplayBlock &block);

/// RFC 8785 form of `{"title","subtitle","fields":[{"key","title","value","data_type"}…]}` (display blocks,
/// rule 6); a subtitle that was not sent is the empty string, and values are always strings.
[[nodiscard]] QByteArray canonicalDisplay(const DisplayBlock &block);
/// `sha256:<hex of the canonical form>`
[[nodiscard]] QString displayDigest(const DisplayBlock &block);

} // namespace countersign::display
