#pragma once

#include "core/base/json_form.h"
#include "core/base/result.h"
#include "core/domain/answer_path.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>
#include <optional>

/// What the control API needs of rooms that the relay must not know. Methods are called on the relay's loop; the
/// answer may come on any thread, exactly once.
namespace countersign::relay {

template<typename T>
using PortDone = std::function<void(Result<T>)>;

struct DeviceOrder
{
    QString name;
    QString platform;
    QString locale;
    QString timeZone;
};

struct PolicyOrder
{
    QString mode; ///< `manual`, `approve`, `deny` or `ignore`
    qint64 delayMs = 0;
    QString expectedAction;
    QString customType;
    QString maxAmount; ///< decimal text; empty for none
};

struct AnswerOrder
{
    enum class Decision { Approve, Deny } decision = Decision::Approve;
    QString deviceId;
    QString tenantId;
    QString instructionId;
    std::optional<QString> totpCode;
    std::optional<int> number;
    std::optional<bool> localAuth;
    QString reason;
    std::optional<domain::AnswerPath> answerPath; ///< nothing: as the push says
};

/// The simulated devices. A device is `{"device_id","name","platform","locale","time_zone","policy","pairings":[…]}`.
class DevicePort
{
public:
    virtual ~DevicePort() = default;
    virtual void list(PortDone<QJsonArray> done) = 0;
    virtual void read(const QString &deviceId, PortDone<QJsonObject> done) = 0;
    /// What create() would refuse of where the device is, so that it can be named with all else that is bad. Any thread.
    virtual void checkPlace(const DeviceOrder &order, JsonProblems &problems) const = 0;
    virtual void create(const DeviceOrder &order, PortDone<QJsonObject> done) = 0;
    virtual void remove(const QString &deviceId, PortDone<QJsonObject> done) = 0;
    virtual void pair(const QString &deviceId, const QString &payload, PortDone<QJsonObject> done) = 0;
    /// As a phone's camera; gives `{"pairing_id"}` and, for a sign-in that now waits, `session_id` and `tenant_id`.
    virtual void scan(const QString &deviceId, const QString &payload, PortDone<QJsonObject> done) = 0;
    virtual void unpair(const QString &deviceId, const QString &pairingId, PortDone<QJsonObject> done) = 0;
    virtual void setPolicy(const QString &deviceId, const PolicyOrder &order, PortDone<QJsonObject> done) = 0;
    virtual void answer(const AnswerOrder &order, PortDone<QJsonObject> done) = 0;
};

/// One of the two stores of the attached backend: rows with an `id`.
class StorePort
{
public:
    virtual ~StorePort() = default;
    virtual void list(PortDone<QJsonArray> done) = 0;
    virtual void read(const QString &id, PortDone<QJsonObject> done) = 0;
    virtual void remove(const QString &id, PortDone<QJsonObject> done) = 0;
};

} // namespace countersign::relay
