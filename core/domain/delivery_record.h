#pragma once

#include "core/domain/challenge.h"
#include "core/domain/pairing.h"
#include "core/domain/record_bytes.h"

/// What challenges and dispatches both keep of the devices that they went to.
namespace countersign::domain {

void fields(auto &record, Is<Delivery> auto &delivery)
{
    record.value(delivery.deviceId);
    record.value(delivery.messageId);
    record.value(delivery.seenAt);
    record.value(delivery.answeredAt);
}

void fields(auto &record, Is<RefusedAnswer> auto &refused)
{
    record.value(refused.at);
    record.value(refused.deviceId);
    record.value(refused.errorCode);
}

/// Who was asked is not written again with every question, but read from the pairing; so their names are in memory once.
/// Without a pairing the bytes were no RecordWriter's, and what is restored from them is thrown away.
void restoreOwner(auto &asked, const Pairing *pairing)
{
    if (!pairing)
        return;
    asked.tenantId = pairing->tenantId;
    asked.pairingId = pairing->id;
    asked.userSocketHash = pairing->userSocketHash;
    asked.relayUserId = pairing->relayUserId;
    for (Delivery &delivery : asked.deliveries) {
        if (const PairedDevice *device = pairing->device(delivery.deviceId))
            delivery.deviceId = device->id;
    }
}

} // namespace countersign::domain
