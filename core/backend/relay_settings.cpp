#include "core/backend/relay_settings.h"

#include <QFile>
#include <QJsonArray>
#include <QProcessEnvironment>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace countersign::backend {

namespace {

const auto baseUrlVariable = QStringLiteral("BLOONIO_RELAY_BASE_URL");
const auto tenantIdVariable = QStringLiteral("BLOONIO_RELAY_TENANT_ID");
const auto tenantSecretVariable = QStringLiteral("BLOONIO_RELAY_TENANT_SECRET");
const auto stateBackendVariable = QStringLiteral("BLOONIO_RELAY_STATE_BACKEND");
const auto stateUrlVariable = QStringLiteral("BLOONIO_RELAY_STATE_BACKEND_URL");
const auto authoritiesVariable = QStringLiteral("BLOONIO_RELAY_CA_FILE");
const auto callbackPathVariable = QStringLiteral("BLOONIO_RELAY_CALLBACK_PATH");

struct Problem
{
    QString variable;
    QString text;
};
using Problems = QList<Problem>;

Error toError(const Problems &problems)
{
    QStringList sentences;
    QJsonArray variables;
    for (const Problem &problem : problems) {
        sentences.append(problem.variable + QLatin1Char(' ') + problem.text);
        variables.append(QJsonObject{{QStringLiteral("name"), problem.variable},
                                     {QStringLiteral("problem"), problem.text}});
    }
    return Error{QStringLiteral("SETTINGS_INVALID"),
                 sentences.join(QStringLiteral("; ")) + QLatin1Char('.'),
                 {{QStringLiteral("variables"), variables}}};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isVisibleAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c > QLatin1Char(' ') && c < QLatin1Char(0x7f); });
}

QString baseUrlProblem(const QByteArray &baseUrl)
{
    if (baseUrl.isEmpty())
        return QStringLiteral("is not set: give the relay's base URL, like https://relay.example.com");
    const QUrl url(QString::fromUtf8(baseUrl), QUrl::StrictMode);
    if (!url.userInfo().isEmpty() || baseUrl.contains('@'))
        return QStringLiteral("holds a user name or password: leave them out, requests are signed");
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery() || url.hasFragment())
        return QStringLiteral("is '%1': must be http(s)://host[:port][/prefix] without query or fragment")
            .arg(QString::fromUtf8(baseUrl));
    return {};
}

QString tenantIdProblem(const QString &tenantId)
{
    if (tenantId.isEmpty())
        return QStringLiteral("is not set: give the id that provisioning answered, like tnt_…");
    if (!isVisibleAscii(tenantId))
        return QStringLiteral("is '%1': an id has neither blanks nor letters outside ASCII").arg(tenantId);
    return {};
}

QString tenantSecretProblem(const Secret &secret)
{
    if (secret.isEmpty())
        return QStringLiteral("is not set: give the secret that provisioning answered, like sk_…");
    if (!isVisibleAscii(QString::fromUtf8(secret.reveal())))
        return QStringLiteral("holds a blank, a line break or a letter outside ASCII: copy the secret alone");
    return {};
}

QString callbackPathProblem(const QString &path)
{
    const bool isPath = path.startsWith(QLatin1Char('/')) && isVisibleAscii(path)
        && !path.contains(QLatin1Char('?')) && !path.contains(QLatin1Char('#'));
    return isPath
        ? QString()
        : QStringLiteral("is '%1': must be a path like /api/sudo-callback, without query").arg(path);
}

QString stateUrlProblem(StateBackend backend, const Secret &stateUrl)
{
    if (stateUrl.isEmpty()) {
        if (backend == StateBackend::Memory)
            return {};
        return backend == StateBackend::Redis
            ? QStringLiteral("is not set: say where Redis is, like redis://:password@127.0.0.1:6379/0")
            : QStringLiteral("is not set: say which file, like sqlite:///var/lib/shop/state.sqlite");
    }
    const auto address = StoreAddress::parse(QString::fromUtf8(stateUrl.reveal()));
    if (!address)
        return address.error().message;
    if (address->kind != backend)
        return QStringLiteral("is an address of %1, but the state backend is %2: change the one or the other")
            .arg(toWire(address->kind), toWire(backend));
    return {};
}

QString authoritiesProblem(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QByteArray pem = contentOf(path);
    if (pem.isEmpty())
        return QStringLiteral("is '%1', which cannot be read or is empty: name a PEM file").arg(path);
    if (!pem.contains("-----BEGIN CERTIFICATE-----"))
        return QStringLiteral("is '%1', which holds no certificate: name a PEM file").arg(path);
    return {};
}

std::optional<StateBackend> stateBackendFromWire(const QString &text)
{
    if (text == QLatin1String("redis"))
        return StateBackend::Redis;
    if (text == QLatin1String("memory"))
        return StateBackend::Memory;
    if (text == QLatin1String("sqlite"))
        return StateBackend::Sqlite;
    return std::nullopt;
}

Problems problemsOf(const RelaySettings &settings, const Problems &state)
{
    Problems all{
        {baseUrlVariable, baseUrlProblem(settings.baseUrl)},
        {tenantIdVariable, tenantIdProblem(settings.tenantId)},
        {tenantSecretVariable, tenantSecretProblem(settings.tenantSecret)},
    };
    all += state;
    all += {{callbackPathVariable, callbackPathProblem(settings.callbackPath)},
            {authoritiesVariable, authoritiesProblem(settings.authoritiesFile)}};
    Problems found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [](const Problem &each) { return !each.text.isEmpty(); });
    return found;
}

/// What is wrong with the two state variables; a backend that is not named is the one that the URL is an address of.
Problems readState(RelaySettings &settings, const QString &backendName)
{
    if (const auto backend = stateBackendFromWire(backendName)) {
        settings.stateBackend = *backend;
        return {{stateUrlVariable, stateUrlProblem(*backend, settings.stateUrl)}};
    }
    if (!backendName.isEmpty()) {
        return {{stateBackendVariable,
                 QStringLiteral("is '%1': must be redis, memory or sqlite").arg(backendName)}};
    }
    if (settings.stateUrl.isEmpty()) {
        return {{stateBackendVariable,
                 QStringLiteral(
                     "is not set and its default is redis, which wants %1: choose of redis, memory and "
                     "sqlite, and give the URL of redis or sqlite")
                     .arg(stateUrlVariable)}};
    }
    const auto address = StoreAddress::parse(QString::fromUtf8(settings.stateUrl.reveal()));
    if (address)
        settings.stateBackend = address->kind;
    return {{stateUrlVariable, stateUrlProblem(settings.stateBackend, settings.stateUrl)}};
}

} // namespace

Result<RelaySettings> RelaySettings::fromEnvironment(const QProcessEnvironment &environment)
{
    RelaySettings settings;
    settings.baseUrl = environment.value(baseUrlVariable).toUtf8();
    settings.tenantId = environment.value(tenantIdVariable);
    settings.tenantSecret = Secret(environment.value(tenantSecretVariable).toUtf8());
    settings.stateUrl = Secret(environment.value(stateUrlVariable).toUtf8());
    settings.authoritiesFile = environment.value(authoritiesVariable);
    if (const QString path = environment.value(callbackPathVariable); !path.isEmpty())
        settings.callbackPath = path;

    const Problems state = readState(settings, environment.value(stateBackendVariable));
    if (const Problems problems = problemsOf(settings, state); !problems.isEmpty())
        return Failure(toError(problems));
    return settings;
}

Result<void> RelaySettings::check() const
{
    const Problems state{{stateUrlVariable, stateUrlProblem(stateBackend, stateUrl)}};
    if (const Problems problems = problemsOf(*this, state); !problems.isEmpty())
        return Failure(toError(problems));
    return {};
}

StoreAddress RelaySettings::stateAddress() const
{
    return StoreAddress::parse(QString::fromUtf8(stateUrl.reveal())).value_or(StoreAddress{});
}

QByteArray RelaySettings::authorities() const
{
    return authoritiesFile.isEmpty() ? QByteArray() : contentOf(authoritiesFile);
}

} // namespace countersign::backend
