#pragma once

#include <QUrl>

namespace countersign::domain {

/// A whole http or https URL with a host.
[[nodiscard]] bool isHttpUrl(const QUrl &url);

/// What is wrong with an http or https URL that a backend gave; empty when nothing is. A user name or a password in it
/// would end up wherever the URL is shown.
[[nodiscard]] QString httpUrlProblem(const QString &text);

} // namespace countersign::domain
