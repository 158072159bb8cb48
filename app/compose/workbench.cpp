#include "app/compose/workbench.h"

#include "app/compose/control_guard.h"
#include "app/compose/data_directory.h"
#include "core/http/loopback.h"
#include "core/journal/memory_journal.h"
#include "core/relay/envelope.h"
#include "core/tamper/tamper_control.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRandomGenerator>

namespace countersign::app {

namespace {

Q_LOGGING_CATEGORY(clockLog, "countersign.clock")

/// Evenly from −1 to 1.
double randomJitter()
{
    return QRandomGenerator::global()->generateDouble() * 2.0 - 1.0;
}

} // namespace

Workbench::Workbench(const WorkbenchOptions &options, signing::Sealer sealer)
    : m_options(options), m_sealer(std::move(sealer))
{}

Workbench::~Workbench()
{
    // From the outside in: no new requests, then a silent loop, and only then what the loop's tasks were using. The
    // journal's last word and the clients' last answers come to a loop that has ended, and are dropped there.
    m_server.reset();
    m_loop.stop();
    m_clients.clear();
    m_journal.reset();
}

Result<std::unique_ptr<Workbench>> Workbench::start(const WorkbenchOptions &options, signing::Sealer sealer)
{
    std::unique_ptr<Workbench> bench(new Workbench(options, std::move(sealer)));
    if (const Result<void> storage = bench->openStorage(); !storage)
        return failureOf(storage);
    if (const Result<void> relay = bench->startRelay(); !relay)
        return failureOf(relay);
    if (const Result<void> server = bench->startServer(); !server)
        return failureOf(server);
    return bench;
}

Result<void> Workbench::openStorage()
{
    const QString &directory = m_options.dataDirectory;
    if (directory.isEmpty()) {
        m_journal = journal::makeMemoryJournal();
        return {};
    }
    if (const Result<void> made = makeDataDirectory(directory); !made)
        return made;
    Result<std::unique_ptr<journal::Journal>> journal =
        journal::openSqliteJournal(journalFile(directory), m_options.durability);
    if (!journal)
        return failureOf(journal);
    m_journal = *std::move(journal);
    m_vault = std::make_unique<device::Vault>(devicesFile(directory), m_sealer);
    m_clockFile.emplace(clockFile(directory));
    const Result<Milliseconds> offset = m_clockFile->read();
    if (!offset)
        return failureOf(offset);
    m_clock.advance(*offset);
    m_keptOffset = *offset;
    return {};
}

Result<void> Workbench::startRelay()
{
    m_fleet = std::make_unique<device::Fleet>(device::Fleet::Parts{client("device"), m_clock, m_realClock,
                                                                   m_vault.get(), &client("authenticator"),
                                                                   &dataClient(), m_options.dataFrom});
    if (const Result<void> restored = m_fleet->restore(); !restored)
        return restored;
    m_gateway = std::make_unique<FleetGateway>(*m_fleet, m_clock);
    m_fleetPort = std::make_unique<FleetPort>(*m_fleet);
    Result<std::unique_ptr<relay::Relay>> relay = relay::Relay::create(
        {m_loop, *m_journal, m_sealer, *m_gateway, client("courier"), m_clock, m_realClock,
         m_options.adminKey, m_options.rateLimiting, newId, randomJitter,
         [this](const journal::Entry &entry) { m_feed.push(entry); }, m_options.retention});
    if (!relay)
        return failureOf(relay);
    m_relay = *std::move(relay);
    Result<relay::RouteGuard> guard = makeControlGuard(m_options.control, m_options.address, m_realClock);
    if (!guard)
        return failureOf(guard);
    const auto control = std::make_shared<const relay::ControlParts>(relay::ControlParts{
        *m_relay, *m_journal, m_exchanges, m_loop, m_clock, *m_fleetPort, m_instructionPort, m_pendingOpPort,
        *std::move(guard), [this] { tellClockMoved(); }});
    relay::addControlRoutes(control);
    m_robots = robot::makeDesk(*m_relay, m_loop, *m_fleetPort, m_sealer);
    robot::addRobotRoutes(m_robots);
    robot::addStorageRoutes(m_robots);
    robot::addRobotControl(control, m_robots);
    tamper::addTamperControl(control);
    return {};
}

Result<void> Workbench::startServer()
{
    http::ServerConfig config;
    config.address = m_options.address;
    config.port = m_options.relayPort;
    config.party = "relay";
    config.log = &m_exchanges;
    config.hostCheck = http::isLoopbackName(m_options.address) ? http::ServerConfig::HostCheck::LoopbackNames
                                                               : http::ServerConfig::HostCheck::Off;
    config.refusal = [](int status, const QString &code, const QString &message) {
        return relay::failure(status, {code, message});
    };
    Result<std::unique_ptr<http::Server>> server = http::Server::listen(
        m_loop, std::move(config), [this](const http::Request &request, http::Responder respond) {
            m_relay->serve(request, std::move(respond));
        });
    if (!server)
        return failureOf(server);
    m_server = *std::move(server);
    m_fleet->setDefaultRelay(QUrl(QString::fromLatin1(relayUrl())));
    m_loop.post([this] { m_relay->start(); });
    return {};
}

http::Client &Workbench::client(const QByteArray &party)
{
    std::unique_ptr<http::Client> &client = m_clients[party];
    if (!client) {
        http::Client::Config config;
        config.party = party;
        config.clock = &m_realClock;
        // What goes to our own relay is captured there; captured on both sides, every exchange would stand twice.
        config.log = party == "courier" || party == "authenticator" ? &m_exchanges : nullptr;
        client = std::make_unique<http::Client>(config);
    }
    return *client;
}

http::Client &Workbench::dataClient()
{
    std::unique_ptr<http::Client> &client = m_clients["data"];
    if (!client) {
        http::Client::Config config;
        config.party = "authenticator";
        config.clock = &m_realClock;
        config.log = &m_exchanges;
        config.timeout = http::longestFetch;
        config.answerBytes = http::largestFetch;
        client = std::make_unique<http::Client>(config);
    }
    return *client;
}

void Workbench::attachBackend(const AttachedBackend &attached)
{
    showStores(attached.instructions, attached.pendingOperations);
    const std::scoped_lock lock(m_sweepMutex);
    m_sweep = attached.sweep;
}

void Workbench::showStores(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations)
{
    m_instructionPort.attach(instructions);
    m_pendingOpPort.attach(operations);
}

void Workbench::tellClockMoved()
{
    if (m_clockFile && m_clock.offset() != m_keptOffset) {
        m_keptOffset = m_clock.offset();
        if (const Result<void> kept = m_clockFile->write(m_keptOffset); !kept)
            qCWarning(clockLog).noquote() << kept.error().message;
    }
    {
        // At once, not by the event loop: time may go back next, and what has expired must stay so.
        const std::scoped_lock lock(m_sweepMutex);
        if (m_sweep)
            m_sweep();
    }
    onMainThread([this] {
        m_fleet->clockChanged();
        Q_EMIT clockMoved();
    });
}

void Workbench::advanceClock(Milliseconds step)
{
    m_clock.advance(step);
    m_loop.post([this] {
        m_relay->clockMoved();
        tellClockMoved();
    });
}

void Workbench::resetClock()
{
    m_loop.post([this] {
        // What has expired by now is journalled as expired before time goes back.
        m_relay->clockMoved();
        tellClockMoved();
        m_clock.reset();
        m_relay->clockMoved();
        tellClockMoved();
    });
}

void Workbench::redeliver(const QString &eventId)
{
    m_loop.post([this, eventId] {
        m_relay->redeliver(eventId, [this](const Result<void> &requeued) {
            if (!requeued)
                onMainThread([this, error = requeued.error()] { Q_EMIT redeliveryRefused(error); });
        });
    });
}

void Workbench::registerRobot(const QString &name, const QStringList &deviceIds)
{
    QJsonObject order{{QStringLiteral("name"), name}};
    if (!deviceIds.isEmpty())
        order[QStringLiteral("device_ids")] = QJsonArray::fromStringList(deviceIds);
    const auto body = JsonDocument::parse(QJsonDocument(order).toJson(QJsonDocument::Compact));
    if (!body)
        return Q_EMIT robotRefused(body.error());
    m_loop.post([this, body = *body] {
        robot::registerRobot(m_robots, body, [this](const Result<robot::NewRobot> &made) {
            if (!made)
                return onMainThread([this, error = made.error()] { Q_EMIT robotRefused(error); });
            onMainThread([this, robot = made->event, secret = made->secret] {
                Q_EMIT robotRegistered({robot.name, robot.clientId, secret, relayUrl()});
            });
        });
    });
}

void Workbench::removeRobot(const QString &robotId)
{
    m_loop.post([this, robotId] {
        robot::removeRobot(*m_robots, robotId, [this](const Result<void> &removed) {
            if (!removed)
                onMainThread([this, error = removed.error()] { Q_EMIT robotRefused(error); });
        });
    });
}

} // namespace countersign::app
