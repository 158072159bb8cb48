#include "core/domain/robot.h"

#include "core/domain/wire_names.h"

namespace countersign::domain {

namespace {

constexpr WireNames<RequestStatus, 5> statusNames({"received", "processing", "rejected", "failed",
                                                   "completed"});

} // namespace

QString toWire(RequestStatus status)
{
    return statusNames.name(status);
}

} // namespace countersign::domain
