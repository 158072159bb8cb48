#pragma once

#include "../device/scripted_relay.h"

#include "core/base/stepping_clock.h"
#include "core/console/console.h"
#include "core/device/fleet.h"
#include "core/http/client.h"
#include "core/http/exchange_log.h"

/// A console on a journal that the test writes by hand, with clocks that stand still. Jane's phone (`dev_1`) is
/// simulated and talks to a scripted relay; her tablet (`dev_2`) is known to the journal only.
class Stage
{
public:
    Stage();

    countersign::SteppingClock clock{countersign::fromUnixMs(1'782'036'930'000)};
    ScriptedRelay relay{clock};
    countersign::http::Client client{countersign::http::Client::Config{}};
    countersign::http::ExchangeLog exchanges{countersign::http::ExchangeLog::Bounds{}};
    countersign::device::Fleet fleet{{client, clock, clock, nullptr}};
    countersign::console::Console console{{fleet, exchanges, clock, clock}};
    QString phone;

    [[nodiscard]] static countersign::device::ChallengeKey keyOf(const QString &instructionId)
    {
        return {QStringLiteral("tnt_1"), instructionId};
    }

    /// One batch of the journal.
    void happen(const std::vector<countersign::domain::Event> &events);

    struct Ask
    {
        QString id = QStringLiteral("ins-1");
        countersign::domain::CustomType type = countersign::domain::CustomType::LocalAuth;
        QString action = QStringLiteral("transfer_funds");
        /// JSON of the display block; empty for none.
        QByteArray display = transferDisplay;
        QString description = {};
        QStringList devices = {QStringLiteral("dev_1")};
        countersign::Milliseconds lifetime{180'000};
    };
    static constexpr const char *transferDisplay =
        R"({"title":"Confirm the transfer","subtitle":"Check the details",
        "fields":[{"key":"amount","title":"Amount","value":"1000.00","data_type":"CURRENCY_USD"},
                  {"key":"to","title":"Beneficiary","value":"ACME Corp","data_type":"PARTY_NAME"}]})";
    [[nodiscard]] countersign::domain::ChallengeCreated created(const Ask &ask) const;
    [[nodiscard]] static countersign::domain::ChallengeDecided
    decided(const QString &id, countersign::domain::ChallengeState state);
    /// An attempt to deliver the event of `decided(id, …)`.
    [[nodiscard]] static countersign::domain::CallbackAttempted
    attempted(const QString &id, int status, countersign::domain::CallbackState state);

    /// Jane's phone pairs with the scripted relay. False when it did not come about.
    [[nodiscard]] bool pairPhone();
    /// The challenge is in the journal, and then on the phone, where it can be answered.
    countersign::device::ChallengeKey arrive(const ScriptedRelay::Challenge &challenge);

    /// A request that somebody of ours received.
    void record(const QByteArray &party, const QByteArray &path, int status, const QByteArray &answer,
                const QString &instructionId, const QJsonObject &verdict = {});

private:
    quint64 m_sequence = 0;
};
