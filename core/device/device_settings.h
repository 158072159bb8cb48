#pragma once

#include "core/base/json_form.h"

#include <QString>

namespace countersign::device {

/// What a person chooses when making a simulated device.
struct DeviceSettings
{
    QString name;                                   ///< 1 to 80 characters, not only blanks
    QString platform = QStringLiteral("simulator"); ///< `android`, `ios` or `simulator`
    QString locale = QStringLiteral("en_US");       ///< `fr_FR` or `fr-FR`
    QString timeZone = QStringLiteral("UTC");       ///< IANA name
};

/// A language that the locale data knows and, when the name goes on, a script and territory that go with it.
[[nodiscard]] bool isKnownLocale(const QString &name);
/// An IANA name. An offset such as `UTC+02:00` is none: not everything that formats dates understands it.
[[nodiscard]] bool isKnownTimeZone(const QString &name);

/// Problems are named as the control API names the members: `name`, `platform`, `locale`, `time_zone`.
void checkSettings(const DeviceSettings &settings, JsonProblems &problems);
void checkPlace(const QString &locale, const QString &timeZone, JsonProblems &problems);

} // namespace countersign::device
