#include "core/device/vault.h"

#include "core/device/device_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace countersign::device {

namespace {

constexpr qint64 formatVersion = 1;
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

Vault::Vault(QString path, const signing::Sealer &sealer) : m_path(std::move(path)), m_sealer(sealer) {}

Result<std::vector<std::unique_ptr<Device>>> Vault::load() const
{
    const auto unreadable = [this](const QString &why) {
        return fail(
            QStringLiteral("VAULT_UNREADABLE"),
            QStringLiteral("The devices in '%1' cannot be read: %2; restore the file, or move it away to"
                           " start without devices.")
                .arg(m_path, why));
    };
    std::vector<std::unique_ptr<Device>> devices;
    QFile file(m_path);
    if (!file.exists())
        return devices;
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    const Result<JsonDocument> document = JsonDocument::parse(file.readAll());
    if (!document)
        return unreadable(document.error().message);

    JsonProblems problems;
    JsonForm form(document->root(), {}, problems);
    form.integer("version", Presence::Required, formatVersion, formatVersion);
    const JsonValue array = form.value("devices", Presence::Required, JsonType::Array);
    for (JsonValue each = array.firstChild(); each.exists(); each = each.nextSibling()) {
        const QString path = QStringLiteral("devices[%1]").arg(devices.size());
        Result<Device> device = readDevice(each, path, m_sealer, problems);
        if (!device)
            return failureOf(device);
        devices.push_back(std::make_unique<Device>(*std::move(device)));
    }
    if (!problems.isEmpty())
        return unreadable(problems.toError().message);
    return devices;
}

Result<void> Vault::save(const std::vector<std::unique_ptr<Device>> &devices) const
{
    QJsonArray array;
    for (const std::unique_ptr<Device> &device : devices)
        array.append(toJson(*device, m_sealer));
    const QJsonObject json{{QStringLiteral("version"), formatVersion}, {QStringLiteral("devices"), array}};

    QSaveFile file(m_path);
    // The owner's alone before the first byte is in it.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly)
        && file.write(QJsonDocument(json).toJson()) >= 0 && file.commit();
    if (isWritten)
        return {};
    return fail(
        QStringLiteral("VAULT_UNWRITABLE"),
        QStringLiteral("The devices cannot be kept in '%1': %2; check the folder and its permissions.")
            .arg(m_path, file.errorString()));
}

} // namespace countersign::device
