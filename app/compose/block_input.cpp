#include "app/compose/block_input.h"

namespace countersign::app {

Result<display::DisplayBlock> readBlock(const QByteArray &text)
{
    const Result<JsonDocument> document = JsonDocument::parse(text);
    if (!document)
        return failureOf(document);
    const JsonValue inner = document->root().member("display");
    JsonProblems problems;
    display::DisplayBlock block =
        display::readDisplayBlock(inner.exists() ? inner : document->root(), QString(), problems);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return block;
}

} // namespace countersign::app
