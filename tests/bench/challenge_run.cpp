#include "challenge_run.h"

#include "bare_server.h"
#include "challenge_load.h"
#include "program.h"

#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>

namespace countersign::bench {

namespace {

constexpr int connections = 32;
constexpr int rounds = 7;
constexpr std::chrono::seconds roundTime{1};
const QByteArray bareSecret = "bare";

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

/// One of those that are compared.
class Contender
{
public:
    explicit Contender(QString title) : m_title(std::move(title)) {}

    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] bool isReady() const { return m_program && m_problem.isEmpty(); }
    [[nodiscard]] const QString &problem() const { return m_problem; }

    void startBare()
    {
        start(QStringLiteral("countersign-bench"), {QStringLiteral("--bare-server")});
        m_tenant = Tenant{"bench", Secret(bareSecret), {"bench-user"}};
        if (m_program)
            m_port = static_cast<quint16>(m_program->ready()[QStringLiteral("port")].toInt());
    }

    void startRelay(const QStringList &storage)
    {
        start(QStringLiteral("countersignd"),
              QStringList{QStringLiteral("serve"), QStringLiteral("--rate-limit"), QStringLiteral("off")}
                  + storage);
        if (!m_program)
            return;
        const QByteArray url = m_program->ready()[QStringLiteral("relay_url")].toString().toUtf8();
        Result<Tenant> tenant =
            setUpTenant(url, m_program->ready()[QStringLiteral("admin_key")].toString().toUtf8());
        if (!tenant) {
            m_problem = tenant.error().message;
            return;
        }
        m_tenant = *std::move(tenant);
        m_port = static_cast<quint16>(QUrl(QString::fromLatin1(url)).port());
    }

    void run()
    {
        const double usedBefore = processorSeconds(m_program->pid());
        const LoadResult load = loadChallenges(m_port, m_tenant, connections, roundTime, m_sent);
        m_perSecond.push_back(load.perSecond);
        m_p50Ms.push_back(load.p50Ms);
        m_p99Ms.push_back(load.p99Ms);
        m_microseconds.push_back((processorSeconds(m_program->pid()) - usedBefore)
                                 / static_cast<double>(load.sent) * 1e6);
        m_sent += load.sent;
        m_refused += load.refused;
    }

    /// Of each round, since the next one may find another machine.
    [[nodiscard]] double shareOf(const Contender &other) const
    {
        std::vector<double> shares;
        for (std::size_t i = 0; i < m_perSecond.size(); ++i)
            shares.push_back(m_perSecond[i] / other.m_perSecond[i]);
        return median(std::move(shares));
    }

    [[nodiscard]] QString speed() const
    {
        return QStringLiteral("%1/s   p50 %2 ms   p99 %3 ms%4")
            .arg(median(m_perSecond), 7, 'f', 0)
            .arg(median(m_p50Ms), 0, 'f', 2)
            .arg(median(m_p99Ms), 0, 'f', 2)
            .arg(m_refused == 0 ? QString() : QStringLiteral("   %1 refused").arg(m_refused));
    }

    [[nodiscard]] Figure processorTime() const
    {
        return {QStringLiteral("    processor time for each"),
                QStringLiteral("%1 µs").arg(median(m_microseconds), 7, 'f', 1)};
    }

    [[nodiscard]] Figure memory() const
    {
        return {QStringLiteral("    memory with %1 challenges kept").arg(m_sent),
                QStringLiteral("%1 MiB").arg(residentMiB(m_program->pid()), 7, 'f', 0)};
    }

private:
    void start(const QString &program, const QStringList &arguments)
    {
        m_program = Program::start(program, arguments);
        if (!m_program)
            m_problem = QStringLiteral("did not start");
    }

    const QString m_title;
    QString m_problem;
    std::unique_ptr<Program> m_program;
    Tenant m_tenant;
    quint16 m_port = 0;
    std::vector<double> m_perSecond;
    std::vector<double> m_p50Ms;
    std::vector<double> m_p99Ms;
    std::vector<double> m_microseconds;
    qint64 m_sent = 0;
    qint64 m_refused = 0;
};

} // namespace

QList<Figure> measureChallenges()
{
    const QTemporaryDir directory;
    Contender bare(QStringLiteral("a bare Beast server that only verifies"));
    Contender inMemory(QStringLiteral("signed challenges, in memory"));
    Contender onSqlite(QStringLiteral("signed challenges, on SQLite"));
    bare.startBare();
    inMemory.startRelay({QStringLiteral("--in-memory")});
    onSqlite.startRelay({QStringLiteral("--data-dir"), directory.path(), QStringLiteral("--key-store"),
                         QStringLiteral("file")});
    for (const Contender *each : {&bare, &inMemory, &onSqlite}) {
        if (!each->isReady())
            return {{each->title(), each->problem()}};
    }
    for (int i = 0; i < rounds; ++i) {
        for (Contender *each : {&bare, &inMemory, &onSqlite})
            each->run();
    }
    QList<Figure> figures{{bare.title(), bare.speed()}, bare.processorTime()};
    for (const Contender *each : {&inMemory, &onSqlite}) {
        const QString share = QStringLiteral("   %1 of the bare server").arg(each->shareOf(bare), 0, 'f', 2);
        figures += {{each->title(), each->speed() + share}, each->processorTime(), each->memory()};
    }
    return figures;
}

int serveBare()
{
    return runBareServer(bareSecret);
}

} // namespace countersign::bench
