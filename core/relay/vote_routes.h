#pragma once

#include "core/domain/dispatch_rules.h"
#include "core/relay/relay.h"

/// What a device says of a sudo dispatch (protocol, section 8). A dispatch that does not ask its user does not exist for it.
namespace countersign::relay {

/// An answer to a dispatch, which always goes through the relay.
void answerDispatch(Relay &relay, Call call, const domain::PairedDevice &device,
                    const domain::AddressedAnswer &answer, domain::AnswerPath path);

/// A person looked at it.
void noteDispatchSeen(Relay &relay, Call call, const domain::PairedDevice &device, const QString &eventId);

} // namespace countersign::relay
