#include "core/domain/display_mismatch.h"

#include "core/domain/wire_names.h"

namespace countersign::domain {

namespace {

constexpr WireNames<MismatchedMember, 3> memberNames({"display_digest", "device_signature", "painted"});

} // namespace

Error displayMismatch(MismatchedMember member, const QString &message)
{
    return {
        QStringLiteral("DISPLAY_MISMATCH"), message, {{QStringLiteral("member"), memberNames.name(member)}}};
}

} // namespace countersign::domain
