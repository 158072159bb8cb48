#include "core/device/login_payload.h"

#include <QUrl>
#include <QUrlQuery>

namespace countersign::device {

namespace {

constexpr QLatin1String linkStart("countersign://login");
constexpr qsizetype longestPayload = 4096;

} // namespace

bool isLoginLink(const QString &text)
{
    return QStringView(text).trimmed().startsWith(linkStart, Qt::CaseInsensitive);
}

Result<LoginPayload> readLoginPayload(const QString &text)
{
    const QString link = text.trimmed();
    const QUrlQuery query(QUrl(link, QUrl::StrictMode));
    const QStringList tenants = query.allQueryItemValues(QStringLiteral("tenant_id"), QUrl::FullyDecoded);
    if (!isLoginLink(link) || link.size() > longestPayload || tenants.size() != 1
        || tenants.first().isEmpty()) {
        return fail(QStringLiteral("QR_PAYLOAD_INVALID"),
                    QStringLiteral("The code is no whole sign-in; scan the one that the browser shows:"
                                   " countersign://login?tenant_id=…&session_id=…&origin=…&signature=…"));
    }
    return LoginPayload{tenants.first(), link};
}

} // namespace countersign::device
