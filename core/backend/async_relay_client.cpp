#include "core/backend/async_relay_client.h"

#include "core/backend/relay_error.h"
#include "core/signing/hmac1.h"

#include <thread>

namespace countersign::backend {

namespace {

std::function<void(http::Request &, Instant)> signerFor(const RelaySettings &settings)
{
    return [tenant = settings.tenantId.toUtf8(), secret = settings.tenantSecret](http::Request &request,
                                                                                 Instant now) {
        const signing::Hmac1Signature signature = signing::signHmac1(secret, request.body, now);
        request.headers.set(signing::tenantHeader, tenant);
        request.headers.set(signing::timestampHeader, signature.timestamp);
        request.headers.set(signing::signatureHeader, signature.signature);
    };
}

http::Caller::Parts callerParts(const AsyncRelayClient::Parts &parts)
{
    return {parts.settings.baseUrl,    parts.http,     parts.loop,         parts.realTime, parts.timing,
            signerFor(parts.settings), relayHttpError, relayTransportError};
}

} // namespace

/// What a client that nobody gave anything has of its own.
struct AsyncRelayClient::Own
{
    explicit Own(const RelaySettings &settings)
        : http({.party = "backend", .authorities = settings.authorities()})
    {}

    SystemClock realTime;
    http::Loop loop{"relay client"};
    http::Client http;
};

AsyncRelayClient::AsyncRelayClient(const RelaySettings &settings, Timing timing)
    : m_own(std::make_unique<Own>(settings)),
      m_caller(std::make_unique<http::Caller>(
          callerParts({settings, &m_own->http, &m_own->loop, &m_own->realTime, timing})))
{}

AsyncRelayClient::AsyncRelayClient(const Parts &parts)
    : m_caller(std::make_unique<http::Caller>(callerParts(parts)))
{}

AsyncRelayClient::~AsyncRelayClient()
{
    close();
    // A thread cannot wait for its own end: then another does.
    if (m_own && (m_own->http.isCurrent() || m_own->loop.isCurrent()))
        std::thread([own = std::move(m_own)]() mutable { own.reset(); }).detach();
}

void AsyncRelayClient::close()
{
    m_caller->close();
}

} // namespace countersign::backend
