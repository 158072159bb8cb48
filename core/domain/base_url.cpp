#include "core/domain/base_url.h"

#include "core/domain/http_url.h"

namespace countersign::domain {

QString baseUrlProblem(const QString &text)
{
    if (const QString problem = httpUrlProblem(text); !problem.isEmpty())
        return problem;
    const QUrl url(text, QUrl::StrictMode);
    if (url.hasQuery() || url.hasFragment())
        return QStringLiteral("must end before any ? or #, since a path follows it");
    return {};
}

} // namespace countersign::domain
