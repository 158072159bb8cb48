#include "core/domain/kept_request.h"

namespace countersign::domain {

namespace {

/// One level less than JsonDocument reads: the event is an object around the request.
constexpr int deepestRequest = 63;

} // namespace

void checkDepth(JsonValue body, JsonProblems &problems)
{
    if (body.height() > deepestRequest)
        problems.add(QStringLiteral("body"),
                     QStringLiteral("must nest arrays and objects at most %1 deep").arg(deepestRequest));
}

} // namespace countersign::domain
