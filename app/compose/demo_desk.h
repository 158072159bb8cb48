#pragma once

#include "app/compose/workbench.h"
#include "app/demo/demo_bank.h"

namespace countersign::app {

/// Gets a desk ready to show: a tenant "Demo Bank" with its backend running, and the phones of its signatories paired with
/// it. Does what an operator, a backend and a person would do, over the same HTTP calls; on a data directory that knows Demo Bank it goes
/// on with what is there, and makes the phones that are missing.
///
/// Belongs to the main thread.
class DemoDesk : public QObject
{
    Q_OBJECT

public:
    /// `bench` must outlive the desk.
    explicit DemoDesk(Workbench &bench, QObject *parent = nullptr);
    ~DemoDesk() override;

    void start();
    [[nodiscard]] bool isReady() const { return m_isReady; }
    /// When it is ready.
    [[nodiscard]] demo::DemoBank &bank() { return *m_bank; }
    [[nodiscard]] QByteArray bankUrl() const { return m_bank->baseUrl(); }

    /// Pairs one more device with Demo Bank's customer. Fails with `DEMO_NOT_READY` before Demo Bank is open.
    void pair(const QString &deviceId);
    /// Makes a pairing proof for another phone to scan, and offers it. Fails as pair() does.
    void offerPairing();
    /// Asks Demo Bank's customer to approve a block. Fails as pair() does, or as the relay refuses.
    void ask(const display::DisplayBlock &block);
    /// Warns Demo Bank's customer of a sign-in. Fails as ask() does.
    void warn();

Q_SIGNALS:
    void ready();
    void failed(const countersign::Error &error);
    void pairingOffered(const countersign::Secret &proof, const QString &name);
    void storesChanged();

private:
    using Next = std::function<void(const QJsonObject &data)>;
    /// One call of the administration; a refusal ends the start.
    void operate(const QByteArray &method, const QByteArray &route, const QByteArray &body, Next next);
    void findTenant();
    void openBank(const QJsonObject &tenant);
    void pointCallbacksAtBank();
    void pairPhones();
    void pairNextPhone();
    /// False, after failed(), while Demo Bank is not open.
    [[nodiscard]] bool hasRelayClient();
    /// Prepares a pairing of that person, and gives the proof; what goes wrong is told by failed().
    void prepare(const backend::PairingUser &person, std::function<void(const Secret &proof)> next);
    void pairWith(const QString &deviceId, const backend::PairingUser &person);
    void paired(const Result<QString> &pairing);

    Workbench &m_bench;
    backend::RelaySettings m_settings;
    std::unique_ptr<backend::AsyncRelayClient> m_relayClient;
    std::unique_ptr<demo::DemoBank> m_bank;
    std::vector<backend::PairingUser> m_phoneless; ///< the last one is the next
    bool m_isReady = false;
};

} // namespace countersign::app
