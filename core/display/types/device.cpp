#include "core/display/json_texts.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

std::optional<JsonTexts> readDevice(const QString &value)
{
    return readTexts(value, {"model"}, {"os", "app"});
}

void check(const TypedValue &field, Findings &findings)
{
    const std::optional<JsonTexts> device = readDevice(field.value);
    if (!device || device->value("model").trimmed().isEmpty())
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark",
            "Is not JSON with texts only, as in {\"model\": \"Pixel 9\", \"os\": …, \"app\": …}.")});
}

Shown show(const TypedValue &field)
{
    const JsonTexts device = readDevice(field.value).value_or(JsonTexts());
    std::vector<DisplayText> parts;
    for (const char *part : {"model", "os", "app"}) {
        if (const QString text = device.value(part); !text.isEmpty())
            parts.push_back(DisplayText::guard(text));
    }
    return {DisplayText::joined(parts, QStringLiteral(" · "))};
}

constexpr Example examples[] = {
    {uR"({"model":"Pixel 9","os":"Android 16","app":"Demo Bank 4.2"})"},
    {uR"({"model":"iPhone 17"})"},
    {uR"({"os":"Android 16"})", Outcome::Invalid},
    {uR"({"model":" "})", Outcome::Invalid},
    {uR"({"model":7})", Outcome::Invalid},
    {u"Pixel 9", Outcome::Invalid},
};

} // namespace

constinit const DataType deviceType{
    .wireName = QLatin1String("DEVICE"),
    .group = TypeGroup::Technical,
    .manual = {"JSON `{model, os?, app?}`", "on one line", "texts, no other members"},
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
