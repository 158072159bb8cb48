#pragma once

#include "core/http/client.h"
#include "core/http/fetch_rules.h"

#include <QObject>

#include <functional>

namespace countersign::http {

/// Fetches from an address that a stranger names, such as a dispatch's (protocol, section 7): within 3 s and 256 KiB, along redirects
/// on the same host, and from loopback or a public address unless private networks are allowed. The address that was
/// judged is the one that is asked.
///
/// Belongs to its owner's thread.
class DataFetch
{
public:
    /// Both must outlive it; what was fetched comes from the owner's event loop, and none once it is destroyed.
    DataFetch(Client &client, QObject &owner, PrivateNetworks networks)
        : m_client(client), m_owner(owner), m_networks(networks)
    {}

    using Done = std::function<void(const Result<QByteArray> &)>;

    /// `done` comes once. Errors: `DATA_FETCH_FAILED`, with the reason.
    void fetch(const QUrl &url, const QString &eventId, Done done);

private:
    Client &m_client;
    QObject &m_owner;
    const PrivateNetworks m_networks;
};

} // namespace countersign::http
