#include "core/domain/qr_login_book.h"
#include "core/domain/record_bytes.h"

namespace countersign::domain {

static void fields(auto &record, Is<QrLoginAnswer> auto &answer)
{
    record.value(answer.at);
    record.value(answer.deviceId);
    record.value(answer.reason);
    record.value(answer.deviceSignature);
}

static void fields(auto &record, Is<QrLogin> auto &login)
{
    record.value(login.sessionId);
    record.value(login.tenantId);
    record.value(login.browserOrigin);
    record.value(login.pollTokenHash);
    record.value(login.createdAt);
    record.value(login.expiresAt);
    record.value(login.state);
    record.value(login.pairingId);
    record.value(login.answer);
}

void QrLoginBook::save(RecordWriter &record) const
{
    record.value(m_logins);
}

void QrLoginBook::restore(RecordReader &record)
{
    record.value(m_logins);
    for (QrLogin &login : m_logins) {
        m_byId.insert(login.sessionId, &login);
        if (login.isOpen())
            m_deadlines.add(login.expiresAt, login.sessionId);
    }
}

} // namespace countersign::domain
