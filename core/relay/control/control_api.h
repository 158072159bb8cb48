#pragma once

#include "core/base/stepping_clock.h"
#include "core/display/renderer.h"
#include "core/http/exchange_log.h"
#include "core/relay/control/ports.h"
#include "core/relay/hmac_auth.h"
#include "core/relay/relay.h"

namespace countersign::relay {

/// The control API under `/_sim/v1`: what a person does in the window, for tests and scripts.
struct ControlParts
{
    Relay &relay;
    journal::Journal &journal;
    http::ExchangeLog &exchanges;
    http::Loop &loop;
    SteppingClock &clock;
    DevicePort &devices;
    StorePort &instructions;
    StorePort &pendingOperations;
    RouteGuard guard;
    /// Called on the loop after virtual time moved, for everyone but the relay.
    std::function<void()> clockMoved;
};

/// Everything must outlive the relay's router.
void addControlRoutes(std::shared_ptr<const ControlParts> parts);

using Control = std::shared_ptr<const ControlParts>;
using ControlRoute = std::function<void(const ControlParts &, Call)>;

/// Mounts one guarded route; `path` is relative to `/_sim/v1`.
void addControlRoute(const Control &control, QByteArray method, const QByteArray &path, ControlRoute route);

void addChallengeControl(const Control &control);
void addClockControl(const Control &control);
void addDeliveryControl(const Control &control);
void addDeviceControl(const Control &control);
void addFaultControl(const Control &control);
void addLoginControl(const Control &control);
void addRecordControl(const Control &control);
void addStoreControl(const Control &control);

/// A sign-in by QR code, which is read and answered at its session id like a challenge.
void readLogin(const ControlParts &parts, const Call &call, const domain::QrLogin &login);
void answerLogin(const ControlParts &parts, const Call &call, const domain::QrLogin &login,
                 AnswerOrder::Decision decision);

/// A sudo dispatch, which is listed, read and answered at its event id like a challenge.
[[nodiscard]] QJsonObject describeDispatch(const domain::RelayState &state, const domain::Dispatch &dispatch,
                                           const display::RenderSettings &settings);
/// Whether it asks that device, by whichever of its ids.
[[nodiscard]] bool concerns(const domain::RelayState &state, const domain::Dispatch &dispatch,
                            const QString &deviceId);
void readDispatch(const ControlParts &parts, const Call &call, const domain::Dispatch &dispatch);
void answerDispatch(const ControlParts &parts, const Call &call, const domain::Dispatch &dispatch,
                    AnswerOrder::Decision decision);

/// Answers with what a port gave.
[[nodiscard]] PortDone<QJsonObject> answerObject(const Reply &reply, int status, QByteArray message);
/// Cut as pageOf() does. Answers the refusal itself and gives nothing when the page is none.
[[nodiscard]] std::optional<PortDone<QJsonArray>> answerArray(const Call &call, QByteArray message);

inline constexpr qint64 defaultPage = 100;
inline constexpr qint64 largestPage = 1000;

/// What `?since=` and `?limit=` ask for.
struct Page
{
    qint64 since = 0;
    qint64 limit = defaultPage;
};
/// Errors: `VALIDATION_FAILED`.
[[nodiscard]] Result<Page> readPage(const Call &call);
/// Of things without a number, whose places in the list count from 1.
[[nodiscard]] QJsonArray pageOf(const QJsonArray &all, const Page &page);
void answerList(const Reply &reply, const QByteArray &message, const QJsonArray &list);

} // namespace countersign::relay
