#include "core/backend/relay_line_p.h"

#include "core/signing/hmac1.h"

namespace countersign::backend {

namespace {

http::Request signedRequest(const RelaySettings &settings, const QByteArray &path, const QByteArray &body,
                            Instant now)
{
    const signing::Hmac1Signature signature = signing::signHmac1(settings.tenantSecret, body, now);
    http::Request request;
    request.method = "POST";
    request.target = settings.baseUrl + path;
    if (settings.baseUrl.endsWith('/'))
        request.target.remove(settings.baseUrl.size() - 1, 1);
    request.headers = {{"Content-Type", "application/json"},
                       {signing::tenantHeader, settings.tenantId.toUtf8()},
                       {signing::timestampHeader, signature.timestamp},
                       {signing::signatureHeader, signature.signature}};
    request.body = body;
    return request;
}

} // namespace

Instant RelayLine::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_isOpen ? m_parts.realTime->now() : Instant{};
}

QFuture<Result<http::Response>> RelayLine::post(const QByteArray &path, const QByteArray &body,
                                                const http::Client::Options &options)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isOpen) {
        return QtFuture::makeReadyFuture(
            Result<http::Response>(fail(QStringLiteral("CLIENT_CLOSED"),
                                        QStringLiteral("The relay client was closed; make a new one."))));
    }
    return m_parts.http->send(signedRequest(m_parts.settings, path, body, m_parts.realTime->now()), options);
}

void RelayLine::later(Milliseconds delay, std::function<void()> task)
{
    const std::lock_guard lock(m_mutex);
    if (m_isOpen)
        m_parts.loop->runAfter(delay, std::move(task));
}

void RelayLine::close()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = false;
}

} // namespace countersign::backend
