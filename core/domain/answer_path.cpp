#include "core/domain/answer_path.h"

#include "core/domain/wire_names.h"

namespace countersign::domain {

namespace {

constexpr WireNames<AnswerPath, 2> pathNames({"relay", "backend"});

} // namespace

QString toWire(AnswerPath path)
{
    return pathNames.name(path);
}

std::optional<AnswerPath> answerPathFromWire(const QString &text)
{
    return pathNames.value(text);
}

} // namespace countersign::domain
