#include "core/backend/store_error.h"

namespace countersign::backend {

Failure stateUnreachable(const QString &problem)
{
    return fail(
        QStringLiteral("STATE_UNREACHABLE"),
        QStringLiteral("The state cannot be reached: %1. See whether its engine runs; it is tried again by "
                       "itself.")
            .arg(problem));
}

Failure stateTimedOut(qint64 milliseconds)
{
    return fail(QStringLiteral("STATE_TIMED_OUT"),
                QStringLiteral("The state's engine gave no answer within %1 ms; see what keeps it busy.")
                    .arg(milliseconds));
}

Failure stateFull(const QString &problem)
{
    return fail(
        QStringLiteral("STATE_FULL"),
        QStringLiteral("The state's engine has no room: %1. Give it more, or let it drop what is old.")
            .arg(problem));
}

Failure stateRefused(const QString &problem)
{
    return fail(
        QStringLiteral("STATE_REFUSED"),
        QStringLiteral("The state's engine refuses: %1. Check its settings and rights.").arg(problem));
}

Failure stateMalformed(const QString &what, const QString &id)
{
    return fail(
        QStringLiteral("STATE_MALFORMED"),
        QStringLiteral("What is kept under '%1' is no %2 of this library's; see who else writes there.")
            .arg(id, what));
}

Failure stateReadOnly()
{
    return fail(QStringLiteral("STATE_READ_ONLY"),
                QStringLiteral("The state was opened to look at; open it for writing to change it."));
}

} // namespace countersign::backend
