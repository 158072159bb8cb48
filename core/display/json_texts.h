#pragma once

#include "core/base/json_document.h"

#include <QMap>
#include <QString>

#include <initializer_list>
#include <optional>

namespace countersign::display {

/// Members of a JSON object by name.
using JsonTexts = QMap<QByteArray, QString>;

/// The members of an object that has all of `required`, perhaps some of `optional`, nothing else, and only texts.
[[nodiscard]] std::optional<JsonTexts> readTexts(const QString &json,
                                                 std::initializer_list<const char *> required,
                                                 std::initializer_list<const char *> optional);
/// A string's text; of anything else its source, digit by digit.
[[nodiscard]] QString textOf(JsonValue value);

} // namespace countersign::display
