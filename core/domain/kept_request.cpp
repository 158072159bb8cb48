#include "core/domain/kept_request.h"

#include <algorithm>

namespace countersign::domain {

namespace {

/// One level less than JsonDocument reads: the event is an object around the request.
constexpr int deepestRequest = 63;

int depthOf(JsonValue value)
{
    if (!value.is(JsonType::Array) && !value.is(JsonType::Object))
        return 0;
    int deepest = 0;
    for (JsonValue each = value.firstChild(); each.exists(); each = each.nextSibling())
        deepest = std::max(deepest, depthOf(each));
    return deepest + 1;
}

} // namespace

void checkDepth(JsonValue body, JsonProblems &problems)
{
    if (depthOf(body) > deepestRequest)
        problems.add(QStringLiteral("body"),
                     QStringLiteral("must nest arrays and objects at most %1 deep").arg(deepestRequest));
}

} // namespace countersign::domain
