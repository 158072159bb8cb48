#pragma once

#include "core/base/result.h"

/// Why a store could not be read or written. Whoever gets one of these must not go on; what was asked may have been done
/// all the same where the answer was lost (`STATE_UNREACHABLE`, `STATE_TIMED_OUT`). Source: docs/backend.md.
namespace countersign::backend {

/// `STATE_UNREACHABLE`: the engine is not there, or went away.
[[nodiscard]] Failure stateUnreachable(const QString &problem);
/// `STATE_TIMED_OUT`: no answer in time.
[[nodiscard]] Failure stateTimedOut(qint64 milliseconds);
/// `STATE_FULL`: the engine has no room.
[[nodiscard]] Failure stateFull(const QString &problem);
/// `STATE_REFUSED`: the engine will not do it: a wrong password, a read-only copy, a damaged file.
[[nodiscard]] Failure stateRefused(const QString &problem);
/// `STATE_MALFORMED`: what the engine keeps under that id is none of ours.
[[nodiscard]] Failure stateMalformed(const QString &what, const QString &id);
/// `STATE_READ_ONLY`: the store was opened to look at.
[[nodiscard]] Failure stateReadOnly();

} // namespace countersign::backend
