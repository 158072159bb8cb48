#include "app/compose/keychain.h"

#include <qt6keychain/keychain.h>

namespace countersign::app {

namespace {

/// What the entries are filed under; a person finds it in the desktop's own list of passwords.
const QString service = QStringLiteral("Countersign");

Error errorOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return {QStringLiteral("KEYCHAIN_ENTRY_MISSING"), QStringLiteral("it has no such entry")};
    return {QStringLiteral("KEYCHAIN_UNAVAILABLE"), job.errorString()};
}

/// Starts a job that deletes itself when it ends: the library calls into a job that was started even when nobody waits
/// for it any more.
template<typename Job>
void start(Job *job, const QString &entry, std::function<void(const Job &)> ended)
{
    job->setKey(entry);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, ended = std::move(ended)] { ended(*job); });
    job->start();
}

class SystemKeychain final : public Keychain
{
public:
    void read(const QString &entry, ReadDone done) override
    {
        using Job = QKeychain::ReadPasswordJob;
        start<Job>(new Job(service), entry, [done = std::move(done)](const Job &job) {
            if (job.error() == QKeychain::NoError)
                done(Secret(job.binaryData()));
            else
                done(Failure(errorOf(job)));
        });
    }

    void write(const QString &entry, const Secret &secret, WriteDone done) override
    {
        using Job = QKeychain::WritePasswordJob;
        auto *job = new Job(service);
        job->setBinaryData(secret.reveal());
        start<Job>(job, entry, [done = std::move(done)](const Job &ended) {
            if (ended.error() == QKeychain::NoError)
                done({});
            else
                done(Failure(errorOf(ended)));
        });
    }
};

} // namespace

std::shared_ptr<Keychain> systemKeychain()
{
    return std::make_shared<SystemKeychain>();
}

} // namespace countersign::app
