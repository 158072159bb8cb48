#pragma once

#include "core/http/client_call_p.h"

#include <QNetworkReply>

namespace countersign::http {

/// A call over the network, by QNetworkAccessManager: with the desktop's proxies, and TLS.
class NetworkCall final : public ClientCall
{
public:
    NetworkCall(ClientWorker &worker, Errand errand, QUrl url);
    ~NetworkCall() override;

private:
    void send() override;
    void abort() override;

    void sendRequest();
    [[nodiscard]] QIODevice *body();
    void receive();
    void finish();
    [[nodiscard]] Result<Response> outcome() const;

    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
};

} // namespace countersign::http
