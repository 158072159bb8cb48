#pragma once

#include "core/device/inbox.h"
#include "core/http/client.h"

#include <QObject>

#include <functional>

namespace countersign::device {

/// Answers a backend itself: `POST <backend_url>/_bloonio/submit-response` (protocol, section 8). `body` is the reply
/// with its response token.
///
/// `done` comes once, from the event loop of the owner's thread, and not once `owner` is destroyed. Any 2xx accepts.
/// Errors: transport's; `CHALLENGE_ANSWERED` for 409, `CHALLENGE_EXPIRED` for 410, `ANSWER_WRONG` where the backend
/// says so, and `BACKEND_REFUSED` for every other status, with what the backend says of it.
void submitResponse(http::Client &client, QObject &owner, const DirectWay &way, const QString &instructionId,
                    QByteArray body, std::function<void(const Result<void> &)> done);

} // namespace countersign::device
