#include "start_run.h"

#include "program.h"
#include "tenant_setup.h"

#include "core/journal/sqlite_journal.h"

#include <QTemporaryDir>

#include <algorithm>
#include <future>
#include <iterator>

namespace countersign::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int eventsOfEach = 4;
constexpr int challenges = 250'000;
constexpr int challengesAtOnce = 1'000;

QByteArray text(const char *format, int number)
{
    return QByteArray(format).replace("#", QByteArray::number(number));
}

/// A challenge as it mostly goes: asked, seen, approved, told.
std::vector<journal::Draft> lifeOf(int number, Instant at)
{
    return {
        {at, "challenge.created",
         text(
             R"({"tenant_id":"tnt_bench","pairing_id":"pair_bench","instruction_id":"bench-#",)"
             R"("custom_type":"localAuth","expected_action":"transfer_funds","display_digest":)"
             R"("sha256:0000000000000000000000000000000000000000000000000000000000000000",)"
             R"("expires_at":4102444800000,"pushes":[{"device_id":"dev_bench","message_id":"msg_#"}],"request":)"
             R"({"user_socket_hash":"bench-user","instruction_id":"bench-#","custom_type":"localAuth",)"
             R"("expected_action":"transfer_funds","display":{"title":"Confirm the transfer","subtitle":)"
             R"("Check the details before approving","fields":[{"key":"amount","title":"Amount","value":"1000.00",)"
             R"("data_type":"CURRENCY_USD"},{"key":"to","title":"Beneficiary","value":"ACME Corp","data_type":)"
             R"("PARTY_NAME"},{"key":"date","title":"Execution date","value":"2026-06-21","data_type":"DATE"}]}},)"
             R"("answer_path":"relay"})",
             number)},
        {at, "challenge.seen",
         text(R"({"tenant_id":"tnt_bench","instruction_id":"bench-#","device_id":"dev_bench"})", number)},
        {at, "challenge.decided",
         text(
             R"({"tenant_id":"tnt_bench","instruction_id":"bench-#","state":"approved","device_id":"dev_bench",)"
             R"("event_id":"evt_#","callback_wanted":true,"via":"relay"})",
             number)},
        {at, "callback.attempted",
         text(R"({"event_id":"evt_#","status":200,"state":"delivered","took_ms":1,"round":0})", number)},
    };
}

std::vector<journal::Draft> beginning(Instant at)
{
    return {
        {at, "tenant.provisioned",
         R"({"tenant_id":"tnt_bench","name":"Bench","sealed_secret":"-","configuration":{"callback_url_base":)"
         R"("http://127.0.0.1:9"}})"},
        {at, "pairing.prepared",
         R"({"proof_id":"prf_bench","tenant_id":"tnt_bench","user_socket_hash":"bench-user","user":{},)"
         R"("expires_at":4102444800000})"},
        {at, "device.registered",
         R"({"proof_id":"prf_bench","pairing_id":"pair_bench","relay_user_id":"usr_bench","device_id":"dev_bench",)"
         R"("push_token":"bench","session_id":"ses_bench","session_expires_at":4102444800000})"}};
}

Result<void> writeMillion(const QString &directory)
{
    const SystemClock clock;
    auto journal = journal::openSqliteJournal(directory + QStringLiteral("/journal.sqlite"));
    if (!journal)
        return failureOf(journal);
    (void)(*journal)->append(beginning(clock.now()), [](const Result<void> &) {});
    for (int written = 0; written < challenges; written += challengesAtOnce) {
        std::vector<journal::Draft> drafts;
        for (int i = 0; i < challengesAtOnce; ++i)
            std::ranges::move(lifeOf(written + i, clock.now()), std::back_inserter(drafts));
        std::promise<Result<void>> committed;
        (void)(*journal)->append(std::move(drafts),
                                 [&](const Result<void> &outcome) { committed.set_value(outcome); });
        if (Result<void> done = committed.get_future().get(); !done)
            return done;
    }
    return {};
}

std::unique_ptr<Program> startRelay(const QString &directory)
{
    return Program::start(QStringLiteral("countersignd"),
                          {QStringLiteral("serve"), QStringLiteral("--data-dir"), directory,
                           QStringLiteral("--key-store"), QStringLiteral("file")});
}

} // namespace

QList<Figure> measureStart()
{
    const QString title = QStringLiteral("start on a journal of %1 events").arg(challenges * eventsOfEach);
    const QTemporaryDir directory;
    // Its key it makes when the directory is new, and misses it in one that is not.
    if (const auto relay = startRelay(directory.path()))
        relay->end();
    if (const Result<void> written = writeMillion(directory.path()); !written)
        return {{title, written.error().message}};
    QList<Figure> figures;
    for (const QString &with :
         {QStringLiteral(", without a snapshot"), QStringLiteral(", from its snapshot")}) {
        const SteadyClock::time_point began = SteadyClock::now();
        const auto relay = startRelay(directory.path());
        const double seconds = std::chrono::duration<double>(SteadyClock::now() - began).count();
        if (!relay)
            return {{title, QStringLiteral("the relay did not start")}};
        figures.append({title + with, QStringLiteral("%1 s").arg(seconds, 7, 'f', 2)});
        // Something happens, and with it a snapshot is due.
        const QByteArray url = relay->ready()[QStringLiteral("relay_url")].toString().toUtf8();
        const Result<Tenant> tenant =
            setUpTenant(url, relay->ready()[QStringLiteral("admin_key")].toString().toUtf8());
        if (!tenant)
            return {{title, tenant.error().message}};
        relay->end();
    }
    return figures;
}

} // namespace countersign::bench
