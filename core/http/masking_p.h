#pragma once

#include "core/http/message.h"

namespace countersign::http {

/// Replaces the secrets that ExchangeLog names by `•••`. What holds none is left as it is, without a copy.
void maskSecrets(Request &request);
void maskSecrets(Response &response);

} // namespace countersign::http
