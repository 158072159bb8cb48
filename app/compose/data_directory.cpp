#include "app/compose/data_directory.h"

#include <QDir>
#include <QFile>

namespace countersign::app {

Result<void> makeDataDirectory(const QString &path)
{
    const QFileDevice::Permissions ownerOnly =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    const bool existed = QDir(path).exists();
    if (QDir().mkpath(path) && (existed || QFile::setPermissions(path, ownerOnly)))
        return {};
    return fail(
        QStringLiteral("DATA_DIRECTORY_UNUSABLE"),
        QStringLiteral(
            "The data directory \"%1\" cannot be made; choose one that you may write to with --data-dir.")
            .arg(path));
}

QString journalFile(const QString &dataDirectory)
{
    return dataDirectory + QStringLiteral("/journal.sqlite");
}

QString devicesFile(const QString &dataDirectory)
{
    return dataDirectory + QStringLiteral("/devices.json");
}

QString clockFile(const QString &dataDirectory)
{
    return dataDirectory + QStringLiteral("/clock.json");
}

QString keyFile(const QString &dataDirectory)
{
    return dataDirectory + QStringLiteral("/key");
}

} // namespace countersign::app
