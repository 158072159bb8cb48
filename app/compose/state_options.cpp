#include "app/compose/state_options.h"

namespace countersign::app {

namespace {

const QString urlOption = QStringLiteral("state");
const QString tenantOption = QStringLiteral("state-tenant");
const QString writableOption = QStringLiteral("state-writable");
const QString authorityOption = QStringLiteral("state-ca");

Failure optionInvalid(const QString &message)
{
    return fail(QStringLiteral("OPTION_INVALID"), message);
}

} // namespace

void addStateOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {urlOption,
         QStringLiteral("Look into the state of a backend outside, sqlite:///path or redis://host; with a "
                        "password better in COUNTERSIGN_STATE_URL."),
         QStringLiteral("url")},
        {tenantOption, QStringLiteral("The tenant whose state it is."), QStringLiteral("tenant_id")},
        {writableOption, QStringLiteral("Let rows be removed from it; without, it is only looked at.")},
        {authorityOption, QStringLiteral("A certificate authority to trust for it, in PEM."),
         QStringLiteral("file")},
    });
}

Result<std::optional<StateChoice>> readStateChoice(const QCommandLineParser &parser)
{
    StateChoice choice;
    choice.url =
        parser.isSet(urlOption) ? parser.value(urlOption) : qEnvironmentVariable("COUNTERSIGN_STATE_URL");
    choice.tenantId = parser.value(tenantOption);
    choice.authoritiesFile = parser.value(authorityOption);
    if (parser.isSet(writableOption))
        choice.access = backend::StateAccess::ReadWrite;
    if (!choice.url.isEmpty() && !choice.tenantId.isEmpty()) {
        const Result<backend::StoreAddress> address = backend::StoreAddress::parse(choice.url);
        if (!address)
            return optionInvalid(QStringLiteral("--state %1.").arg(address.error().message));
        return choice;
    }
    if (!choice.url.isEmpty() && !parser.isSet(urlOption))
        return optionInvalid(QStringLiteral(
            "COUNTERSIGN_STATE_URL is set, but --state-tenant is missing: give it, or unset the variable."));
    for (const QString &each : {urlOption, tenantOption, writableOption, authorityOption}) {
        if (parser.isSet(each)) {
            return optionInvalid(
                QStringLiteral("--%1 is given, but not both --state and --state-tenant.").arg(each));
        }
    }
    return std::nullopt;
}

} // namespace countersign::app
