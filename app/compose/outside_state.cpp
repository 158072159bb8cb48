#include "app/compose/outside_state.h"

#include <QFile>

namespace countersign::app {

namespace {

Result<QByteArray> readAuthorities(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(
            QStringLiteral("STATE_CA_UNREADABLE"),
            QStringLiteral("The certificate authority in \"%1\" cannot be read: %2. Give a file in PEM.")
                .arg(path, file.errorString()));
    }
    return file.readAll();
}

Result<backend::StoreAddress> readAddress(const QString &url)
{
    const Result<backend::StoreAddress> address = backend::StoreAddress::parse(url);
    if (!address)
        return fail(address.error().code,
                    QStringLiteral("The state's address %1.").arg(address.error().message));
    if (address->kind == backend::StateBackend::Memory) {
        return fail(
            QStringLiteral("STATE_URL_INVALID"),
            QStringLiteral("A state in memory belongs to its backend's process alone; have the backend "
                           "keep it in sqlite:///path or redis://host, and give that."));
    }
    return address;
}

} // namespace

OutsideState::OutsideState(backend::Stores stores, const backend::Stores::Options &options)
    : m_stores(std::move(stores)), m_address(options.address.withoutCredentials()), m_changes(options)
{
    connect(&m_changes, &backend::StoreChanges::changed, this, &OutsideState::changed);
}

Result<std::unique_ptr<OutsideState>> OutsideState::open(const StateChoice &choice, const Clock &clock)
{
    const Result<backend::StoreAddress> address = readAddress(choice.url);
    if (!address)
        return failureOf(address);
    if (choice.tenantId.isEmpty()) {
        return fail(
            QStringLiteral("STATE_TENANT_MISSING"),
            QStringLiteral("A state is kept by tenant: give the tenant_id that the backend has, tnt_…."));
    }
    const Result<QByteArray> authorities = readAuthorities(choice.authoritiesFile);
    if (!authorities)
        return failureOf(authorities);
    backend::Stores::Options options;
    options.address = *address;
    options.tenantId = choice.tenantId;
    options.clock = &clock;
    options.access = choice.access;
    options.authorities = *authorities;
    Result<backend::Stores> stores = backend::Stores::open(options);
    if (!stores)
        return failureOf(stores);
    return std::unique_ptr<OutsideState>(new OutsideState(*std::move(stores), options));
}

} // namespace countersign::app
