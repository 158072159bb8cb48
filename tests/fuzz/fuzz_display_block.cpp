#include "core/display/renderer.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace countersign;
using namespace countersign::display;

namespace {

void require(bool truth)
{
    if (!truth)
        std::abort();
}

/// What stands in a guarded text is what a second guard would leave alone.
void requireGuarded(const DisplayText &text)
{
    require(DisplayText::guard(text.plain()).plain() == text.plain());
}

void requireSafe(const DisplayBlock &block, const RenderSettings &settings)
{
    const RenderedBlock rendered = render(block, settings);
    require(rendered.fields.size() == block.fields.size());
    requireGuarded(rendered.title);
    requireGuarded(rendered.subtitle);
    for (std::size_t i = 0; i < block.fields.size(); ++i) {
        const RenderedField &row = rendered.fields[i];
        requireGuarded(row.title);
        require(row.valid == row.problems.empty());
        require(row.text.isEmpty() == block.fields[i].value.isEmpty() || row.masked);
        if (row.style == RowStyle::Raw)
            requireGuarded(row.text);
        for (const Remark &warning : row.warnings)
            requireGuarded(warning.text());
        for (const Remark &problem : row.problems)
            requireGuarded(problem.text());
    }
    require(toJson(rendered)[QStringLiteral("fields")].toArray().size()
            == static_cast<int>(block.fields.size()));
}

} // namespace

/// Reads its input as the JSON of a display block and renders it for several kinds of device.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto length = static_cast<qsizetype>(size);
    const Result<JsonDocument> document =
        JsonDocument::parse(QByteArray(reinterpret_cast<const char *>(data), length));
    if (!document)
        return 0;
    JsonProblems problems;
    const DisplayBlock block = readDisplayBlock(document->root(), QStringLiteral("display"), problems);
    for (const char *locale : {"en_US", "ar", "fa_IR", "th_TH", "hi_IN"}) {
        for (const Masking masking : {Masking::Apply, Masking::Reveal})
            requireSafe(block, {QString::fromLatin1(locale), QStringLiteral("Europe/Paris"), masking});
    }
    if (!problems.isEmpty())
        return 0;

    const Result<JsonDocument> sent = JsonDocument::parse(QJsonDocument(toJson(block)).toJson());
    require(sent.has_value());
    JsonProblems problemsAgain;
    require(readDisplayBlock(sent->root(), QStringLiteral("display"), problemsAgain) == block);
    require(problemsAgain.isEmpty());
    require(JsonDocument::parse(canonicalDisplay(block)).has_value());
    return 0;
}
