#pragma once

#include "core/console/signing_trial.h"

/// The request of a trial for a shell and for an interpreter. Whatever it holds, they send exactly that.
namespace countersign::console {

/// One POSIX command line with curl (and base64, for a body that is no text): signed at `now`, and good as long as the scheme
/// lets a timestamp be. The secret is not in it. Empty where nothing can be signed.
[[nodiscard]] QString curlCommand(const SigningTrial &trial, Instant now);

/// A script for Python 3 and its standard library alone, which signs when it runs. It takes the secret from the variable
/// `COUNTERSIGN_SECRET`. Empty where nothing can be signed.
[[nodiscard]] QString pythonScript(const SigningTrial &trial);

} // namespace countersign::console
