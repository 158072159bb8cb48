#pragma once

#include "core/base/json_form.h"
#include "core/display/validation_field.h"
#include "core/http/message.h"

/// What the bodies of Demo Bank's routes are made of: read, checked, and told as fields that a device can show.
namespace countersign::demo {

using Fields = std::vector<display::ValidationField>;

/// Reads the body's members with `read(JsonForm &)`, which returns what the device is to show of them. Errors: `JSON_INVALID`,
/// `VALIDATION_FAILED` with every bad member named.
template<typename Read>
[[nodiscard]] Result<Fields> readBody(const http::Request &request, Read read)
{
    const auto document = JsonDocument::parse(request.body);
    if (!document)
        return failureOf(document);
    JsonProblems problems;
    JsonForm form(document->root(), {}, problems);
    Fields fields = read(form);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return fields;
}

/// A required text that the whole of `pattern` matches; else `problem` is said of it.
[[nodiscard]] QString matching(JsonForm &form, QByteArrayView name, const QString &pattern,
                               const QString &problem);
/// Above zero, like `1000.00`.
[[nodiscard]] QString amount(JsonForm &form, QByteArrayView name);
/// An ISO 4217 code.
[[nodiscard]] QString currency(JsonForm &form);
/// A day, like `2026-06-21`.
[[nodiscard]] QString date(JsonForm &form, QByteArrayView name);
/// The form alone: wrong check digits are for the authenticator to point out.
[[nodiscard]] QString iban(JsonForm &form);

[[nodiscard]] display::ValidationField field(const char *key, const char *title, const QString &value,
                                             const QString &dataType);
[[nodiscard]] display::ValidationField strong(display::ValidationField field);

} // namespace countersign::demo
