#pragma once

#include "core/base/result.h"
#include "core/display/amount_limit.h"

#include <vector>

namespace countersign::robot {

/// One challenge of a batch, as a robot is told of it: what it needs to decide, and to say later what it decided.
struct OfferedChallenge
{
    struct Field
    {
        QString key;
        display::JudgedValue value; ///< as it was sent; the relay judged it
    };

    QString referenceId;
    QString tenantId;
    QString instructionId;
    QString status; ///< `pending`, as long as nobody else answered it
    QString expectedAction;
    std::vector<Field> fields; ///< empty without a display

    [[nodiscard]] bool isPending() const { return status == QLatin1String("pending"); }
};

/// What a batch's `reference_storage_url` gives: JSON Lines. Errors: `ANSWER_MALFORMED`, with the line's number.
[[nodiscard]] Result<std::vector<OfferedChallenge>> readOfferedChallenges(const QByteArray &lines);

} // namespace countersign::robot
