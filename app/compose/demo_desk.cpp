#include "app/compose/demo_desk.h"

#include "app/demo/customer.h"
#include "app/demo/sign_in_alert.h"
#include "core/base/when_done.h"

#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace countersign::app {

namespace {

const QString tenantName = QStringLiteral("Demo Bank");
constexpr int callsPerMinute = 6000;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The envelope's data, or the envelope's error.
Result<QJsonObject> readEnvelope(const http::Response &answer)
{
    const QJsonObject envelope = QJsonDocument::fromJson(answer.body).object();
    if (envelope[QStringLiteral("success")].toBool())
        return envelope[QStringLiteral("data")].toObject();
    return fail(envelope[QStringLiteral("error_code")].toString(),
                envelope[QStringLiteral("message")].toString());
}

bool isPaired(const device::Device &device, const QString &tenantId)
{
    return std::ranges::any_of(device.pairings, [&tenantId](const device::DevicePairing &each) {
        return each.tenantId == tenantId;
    });
}

/// Each has another language and region, so that one question is seen as three people see it.
device::DeviceSettings phoneOf(const backend::PairingUser &person)
{
    struct Place
    {
        QLatin1String person, locale, timeZone;
    };
    static constexpr std::array places{
        Place{QLatin1String("jane"), QLatin1String("en_US"), QLatin1String("Europe/Paris")},
        Place{QLatin1String("paul"), QLatin1String("fr_FR"), QLatin1String("Europe/Paris")},
        Place{QLatin1String("ana"), QLatin1String("es_ES"), QLatin1String("Europe/Madrid")}};
    const auto place = std::ranges::find(places, person.backendUserId, &Place::person);
    Q_ASSERT(place != places.end());
    return {QStringLiteral("%1’s phone").arg(person.firstName), QStringLiteral("simulator"), place->locale,
            place->timeZone};
}

} // namespace

DemoDesk::DemoDesk(Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench) {}

DemoDesk::~DemoDesk()
{
    m_bench.detachBackend();
}

void DemoDesk::start()
{
    findTenant();
}

void DemoDesk::operate(const QByteArray &method, const QByteArray &route, const QByteArray &body, Next next)
{
    http::Request request;
    request.method = method;
    request.target = m_bench.relayUrl() + "/api/v1" + route;
    request.headers = {{"X-Admin-Key", m_bench.options().adminKey.reveal()},
                       {"Content-Type", "application/json"}};
    request.body = body;
    const auto read = [this, next = std::move(next)](const Result<http::Response> &answer) {
        const Result<QJsonObject> data =
            answer ? readEnvelope(*answer) : Result<QJsonObject>(failureOf(answer));
        data ? next(*data) : Q_EMIT failed(data.error());
    };
    whenDone(m_bench.client("operator").send(std::move(request), {}), this, read);
}

void DemoDesk::findTenant()
{
    operate("GET", "/fetch/tenants?limit=500", {}, [this](const QJsonObject &data) {
        const auto open = [this](const QJsonObject &tenant) { openBank(tenant); };
        for (const QJsonValue &each : data[QStringLiteral("tenants")].toArray()) {
            const QJsonObject tenant = each.toObject();
            if (tenant[QStringLiteral("tenant_name")] == tenantName) {
                // Nobody can read the old secret, so the bank gets a new one.
                const QByteArray id = tenant[QStringLiteral("tenant_id")].toString().toUtf8();
                return operate("POST", "/rotate/tenant-secret?tenant_id=" + id, {}, open);
            }
        }
        const QJsonObject order{{QStringLiteral("tenant_name"), tenantName},
                                {QStringLiteral("rate_limit_per_min"), callsPerMinute}};
        operate("POST", "/provision/tenant", compact(order), open);
    });
}

void DemoDesk::openBank(const QJsonObject &tenant)
{
    m_settings.baseUrl = m_bench.relayUrl();
    m_settings.tenantId = tenant[QStringLiteral("tenant_id")].toString();
    m_settings.tenantSecret = Secret(tenant[QStringLiteral("tenant_secret")].toString().toUtf8());
    m_settings.stateBackend = backend::StateBackend::Memory;

    demo::DemoBank::Parts parts;
    parts.settings = m_settings;
    parts.realTime = &m_bench.realClock();
    parts.virtualTime = &m_bench.clock();
    parts.log = &m_bench.exchanges();
    parts.storesChanged = [this] {
        QMetaObject::invokeMethod(this, &DemoDesk::storesChanged, Qt::QueuedConnection);
    };
    Result<std::unique_ptr<demo::DemoBank>> bank = demo::DemoBank::start(std::move(parts));
    if (!bank) {
        Q_EMIT failed(bank.error());
        return;
    }
    m_bank = *std::move(bank);
    m_bench.attachBackend(
        {&m_bank->instructions(), &m_bank->pendingOps(), [bank = m_bank.get()] { bank->sweep(); }});
    pointCallbacksAtBank();
}

void DemoDesk::pointCallbacksAtBank()
{
    const QJsonObject order{{QStringLiteral("callback_url_base"), QString::fromLatin1(m_bank->baseUrl())}};
    operate("POST", "/update/tenant?tenant_id=" + m_settings.tenantId.toUtf8(), compact(order),
            [this](const QJsonObject &) { pairPhones(); });
}

void DemoDesk::pairPhones()
{
    // The last start may have ended between two of them.
    m_phoneless = demo::signatories();
    std::erase_if(m_phoneless, [this](const backend::PairingUser &person) {
        return std::ranges::any_of(
            m_bench.fleet().devices(), [&](const std::unique_ptr<device::Device> &each) {
                return each->name == phoneOf(person).name && isPaired(*each, m_settings.tenantId);
            });
    });
    std::ranges::reverse(m_phoneless);
    pairNextPhone();
}

void DemoDesk::pairNextPhone()
{
    if (m_phoneless.empty()) {
        if (!std::exchange(m_isReady, true))
            Q_EMIT ready();
        return;
    }
    const backend::PairingUser person = std::move(m_phoneless.back());
    m_phoneless.pop_back();
    const Result<QString> phone = m_bench.fleet().create(phoneOf(person));
    phone ? pairWith(*phone, person) : Q_EMIT failed(phone.error());
}

bool DemoDesk::hasRelayClient()
{
    if (!m_bank) {
        Q_EMIT failed({QStringLiteral("DEMO_NOT_READY"),
                       QStringLiteral("Demo Bank is not open yet; wait until the demo is ready.")});
        return false;
    }
    if (!m_relayClient) {
        m_relayClient = std::make_unique<backend::AsyncRelayClient>(backend::AsyncRelayClient::Parts{
            m_settings, &m_bench.client("operator"), &m_bench.loop(), &m_bench.realClock()});
    }
    return true;
}

void DemoDesk::ask(const display::DisplayBlock &block)
{
    if (!hasRelayClient())
        return;
    backend::AuthChallenge challenge;
    challenge.userSocketHash = demo::customer().userSocketHash;
    challenge.instructionId = newId(QLatin1String("block_"));
    challenge.customType = backend::SudoActionType::LocalAuth;
    challenge.expectedAction = QStringLiteral("look_at_block");
    challenge.display = block;
    whenDone(m_relayClient->sendAuthChallenge(challenge), this,
             [this](const Result<backend::ChallengeReceipt> &receipt) {
                 if (!receipt)
                     Q_EMIT failed(receipt.error());
             });
}

void DemoDesk::warn()
{
    if (!hasRelayClient())
        return;
    whenDone(m_relayClient->sendSecurityAlert(demo::signInAlert(m_bench.clock().now())), this,
             [this](const Result<backend::ChallengeReceipt> &receipt) {
                 if (!receipt)
                     Q_EMIT failed(receipt.error());
             });
}

void DemoDesk::prepare(const backend::PairingUser &person, std::function<void(const Secret &)> next)
{
    if (!hasRelayClient())
        return;
    whenDone(m_relayClient->preparePairing(person), this,
             [this, next = std::move(next)](const Result<backend::PairingProof> &proof) {
                 proof ? next(proof->proof) : Q_EMIT failed(proof.error());
             });
}

void DemoDesk::pair(const QString &deviceId)
{
    pairWith(deviceId, demo::customer());
}

void DemoDesk::pairWith(const QString &deviceId, const backend::PairingUser &person)
{
    prepare(person, [this, deviceId](const Secret &proof) {
        const QString payload = QString::fromLatin1(proof.reveal());
        m_bench.fleet().pair(deviceId, payload, [desk = QPointer(this)](const Result<QString> &pairing) {
            if (desk)
                desk->paired(pairing);
        });
    });
}

void DemoDesk::offerPairing()
{
    prepare(demo::customer(), [this](const Secret &proof) { Q_EMIT pairingOffered(proof, tenantName); });
}

void DemoDesk::paired(const Result<QString> &pairing)
{
    pairing ? pairNextPhone() : Q_EMIT failed(pairing.error());
}

} // namespace countersign::app
