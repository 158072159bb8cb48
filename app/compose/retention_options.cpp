#include "app/compose/retention_options.h"

namespace countersign::app {

namespace {

constexpr qint64 mostDays = 36'500;
constexpr qint64 mostMib = 1024 * 1024;
constexpr quint64 bytesPerMib = 1024 * 1024;

/// 0 for an empty text.
Result<qint64> readCount(const QString &text, QLatin1String option, qint64 most)
{
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const qint64 count = text.toLongLong(&isNumber);
    if (isNumber && count >= 1 && count <= most)
        return count;
    return fail(QStringLiteral("OPTION_INVALID"),
                QStringLiteral("%1 \"%2\" is not a whole number from 1 to %3.")
                    .arg(option, text, QString::number(most)));
}

} // namespace

Result<journal::RetentionPolicy> readRetention(const QString &keepDays, const QString &keepMib)
{
    const Result<qint64> days = readCount(keepDays, QLatin1String("--keep-days"), mostDays);
    if (!days)
        return failureOf(days);
    const Result<qint64> mib = readCount(keepMib, QLatin1String("--keep-mib"), mostMib);
    if (!mib)
        return failureOf(mib);
    return journal::RetentionPolicy{std::chrono::days(*days), static_cast<quint64>(*mib) * bytesPerMib};
}

} // namespace countersign::app
