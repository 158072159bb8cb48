#include "core/backend/relay_settings.h"

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

enum class Origin { Chosen, Default };

QString stateBackendProblem(StateBackend backend, Origin origin)
{
    switch (backend) {
    case StateBackend::Memory: return {};
    case StateBackend::Redis:
        if (origin == Origin::Default)
            return QStringLiteral("is not set and its default is redis, which this version does not offer: "
                                  "of redis, memory and sqlite it offers memory, so set it to memory");
        return QStringLiteral("is 'redis': this version offers memory");
    case StateBackend::Sqlite: return QStringLiteral("is 'sqlite': this version offers memory");
    }
    Q_UNREACHABLE();
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

Problems problemsOf(const RelaySettings &settings, const QString &stateBackendProblem)
{
    const Problems all{
        {baseUrlVariable, baseUrlProblem(settings.baseUrl)},
        {tenantIdVariable, tenantIdProblem(settings.tenantId)},
        {tenantSecretVariable, tenantSecretProblem(settings.tenantSecret)},
        {stateBackendVariable, stateBackendProblem},
        {callbackPathVariable, callbackPathProblem(settings.callbackPath)},
    };
    Problems found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [](const Problem &each) { return !each.text.isEmpty(); });
    return found;
}

} // namespace

Result<RelaySettings> RelaySettings::fromEnvironment(const QProcessEnvironment &environment)
{
    RelaySettings settings;
    settings.baseUrl = environment.value(baseUrlVariable).toUtf8();
    settings.tenantId = environment.value(tenantIdVariable);
    settings.tenantSecret = Secret(environment.value(tenantSecretVariable).toUtf8());
    if (const QString path = environment.value(callbackPathVariable); !path.isEmpty())
        settings.callbackPath = path;

    const QString backendName = environment.value(stateBackendVariable);
    const Origin origin = backendName.isEmpty() ? Origin::Default : Origin::Chosen;
    QString backendProblem;
    if (const auto backend = stateBackendFromWire(backendName))
        settings.stateBackend = *backend;
    else if (origin == Origin::Chosen)
        backendProblem =
            QStringLiteral("is '%1': must be redis, memory or sqlite, of which this version offers memory")
                .arg(backendName);
    if (backendProblem.isEmpty())
        backendProblem = stateBackendProblem(settings.stateBackend, origin);

    if (const Problems problems = problemsOf(settings, backendProblem); !problems.isEmpty())
        return Failure(toError(problems));
    return settings;
}

Result<void> RelaySettings::check() const
{
    if (const Problems problems = problemsOf(*this, stateBackendProblem(stateBackend, Origin::Chosen));
        !problems.isEmpty())
        return Failure(toError(problems));
    return {};
}

} // namespace countersign::backend
