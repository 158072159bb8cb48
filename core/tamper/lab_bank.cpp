#include "core/tamper/lab_bank.h"

#include "core/backend/memory_sudo_instruction_store.h"
#include "core/backend/relay_calls.h"
#include "core/tamper/json_bytes.h"
#include "core/tamper/lab_names.h"

namespace countersign::tamper {

namespace {

const QString action = QStringLiteral("transfer_funds");

backend::RelaySettings settingsFor(const Secret &secret)
{
    backend::RelaySettings settings;
    settings.tenantId = labTenant;
    settings.tenantSecret = secret;
    return settings;
}

/// The library's routes and guard name their refusals in `error`; what goes through has none.
Result<void> outcomeOf(const http::Response &response, const QString &message)
{
    if (response.status < 400)
        return {};
    const Result<JsonDocument> body = JsonDocument::parse(response.body);
    Q_ASSERT(body);
    const QString explained = body->root().member("message").toString();
    return fail(body->root().member("error").toString(), explained.isEmpty() ? message : explained);
}

QString differenceOf(const backend::RequestBinding &approved, const backend::RequestBinding &presented)
{
    if (approved.bodyHash != presented.bodyHash) {
        return QStringLiteral("The body that was approved has the SHA-256 %1, this one has %2.")
            .arg(QLatin1String(approved.bodyHash), QLatin1String(presented.bodyHash));
    }
    return QStringLiteral("What was approved is %1 %2 of %3, this is %4 %5 of %6.")
        .arg(QLatin1String(approved.method), QLatin1String(approved.target), approved.userSocketHash,
             QLatin1String(presented.method), QLatin1String(presented.target), presented.userSocketHash);
}

} // namespace

QByteArray operationOf(const display::DisplayBlock &block)
{
    QByteArrayList members;
    for (const display::ValidationField &field : block.fields)
        members.append(jsonString(field.key) + ':' + jsonString(field.value));
    return '{' + members.join(',') + '}';
}

LabBank::LabBank(display::DisplayBlock block, const Secret &secret, Instant now)
    : m_block(std::move(block)), m_clock(now),
      m_store(std::make_shared<backend::MemorySudoInstructionStore>(m_clock)),
      m_receiver(settingsFor(secret), m_clock, m_store), m_guard({m_store, nullptr, requirement()})
{}

backend::SudoRequirement LabBank::requirement() const
{
    return {.expectedAction = action,
            .userSocketHash = [](const http::Request &) { return labUser; },
            .title = m_block.title,
            .fields = [fields = m_block.fields](const http::Request &)
                -> Result<std::vector<display::ValidationField>> { return fields; }};
}

http::Request LabBank::firstCall() const
{
    http::Request request;
    request.method = "POST";
    request.target = "/transfer/execute";
    request.headers = {{"Content-Type", "application/json"}, {"Accept-Language", "en-US"}};
    request.body = operationOf(m_block);
    return request;
}

QByteArray LabBank::ask()
{
    const auto created = m_store->create({.id = labInstruction,
                                          .binding = backend::bindingOf(firstCall(), labUser),
                                          .expectedAction = action});
    Q_ASSERT(created.isFinished() && created.result());
    backend::AuthChallenge challenge;
    challenge.userSocketHash = labUser;
    challenge.instructionId = labInstruction;
    challenge.expectedAction = action;
    challenge.display = m_block;
    return backend::describe(challenge).body;
}

Result<void> LabBank::hear(const http::Request &callback) const
{
    std::optional<http::Response> answer;
    m_receiver.receive(callback, [&answer](http::Response response, const http::Remarks &) {
        answer = std::move(response);
    });
    Q_ASSERT(answer); // with the state in memory nothing is waited for
    return outcomeOf(*answer, {});
}

Result<void> LabBank::verify(const Proof &proof) const
{
    return backend::verifyDecision(m_block, proof.decision, proof.publicKey);
}

http::Request LabBank::secondCall() const
{
    http::Request request = firstCall();
    request.headers.add(backend::instructionKeyHeader, labInstruction.toUtf8());
    return request;
}

Result<void> LabBank::run(const http::Request &secondCall) const
{
    std::optional<backend::GuardOutcome> outcome;
    m_guard.check(secondCall, [&outcome](backend::GuardOutcome given) { outcome = std::move(given); });
    Q_ASSERT(outcome);
    const auto *refused = std::get_if<backend::Answer>(&*outcome);
    if (!refused)
        return {};
    return outcomeOf(
        refused->response,
        differenceOf(backend::bindingOf(firstCall(), labUser), backend::bindingOf(secondCall, labUser)));
}

} // namespace countersign::tamper
