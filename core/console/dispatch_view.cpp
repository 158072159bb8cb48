#include "core/console/dispatch_view.h"

#include <QJsonDocument>

namespace countersign::console {

namespace {

/// A request for the same to one user: what is shown of a challenge is read from its request.
QByteArray requestView(const domain::DispatchRequest &request)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("description"), request.display.subtitle},
                                     {QStringLiteral("display"), display::toJson(request.display)}})
        .toJson(QJsonDocument::Compact);
}

domain::Decision decisionView(const domain::Dispatch &dispatch)
{
    domain::Decision decision;
    decision.at = dispatch.end->at;
    decision.reason = dispatch.end->reason;
    decision.eventId = dispatch.end->eventId;
    const domain::Validator *last = dispatch.validator(dispatch.end->pairingId);
    if (!last || !last->vote)
        return decision;
    decision.deviceId = last->vote->deviceId;
    decision.displayDigest = last->vote->displayDigest;
    decision.deviceSignature = last->vote->deviceSignature;
    return decision;
}

} // namespace

domain::Challenge challengeView(const domain::Dispatch &dispatch)
{
    domain::Challenge view;
    view.tenantId = dispatch.tenantId;
    view.pairingId = dispatch.validators.front().pairingId;
    view.userSocketHash = dispatch.validators.front().userSocketHash;
    view.relayUserId = dispatch.validators.front().relayUserId;
    view.instructionId = dispatch.eventId;
    view.expectedAction = toWire(dispatch.actionType);
    view.request = SharedBytes(requestView(dispatch.details()));
    view.displayDigest = domain::DisplayDigest::fromText(dispatch.displayDigest);
    view.createdAt = dispatch.createdAt;
    view.expiresAt = dispatch.expiresAt;
    view.state = dispatch.state;
    for (const domain::Validator &validator : dispatch.validators) {
        view.deliveries.insert(view.deliveries.end(), validator.deliveries.begin(),
                               validator.deliveries.end());
        view.refusedAnswers.insert(view.refusedAnswers.end(), validator.refusedAnswers.begin(),
                                   validator.refusedAnswers.end());
    }
    if (!dispatch.end)
        return view;
    view.decision = decisionView(dispatch);
    if (view.displayDigest.isEmpty()) // of what was fetched, as whoever ended it saw it
        view.displayDigest = domain::DisplayDigest::fromText(view.decision->displayDigest);
    return view;
}

} // namespace countersign::console
