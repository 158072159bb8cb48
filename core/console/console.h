#pragma once

#include "core/console/callback_model.h"
#include "core/console/challenge_list_model.h"
#include "core/console/desk.h"
#include "core/console/device_actions.h"
#include "core/console/device_model.h"
#include "core/console/gallery.h"
#include "core/console/inspection.h"
#include "core/console/instruction_model.h"
#include "core/console/pending_op_model.h"
#include "core/console/replica.h"
#include "core/console/robot_model.h"
#include "core/console/search_model.h"
#include "core/console/signing_lab.h"
#include "core/console/store_watch.h"
#include "core/console/tamper_lab.h"
#include "core/console/traffic_model.h"

namespace countersign::console {

/// What the windows show, without windows: the journal's copy and everything derived from it.
///
/// Lives on the thread of the fleet; every method but storesChanged() belongs to it.
class Console : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the console.
    struct Parts
    {
        device::Fleet &fleet;
        const http::ExchangeLog &exchanges;
        const Clock &clock;     ///< virtual time: what expires, and what is shown
        const Clock &realClock; ///< the exchanges' times
    };
    explicit Console(const Parts &parts, QObject *parent = nullptr);

    /// The backend whose stores are shown, until another is attached; null for none. `outside` as in StoreWatch::attach().
    void attachBackend(backend::SudoInstructionStore *instructions, backend::PendingOpStore *operations,
                       const std::optional<OutsideView> &outside = {});

    /// Of a new console: what Replica::restore() does.
    [[nodiscard]] bool restore(QByteArrayView bytes, quint64 upTo) { return m_replica.restore(bytes, upTo); }
    /// Journal entries in order, from the very first; what was taken already is ignored.
    void take(const QList<journal::Entry> &entries) { m_replica.take(entries); }
    /// Thread-safe and cheap: for the stores' callbacks.
    void storesChanged() { m_stores.noteChange(); }
    /// Virtual time was moved.
    void clockMoved();

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const Replica &replica() const { return m_replica; }
    [[nodiscard]] ChallengeListModel &challenges() { return m_challenges; }
    [[nodiscard]] Desk &desk() { return m_desk; }
    [[nodiscard]] Inspection &inspection() { return m_inspection; }
    [[nodiscard]] DeviceModel &devices() { return m_devices; }
    [[nodiscard]] DeviceActions &deviceActions() { return m_deviceActions; }
    [[nodiscard]] RobotModel &robots() { return m_robots; }
    [[nodiscard]] StoreWatch &stores() { return m_stores; }
    [[nodiscard]] TrafficModel &traffic() { return m_traffic; }
    [[nodiscard]] CallbackModel &callbacks() { return m_callbacks; }
    [[nodiscard]] SearchModel &search() { return m_search; }
    [[nodiscard]] Gallery &gallery() { return m_gallery; }
    [[nodiscard]] SigningLab &signingLab() { return m_signingLab; }
    [[nodiscard]] TamperLab &tamperLab() { return m_tamperLab; }

Q_SIGNALS:
    /// Whatever shows a time that is left has to look at the clock again.
    void timeChanged();

private:
    const Clock &m_clock;
    Replica m_replica;
    TrafficModel m_traffic;
    ChallengeListModel m_challenges;
    Desk m_desk;
    Inspection m_inspection;
    DeviceModel m_devices;
    DeviceActions m_deviceActions;
    RobotModel m_robots;
    StoreWatch m_stores;
    CallbackModel m_callbacks;
    SearchModel m_search;
    Gallery m_gallery;
    SigningLab m_signingLab;
    TamperLab m_tamperLab;
    QTimer m_second;
};

} // namespace countersign::console
