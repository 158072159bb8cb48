#pragma once

#include "core/base/json_form.h"

#include <vector>

namespace countersign::robot {

/// Reads JSON Lines, one object a line; empty lines do not count. `read` takes a JsonForm. Errors: `ANSWER_MALFORMED`, with
/// the number of the first line that is none or breaks a rule.
template<typename T, typename Read>
[[nodiscard]] Result<std::vector<T>> readJsonLines(const QByteArray &text, Read read)
{
    std::vector<T> values;
    int number = 0;
    for (const QByteArray &line : text.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const Result<JsonDocument> json = JsonDocument::parse(line);
        JsonProblems problems;
        if (json) {
            JsonForm form(json->root(), {}, problems);
            values.push_back(read(form));
        }
        if (!json || !problems.isEmpty()) {
            return fail(QStringLiteral("ANSWER_MALFORMED"),
                        QStringLiteral("Line %1 does not follow the robots' protocol: %2")
                            .arg(number)
                            .arg(json ? problems.toError().message : json.error().message));
        }
    }
    return values;
}

} // namespace countersign::robot
