#include "core/signing/openssl.h"

#include <openssl/err.h>

#include <array>

namespace countersign::signing::openssl {

void require(bool outcome, const char *call)
{
    if (outcome)
        return;
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    qFatal("%s failed: %s", call, reason.data());
}

} // namespace countersign::signing::openssl
