#include "core/device/fetched_data.h"

namespace countersign::device {

namespace {

constexpr JsonForm::TextRule titleRule{1, 4096};

} // namespace

Result<display::DisplayBlock> readFetchedData(const QByteArray &body, const display::DisplayBlock &pushed)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document)
        return failureOf(document);
    JsonProblems problems;
    JsonForm form(document->root(), {}, problems);
    display::DisplayBlock block = pushed;
    const JsonValue items = form.value("data_items", Presence::Optional, JsonType::Array);
    const JsonValue fields =
        form.value("fields", items.exists() ? Presence::Optional : Presence::Required, JsonType::Array);
    if (items.exists() && fields.exists())
        form.refuse("fields", QStringLiteral("stands beside data_items; give one of them"));
    const QByteArrayView name = items.exists() ? "data_items" : "fields";
    if (const JsonValue array = items.exists() ? items : fields; array.exists())
        block.fields = display::readValidationFields(array, form.pathOf(name), problems);
    block.title = form.text("title", Presence::Optional, titleRule).value_or(pushed.title);
    block.subtitle = form.text("subtitle", Presence::Optional, {}).value_or(pushed.subtitle);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return block;
}

} // namespace countersign::device
