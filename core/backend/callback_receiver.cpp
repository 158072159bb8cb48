#include "core/backend/callback_receiver.h"

#include "core/backend/approval_event.h"
#include "core/backend/receiver_answers_p.h"
#include "core/backend/seen_events_p.h"
#include "core/signing/hmac1.h"

namespace countersign::backend {

namespace {

/// What became of a signature check: the verdict for the traffic view, and the refusal where there is one.
struct Check
{
    http::DeferredJson verdict;
    std::optional<http::Response> refused;
};

const QString noEffect = QStringLiteral("none");

/// Why it was not approved, where somebody said so; else what ended it.
QString reasonOf(const ApprovalEvent &event)
{
    if (!event.reason.isEmpty())
        return event.reason;
    switch (event.status) {
    case ApprovalStatus::Cancelled: return QStringLiteral("cancelled");
    case ApprovalStatus::Expired: return QStringLiteral("expired");
    default: return {};
    }
}

Error tenantError(const std::optional<QByteArray> &tenant)
{
    if (!tenant)
        return {
            QStringLiteral("TENANT_HEADER_MISSING"),
            QStringLiteral("%1 is missing; send the tenant's id.").arg(QLatin1String(signing::tenantHeader))};
    return {QStringLiteral("TENANT_UNKNOWN"),
            QStringLiteral("This backend is not tenant '%1'; check where that tenant's callbacks should go.")
                .arg(QString::fromUtf8(*tenant))};
}

Check checkSignature(const RelaySettings &settings, const http::Request &request, Instant now)
{
    const auto tenant = request.headers.find(signing::tenantHeader);
    if (!tenant || *tenant != settings.tenantId.toUtf8())
        return {{}, refusal(401, tenantError(tenant))};
    const signing::Verdict verdict =
        signing::verifyHmac1(settings.tenantSecret, request.headers.find(signing::timestampHeader),
                             request.headers.find(signing::signatureHeader), request.body, now);
    if (verdict.isValid())
        return {http::DeferredJson(verdict.toJson()), std::nullopt};
    return {http::DeferredJson(verdict.toJson()), refusal(401, {verdict.errorCode(), verdict.explanation})};
}

} // namespace

struct CallbackReceiver::Private
{
    const RelaySettings settings;
    const Clock &realTime;
    const std::shared_ptr<SudoInstructionStore> store;
    const OperationDecisions operations;
    SeenEvents seen;

    /// What the event changed: a state's name, or `none`.
    [[nodiscard]] QFuture<Result<QString>> apply(const ApprovalEvent &event) const
    {
        if (!event.sudoEventId.isEmpty())
            return decide(event);
        return move(event).then([](const Result<InstructionMove> &moved) -> Result<QString> {
            if (!moved)
                return failureOf(moved);
            return moved->moved ? toWire(moved->now->state) : noEffect;
        });
    }

    [[nodiscard]] QFuture<Result<QString>> decide(const ApprovalEvent &event) const
    {
        if (!operations.store)
            return QtFuture::makeReadyFuture(Result<QString>(noEffect));
        const bool isApproved = event.status == ApprovalStatus::Approved;
        const QString id = event.idempotencyKey.isEmpty() ? event.instructionId : event.idempotencyKey;
        return operations.store
            ->decide(id, isApproved ? OpDecision::Approved : OpDecision::Rejected, reasonOf(event))
            .then([approved = operations.approved, isApproved,
                   id](const Result<PendingOpMove> &moved) -> Result<QString> {
                if (!moved)
                    return failureOf(moved);
                if (moved->moved && isApproved && approved)
                    approved(id);
                return moved->moved ? toWire(moved->now->state) : noEffect;
            });
    }

    [[nodiscard]] QFuture<Result<InstructionMove>> move(const ApprovalEvent &event) const
    {
        switch (event.status) {
        case ApprovalStatus::Approved: return store->validate(event.instructionId);
        case ApprovalStatus::Rejected:
        case ApprovalStatus::Cancelled: return store->reject(event.instructionId, reasonOf(event));
        case ApprovalStatus::Expired: break;
        }
        return QtFuture::makeReadyFuture(Result<InstructionMove>());
    }
};

CallbackReceiver::CallbackReceiver(const RelaySettings &settings, const Clock &realTime,
                                   std::shared_ptr<SudoInstructionStore> store, OperationDecisions operations)
    : m_private(new Private{settings, realTime, std::move(store), std::move(operations), {}})
{}

void CallbackReceiver::receive(const http::Request &request, http::Responder respond) const
{
    const Check check = checkSignature(m_private->settings, request, m_private->realTime.now());
    if (check.refused)
        return respond(*check.refused, {check.verdict, {}});

    const auto document = JsonDocument::parse(request.body);
    if (!document)
        return respond(refusal(400, document.error()), {check.verdict, {}});
    const Result<ApprovalEvent> event = readApprovalEvent(document->root());
    if (!event)
        return respond(refusal(422, event.error()), {check.verdict, {}});

    const http::Remarks remarks{check.verdict, event->instructionId};
    if (event->tenantId != m_private->settings.tenantId) {
        return respond(refusal(403,
                               {QStringLiteral("TENANT_MISMATCH"),
                                QStringLiteral("The event is tenant '%1''s; this backend hears its own only.")
                                    .arg(event->tenantId)}),
                       remarks);
    }
    if (m_private->seen.contains(event->eventId))
        return respond(received(noEffect), remarks);

    m_private->apply(*event).then([self = m_private, eventId = event->eventId, respond = std::move(respond),
                                   remarks](const Result<QString> &effect) {
        if (!effect)
            return respond(stateUnavailable(), remarks);
        self->seen.add(eventId);
        respond(received(*effect), remarks);
    });
}

} // namespace countersign::backend
