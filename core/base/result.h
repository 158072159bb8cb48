#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace countersign {

/// A value, or the Error that explains why there is none. Functions that return one are [[nodiscard]].
template<typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

/// `return fail(QStringLiteral("CODE"), …)` from any function that returns a Result.
[[nodiscard]] inline Failure fail(QString code, QString message, QJsonObject details = {})
{
    return Failure(Error{std::move(code), std::move(message), std::move(details)});
}

/// Passes the error of one Result on as the error of another.
template<typename T>
[[nodiscard]] Failure failureOf(const Result<T> &result)
{
    return Failure(result.error());
}

} // namespace countersign
