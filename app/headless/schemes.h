#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QCommandLineParser>

/// What `sign` and `verify` have in common: the scheme, the secret, the time.
namespace countersign::app {

enum class Scheme { Hmac1, Signature };

struct SchemeOptions
{
    Scheme scheme = Scheme::Hmac1;
    Secret secret;
};

void addSchemeOptions(QCommandLineParser &parser);
/// Errors: `OPTION_INVALID`.
[[nodiscard]] Result<SchemeOptions> schemeOptions(const QCommandLineParser &parser);

/// An option in Unix milliseconds, now when absent. Errors: `OPTION_INVALID`.
[[nodiscard]] Result<Instant> instantOption(const QCommandLineParser &parser, const QString &option);
/// An option in Unix seconds, now when absent. Errors: `OPTION_INVALID`.
[[nodiscard]] Result<double> secondsOption(const QCommandLineParser &parser, const QString &option);

} // namespace countersign::app
