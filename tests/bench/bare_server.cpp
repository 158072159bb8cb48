#include "bare_server.h"

#include "core/http/server.h"
#include "core/signing/hmac1.h"

#include <QCoreApplication>

#include <cstdio>

namespace countersign::bench {

int runBareServer(const QByteArray &tenantSecret)
{
    const Secret secret(tenantSecret);
    const SystemClock clock;
    http::Loop loop("bare");
    const auto server =
        http::Server::listen(loop, {}, [&](const http::Request &request, const http::Responder &respond) {
            const signing::Verdict verdict = signing::verifyHmac1(
                secret, request.headers.find(signing::timestampHeader),
                request.headers.find(signing::signatureHeader), request.body, clock.now());
            respond({verdict.isValid() ? 200 : 401, {}, "{}"}, {});
        });
    if (!server)
        return 1;
    std::printf("{\"port\":%d}\n", (*server)->port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace countersign::bench
