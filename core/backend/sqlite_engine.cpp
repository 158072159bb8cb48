#include "core/backend/sqlite_engine_p.h"

#include "core/backend/store_error.h"
#include "core/base/ids.h"

#include <QFile>
#include <QSqlError>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <future>
#include <mutex>

namespace countersign::backend {

namespace {

/// How long to wait for another process that writes.
constexpr int patienceMs = 2'000;
constexpr std::chrono::seconds betweenSweeps{10};
constexpr int format = 1;

constexpr std::array tables{
    "CREATE TABLE IF NOT EXISTS instruction (tenant TEXT NOT NULL, id TEXT NOT NULL, record BLOB NOT NULL, "
    "state TEXT "
    "NOT NULL, reason TEXT NOT NULL, wrong INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER "
    "NOT NULL, "
    "PRIMARY KEY (tenant, id)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS instruction_end ON instruction (expires_at)",
    "CREATE TABLE IF NOT EXISTS pending_op (tenant TEXT NOT NULL, id TEXT NOT NULL, record BLOB NOT NULL, "
    "state TEXT NOT "
    "NULL, reason TEXT NOT NULL, claim_id TEXT NOT NULL, lease_ends_at INTEGER NOT NULL, outcome BLOB NOT "
    "NULL, "
    "created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, PRIMARY KEY (tenant, id)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS pending_op_end ON pending_op (expires_at)",
};

Failure failureOf(const QSqlError &error)
{
    // SQLite's result codes; the low byte is the kind.
    constexpr int busy = 5;
    constexpr int locked = 6;
    constexpr int full = 13;
    constexpr int cannotOpen = 14;
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case busy:
    case locked: return stateTimedOut(patienceMs);
    case full: return stateFull(error.databaseText());
    case cannotOpen: return stateUnreachable(error.databaseText());
    default: return stateRefused(error.databaseText());
    }
}

Result<void> execute(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (query.exec(sql))
        return {};
    return failureOf(query.lastError());
}

Result<void> openFile(QSqlDatabase &database, const QString &path, SqliteUse use)
{
    database.setDatabaseName(path);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patienceMs);
    if (use == SqliteUse::Read)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database.setConnectOptions(options);
    if (use == SqliteUse::Write && !QFile::exists(path)) {
        // SQLite would make the file readable by everybody, and gives its log the permissions of the file.
        QFile(path).open(QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    if (!database.open())
        return failureOf(database.lastError());
    return {};
}

Result<void> prepareTables(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return failureOf(query.lastError());
    const int found = query.value(0).toInt();
    if (found > format)
        return stateRefused(
            QStringLiteral("the file has format %1, and this library knows %2").arg(found).arg(format));
    query.finish();
    Result<void> done = execute(database, QStringLiteral("PRAGMA journal_mode=WAL"));
    if (done)
        done = execute(database, QStringLiteral("PRAGMA synchronous=NORMAL"));
    if (found == format || !done)
        return done;
    done = execute(database, QStringLiteral("BEGIN IMMEDIATE"));
    for (const char *table : tables) {
        if (done)
            done = execute(database, QLatin1String(table));
    }
    if (done)
        done = execute(database, QStringLiteral("PRAGMA user_version=%1").arg(format));
    return done ? execute(database, QStringLiteral("COMMIT")) : done;
}

} // namespace

Result<int> SqliteTurn::run(const QString &sql, const QVariantList &values,
                            const std::function<void(const QSqlQuery &)> &row)
{
    auto statement = m_statements.find(sql);
    if (statement == m_statements.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return backend::failureOf(query.lastError());
        statement = m_statements.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = statement->second;
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values[i]);
    if (!query.exec())
        return backend::failureOf(query.lastError());
    int count = query.isSelect() ? 0 : query.numRowsAffected();
    while (query.isSelect() && query.next()) {
        ++count;
        if (row)
            row(query);
    }
    query.finish();
    return count;
}

/// What the thread does.
class SqliteEngine::Worker
{
public:
    Worker(SqliteUse use, const Clock &clock) : m_use(use), m_clock(clock) {}

    void enqueue(Errand errand)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_gathered.push_back(std::move(errand));
        }
        m_wake.notify_one();
    }

    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isLast = true;
        }
        m_wake.notify_one();
    }

    void live(const QString &path, std::promise<Result<void>> opened);

private:
    [[nodiscard]] std::vector<Errand> next()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_isLast || !m_gathered.empty(); });
        return std::exchange(m_gathered, {});
    }

    [[nodiscard]] Result<void> serve(QSqlDatabase &database, SqliteTurn &turn, std::vector<Errand> &errands);

    const SqliteUse m_use;
    const Clock &m_clock;
    Instant m_nextSweep{};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Errand> m_gathered;
    bool m_isLast = false;
};

void SqliteEngine::Worker::live(const QString &path, std::promise<Result<void>> opened)
{
    const QString name = newId(QLatin1String("state_"));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        Result<void> ready = openFile(database, path, m_use);
        if (ready && m_use == SqliteUse::Write)
            ready = prepareTables(database);
        opened.set_value(ready);
        std::unordered_map<QString, QSqlQuery> statements;
        SqliteTurn turn(database, statements);
        for (std::vector<Errand> errands; ready && !(errands = next()).empty();) {
            const Result<void> committed = serve(database, turn, errands);
            for (const Errand &errand : errands)
                errand.done(committed);
        }
    }
    QSqlDatabase::removeDatabase(name);
}

Result<void> SqliteEngine::Worker::serve(QSqlDatabase &database, SqliteTurn &turn,
                                         std::vector<Errand> &errands)
{
    const bool writes =
        std::ranges::any_of(errands, [](const Errand &errand) { return errand.use == SqliteUse::Write; });
    // A transaction that begins by reading could not become one that writes while another process writes.
    Result<void> done =
        execute(database, writes ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
    if (!done)
        return done;
    turn.now = m_clock.now(); // after the wait for others
    if (writes && turn.now >= m_nextSweep) {
        m_nextSweep = turn.now + betweenSweeps;
        for (const char *table : {"instruction", "pending_op"}) {
            const QString sweep =
                QStringLiteral("DELETE FROM %1 WHERE expires_at <= ?").arg(QLatin1String(table));
            if (const auto swept = turn.run(sweep, {toUnixMs(turn.now)}); !swept && done)
                done = countersign::failureOf(swept);
        }
    }
    for (Errand &errand : errands)
        errand.work(turn);
    if (done)
        done = execute(database, QStringLiteral("COMMIT"));
    if (!done && !execute(database, QStringLiteral("ROLLBACK")))
        turn.now = {}; // the connection rolled back by itself
    return done;
}

Result<std::shared_ptr<SqliteEngine>> SqliteEngine::open(const QString &path, SqliteUse use,
                                                         const Clock &clock)
{
    const auto worker = std::make_shared<Worker>(use, clock);
    std::promise<Result<void>> promise;
    std::future<Result<void>> opened = promise.get_future();
    std::thread thread(
        [worker, path, promise = std::move(promise)]() mutable { worker->live(path, std::move(promise)); });
    if (const Result<void> result = opened.get(); !result) {
        thread.join();
        return countersign::failureOf(result);
    }
    return std::shared_ptr<SqliteEngine>(new SqliteEngine(worker, std::move(thread)));
}

SqliteEngine::SqliteEngine(std::shared_ptr<Worker> worker, std::thread thread)
    : m_worker(std::move(worker)), m_thread(std::move(thread))
{}

SqliteEngine::~SqliteEngine()
{
    m_worker->end();
    if (m_thread.get_id() == std::this_thread::get_id())
        m_thread.detach();
    else
        m_thread.join();
}

void SqliteEngine::enqueue(Errand errand)
{
    m_worker->enqueue(std::move(errand));
}

} // namespace countersign::backend
