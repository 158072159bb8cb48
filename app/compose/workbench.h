#pragma once

#include "app/compose/clock_file.h"
#include "app/compose/control_access.h"
#include "app/compose/fleet_gateway.h"
#include "app/compose/fleet_port.h"
#include "app/compose/store_ports.h"
#include "core/base/stepping_clock.h"
#include "core/console/robot_credentials.h"
#include "core/device/vault.h"
#include "core/http/client.h"
#include "core/http/exchange_log.h"
#include "core/http/server.h"
#include "core/journal/feed.h"
#include "core/journal/sqlite_journal.h"
#include "core/robot/robot_desk.h"
#include "core/signing/sealer.h"

#include <map>
#include <mutex>
#include <optional>

namespace countersign::app {

struct WorkbenchOptions
{
    /// Empty: everything lives in memory and dies with the process.
    QString dataDirectory;
    /// What an acknowledged answer survives, where there is a data directory.
    journal::Durability durability = journal::Durability::ProcessDeath;
    /// How much of the past is kept.
    journal::RetentionPolicy retention = {};
    QByteArray address = "127.0.0.1";
    quint16 relayPort = 0;
    Secret adminKey;
    ControlAccess control;
    relay::RateLimiting rateLimiting = relay::RateLimiting::On;
    /// Where devices may fetch what a dispatch shows.
    http::PrivateNetworks dataFrom = http::PrivateNetworks::Refused;
};

/// The whole of Countersign without a window: relay, devices, journal, clock, traffic, wired together.
///
/// Lives on the main thread, which must run an event loop; the relay runs on a thread of its own.
class Workbench : public QObject
{
    Q_OBJECT

public:
    /// `sealer` seals what rests in the data directory: see fetchSealer(). Errors: `DATA_DIRECTORY_UNUSABLE`, the journal's,
    /// the vault's, `LISTEN_FAILED`.
    [[nodiscard]] static Result<std::unique_ptr<Workbench>> start(const WorkbenchOptions &options,
                                                                  signing::Sealer sealer);
    ~Workbench() override;

    [[nodiscard]] QByteArray relayUrl() const { return m_server->baseUrl(); }
    [[nodiscard]] QByteArray controlUrl() const { return relayUrl() + "/_sim/v1"; }
    /// Everything that the relay serves.
    [[nodiscard]] std::vector<relay::MountedRoute> routes() const { return m_relay->router().routes(); }
    [[nodiscard]] const WorkbenchOptions &options() const { return m_options; }

    [[nodiscard]] device::Fleet &fleet() { return *m_fleet; }
    [[nodiscard]] http::ExchangeLog &exchanges() { return m_exchanges; }
    [[nodiscard]] http::Client &client(const QByteArray &party);
    [[nodiscard]] http::Loop &loop() { return m_loop; }
    [[nodiscard]] journal::Feed &feed() { return m_feed; }
    [[nodiscard]] journal::Journal &journal() { return *m_journal; }
    [[nodiscard]] const SteppingClock &clock() const { return m_clock; }
    [[nodiscard]] const Clock &realClock() const { return m_realClock; }

    /// A backend of ours: its stores are shown in the control API, and `sweep` lets go of what expired. Everything
    /// must outlive detachBackend().
    struct AttachedBackend
    {
        backend::SudoInstructionStore *instructions = nullptr;
        backend::PendingOpStore *pendingOperations = nullptr;
        std::function<void()> sweep; ///< thread-safe
    };
    void attachBackend(const AttachedBackend &attached);
    void detachBackend() { attachBackend({}); }
    /// Shows other stores in the control API than those of the attached backend, which goes on; null for none. When it
    /// returns, the earlier ones are used no more.
    void showStores(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations);

    /// Time travel from the window, as the control API does it.
    void advanceClock(Milliseconds step);
    void resetClock();

    /// Tells the backend of that event again, from the window as by the control API.
    void redeliver(const QString &eventId);

    /// Registers a robot, or takes one's registration back, from the window as by the control API. No device: every one.
    void registerRobot(const QString &name, const QStringList &deviceIds);
    void removeRobot(const QString &robotId);

Q_SIGNALS:
    /// Virtual time moved: on the main thread, after the relay heard of it.
    void clockMoved();
    /// On the main thread.
    void redeliveryRefused(const countersign::Error &error);
    /// On the main thread.
    void robotRegistered(const countersign::console::RobotCredentials &robot);
    void robotRefused(const countersign::Error &error);

private:
    Workbench(const WorkbenchOptions &options, signing::Sealer sealer);
    [[nodiscard]] Result<void> openStorage();
    /// What devices fetch dispatch data with.
    [[nodiscard]] http::Client &dataClient();
    [[nodiscard]] Result<void> startRelay();
    [[nodiscard]] Result<void> startServer();
    void tellClockMoved();
    /// Runs `tell` on the main thread, from any other.
    template<typename Tell>
    void onMainThread(Tell tell)
    {
        QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);
    }

    std::mutex m_sweepMutex;
    std::function<void()> m_sweep;

    WorkbenchOptions m_options;
    SystemClock m_realClock;
    SteppingClock m_clock{m_realClock};
    http::ExchangeLog m_exchanges{http::ExchangeLog::Bounds{}};
    journal::Feed m_feed;
    http::Loop m_loop{"relay"};
    signing::Sealer m_sealer;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<device::Vault> m_vault;
    std::optional<ClockFile> m_clockFile; ///< none in memory
    Milliseconds m_keptOffset{};          ///< what it holds; once started, of the relay's loop
    std::map<QByteArray, std::unique_ptr<http::Client>> m_clients;
    std::unique_ptr<device::Fleet> m_fleet;
    std::unique_ptr<FleetGateway> m_gateway;
    std::unique_ptr<FleetPort> m_fleetPort;
    InstructionPort m_instructionPort;
    PendingOpPort m_pendingOpPort;
    std::unique_ptr<relay::Relay> m_relay;
    robot::Desk m_robots;
    std::unique_ptr<http::Server> m_server;
};

} // namespace countersign::app
