#include "core/domain/http_url.h"

namespace countersign::domain {

bool isHttpUrl(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

QString httpUrlProblem(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!isHttpUrl(url))
        return QStringLiteral("must be an http or https URL");
    if (!url.userInfo().isEmpty())
        return QStringLiteral("must not hold a user name or a password");
    return {};
}

} // namespace countersign::domain
