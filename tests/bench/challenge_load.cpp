#include "challenge_load.h"

#include "core/signing/hmac1.h"

#include <boost/asio.hpp>

#include <algorithm>
#include <array>

namespace countersign::bench {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds warmUp{500};

/// What all connections share.
struct Load
{
    const Tenant &tenant;
    SteadyClock::time_point measureFrom;
    SteadyClock::time_point until;
    qint64 most = std::numeric_limits<qint64>::max();
    SystemClock clock = {};
    qint64 nextInstruction = 0;
    LoadResult result = {};
    std::vector<float> latenciesMs = {};
};

QByteArray nextRequest(Load &load)
{
    const std::vector<QByteArray> &users = load.tenant.userSocketHashes;
    const qint64 number = ++load.nextInstruction;
    const QByteArray body = R"({"user_socket_hash":")"
        + users[static_cast<std::size_t>(number) % users.size()] + R"(","instruction_id":"bench-)"
        + QByteArray::number(number)
        + R"(","custom_type":"localAuth","expected_action":"transfer_funds","display":{"title":"Confirm the transfer",)"
          R"("subtitle":"Check the details before approving","fields":[)"
          R"({"key":"amount","title":"Amount","value":"1000.00","data_type":"CURRENCY_USD"},)"
          R"({"key":"to","title":"Beneficiary","value":"ACME Corp","data_type":"PARTY_NAME"},)"
          R"({"key":"account","title":"Account","value":"DE89370400440532013000","data_type":"IBAN"},)"
          R"({"key":"date","title":"Execution date","value":"2026-06-21","data_type":"DATE"}]}})";
    const signing::Hmac1Signature signature = signing::signHmac1(load.tenant.secret, body, load.clock.now());
    return "POST /api/v1/relay/send/auth-challenge HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
           "application/json\r\n"
           "X-Bloonio-Tenant-Id: "
        + load.tenant.id + "\r\nX-Bloonio-Timestamp: " + signature.timestamp + "\r\nX-Bloonio-Signature: "
        + signature.signature + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// One keep-alive connection: a request, its answer, the next request.
class Connection
{
public:
    Connection(asio::io_context &context, quint16 port, Load &load) : m_socket(context), m_load(load)
    {
        m_socket.connect({asio::ip::address_v4::loopback(), port});
        m_socket.set_option(tcp::no_delay(true));
    }

    void send()
    {
        if (SteadyClock::now() >= m_load.until || m_load.nextInstruction == m_load.most)
            return;
        m_request = nextRequest(m_load);
        m_answer.clear();
        m_sentAt = SteadyClock::now();
        asio::async_write(m_socket,
                          asio::buffer(m_request.constData(), static_cast<std::size_t>(m_request.size())),
                          [this](const boost::system::error_code &error, std::size_t) {
                              if (!error)
                                  receive();
                          });
    }

private:
    void receive()
    {
        m_socket.async_read_some(asio::buffer(m_chunk),
                                 [this](const boost::system::error_code &error, std::size_t bytes) {
                                     if (error)
                                         return;
                                     m_answer.append(m_chunk.data(), static_cast<qsizetype>(bytes));
                                     if (isWhole())
                                         finish();
                                     else
                                         receive();
                                 });
    }

    [[nodiscard]] bool isWhole() const
    {
        static constexpr QByteArrayView lengthName("Content-Length: ");
        const qsizetype head = m_answer.indexOf("\r\n\r\n");
        const qsizetype at = m_answer.indexOf(lengthName);
        if (head < 0 || at < 0)
            return false;
        const qsizetype from = at + lengthName.size();
        const int length = m_answer.sliced(from, m_answer.indexOf('\r', from) - from).toInt();
        return m_answer.size() >= head + 4 + length;
    }

    void finish()
    {
        const SteadyClock::time_point now = SteadyClock::now();
        if (m_sentAt >= m_load.measureFrom && now < m_load.until) {
            ++(m_answer.startsWith("HTTP/1.1 200") ? m_load.result.answered : m_load.result.refused);
            m_load.latenciesMs.push_back(std::chrono::duration<float, std::milli>(now - m_sentAt).count());
        }
        send();
    }

    tcp::socket m_socket;
    Load &m_load;
    QByteArray m_request;
    QByteArray m_answer;
    std::array<char, 4096> m_chunk{};
    SteadyClock::time_point m_sentAt;
};

double percentile(std::vector<float> &sorted, double share)
{
    if (sorted.empty())
        return 0;
    const auto index = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
    return static_cast<double>(sorted[index]);
}

void run(Load &load, quint16 port, int connections)
{
    asio::io_context context{1};
    std::vector<std::unique_ptr<Connection>> all;
    for (int i = 0; i < connections; ++i)
        all.push_back(std::make_unique<Connection>(context, port, load));
    for (const std::unique_ptr<Connection> &each : all)
        each->send();
    context.run();
}

} // namespace

void openChallenges(quint16 port, const Tenant &tenant, int connections, qint64 challenges)
{
    Load load{.tenant = tenant,
              .measureFrom = SteadyClock::now(),
              .until = SteadyClock::time_point::max(),
              .most = challenges};
    run(load, port, connections);
}

LoadResult loadChallenges(quint16 port, const Tenant &tenant, int connections, std::chrono::seconds duration,
                          qint64 sentBefore)
{
    const SteadyClock::time_point measureFrom = SteadyClock::now() + warmUp;
    Load load{.tenant = tenant,
              .measureFrom = measureFrom,
              .until = measureFrom + duration,
              .nextInstruction = sentBefore};
    run(load, port, connections);

    std::ranges::sort(load.latenciesMs);
    load.result.sent = load.nextInstruction - sentBefore;
    load.result.perSecond =
        static_cast<double>(load.result.answered) / std::chrono::duration<double>(duration).count();
    load.result.p50Ms = percentile(load.latenciesMs, 0.5);
    load.result.p99Ms = percentile(load.latenciesMs, 0.99);
    return load.result;
}

} // namespace countersign::bench
