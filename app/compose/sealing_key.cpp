#include "app/compose/sealing_key.h"

#include "app/compose/data_directory.h"
#include "core/base/ids.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QTimer>

namespace countersign::app {

namespace {

Q_LOGGING_CATEGORY(keyLog, "countersign.key")

constexpr int keyBytes = 32;
constexpr qsizetype longestReference = 256;
/// A key file that begins so names the keychain's entry that has the key.
const QByteArray reference = "keychain:";

/// `done` for a keychain that may never answer: called with its answer or at the end of patience, whichever is first.
template<typename T>
std::function<void(const Result<T> &)> within(Milliseconds patience,
                                              std::function<void(const Result<T> &)> done)
{
    const auto waiting = std::make_shared<std::function<void(const Result<T> &)>>(std::move(done));
    const auto settle = [waiting](const Result<T> &answer) {
        if (const auto once = std::exchange(*waiting, nullptr))
            once(answer);
    };
    QTimer::singleShot(patience, qApp, [settle, patience] {
        settle(fail(QStringLiteral("KEYCHAIN_UNAVAILABLE"),
                    QStringLiteral("it did not answer within %1 s").arg(patience.count() / 1000)));
    });
    return settle;
}

/// One search for the key; lives as long as somebody owes it an answer.
class Fetch : public std::enable_shared_from_this<Fetch>
{
public:
    Fetch(SealingKeyOrder order, std::shared_ptr<Keychain> keychain, SealerDone done)
        : m_order(std::move(order)), m_path(keyFile(m_order.dataDirectory)), m_keychain(std::move(keychain)),
          m_done(std::move(done))
    {}

    void start()
    {
        if (m_order.dataDirectory.isEmpty())
            return m_done(signing::Sealer::ephemeral());
        if (const Result<void> made = makeDataDirectory(m_order.dataDirectory); !made)
            return m_done(failureOf(made));
        if (QFile::exists(m_path))
            findKey();
        else
            makeKey();
    }

private:
    void findKey()
    {
        const QByteArray entry = referenceInFile();
        if (entry.isEmpty() && m_order.store == KeyStore::Keychain)
            return refuse(
                QStringLiteral("KEY_STORE_OTHER"),
                QStringLiteral("rests in the file %1: start without --key-store keychain").arg(m_path));
        if (!entry.isEmpty() && m_order.store == KeyStore::File)
            return refuse(QStringLiteral("KEY_STORE_OTHER"),
                          QStringLiteral("rests in the keychain: start without --key-store file"));
        entry.isEmpty() ? useFile({}) : useKeychain(QString::fromUtf8(entry));
    }

    void makeKey()
    {
        if (QFile::exists(journalFile(m_order.dataDirectory)))
            return refuse(
                QStringLiteral("KEY_MISSING"),
                QStringLiteral("is gone: restore the file %1, without which the secrets in it cannot be "
                               "opened, or choose another --data-dir")
                    .arg(m_path));
        if (m_order.store == KeyStore::File)
            return useFile({});
        const QString entry = newId(QLatin1String("key_"));
        m_keychain->write(
            entry, Secret(randomBytes(keyBytes)),
            within<void>(m_order.patience, [self = shared_from_this(), entry](const Result<void> &written) {
                self->keptInKeychain(entry, written);
            }));
    }

    void keptInKeychain(const QString &entry, const Result<void> &written)
    {
        if (written) {
            if (const Result<void> placed = placeReference(entry); !placed)
                return m_done(failureOf(placed));
            // Another start may have been first; whatever stands in the file now is the key.
            return findKey();
        }
        if (m_order.store == KeyStore::Automatic)
            return useFile(QStringLiteral("; there is no keychain: %1").arg(written.error().message));
        refuse(QStringLiteral("KEYCHAIN_UNAVAILABLE"),
               QStringLiteral(
                   "cannot be kept in the keychain: %1. Start within a desktop session whose keychain is "
                   "unlocked, or with --key-store file")
                   .arg(written.error().message));
    }

    void useFile(const QString &why)
    {
        const Result<signing::Sealer> sealer = signing::Sealer::fromKeyFile(m_path);
        if (sealer)
            qCInfo(keyLog, "Secrets are sealed by the key in the file %s, readable by its owner only%s.",
                   qUtf8Printable(m_path), qUtf8Printable(why));
        m_done(sealer);
    }

    void useKeychain(const QString &entry)
    {
        m_keychain->read(
            entry,
            within<Secret>(m_order.patience, [self = shared_from_this(), entry](const Result<Secret> &key) {
                self->readFromKeychain(entry, key);
            }));
    }

    void readFromKeychain(const QString &entry, const Result<Secret> &key)
    {
        if (key && key->reveal().size() == keyBytes) {
            qCInfo(keyLog, "Secrets are sealed by the key in the keychain, entry %s.", qUtf8Printable(entry));
            return m_done(signing::Sealer(*key));
        }
        if (key || key.error().code == QLatin1String("KEYCHAIN_ENTRY_MISSING"))
            return refuse(
                QStringLiteral("KEY_MISSING"),
                QStringLiteral("is not in this user's keychain under Countersign, entry %1: start as the "
                               "user who made the directory or restore the keychain, without which the "
                               "secrets cannot be opened")
                    .arg(entry));
        refuse(QStringLiteral("KEYCHAIN_UNAVAILABLE"),
               QStringLiteral(
                   "rests in the keychain, which cannot be asked: %1. Start within a desktop session whose "
                   "keychain is unlocked")
                   .arg(key.error().message));
    }

    void refuse(const QString &code, const QString &what)
    {
        m_done(fail(
            code,
            QStringLiteral("The key of the data directory \"%1\" %2.").arg(m_order.dataDirectory, what)));
    }

    /// The keychain's entry that the key file names; empty when it holds the key itself.
    [[nodiscard]] QByteArray referenceInFile() const
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray line = file.read(longestReference).trimmed();
        return line.startsWith(reference) ? line.sliced(reference.size()) : QByteArray();
    }

    /// Leaves the whole reference in the key file, or, where one came to be meanwhile, that one.
    [[nodiscard]] Result<void> placeReference(const QString &entry) const
    {
        const QString fresh = m_path + QLatin1Char('.') + entry;
        QSaveFile file(fresh);
        const QByteArray line = reference + entry.toUtf8() + '\n';
        if (!file.open(QIODevice::WriteOnly) || file.write(line) != line.size() || !file.commit())
            return fail(QStringLiteral("DATA_DIRECTORY_UNUSABLE"),
                        QStringLiteral("The data directory \"%1\" cannot be written to: %2.")
                            .arg(m_order.dataDirectory, file.errorString()));
        QFile::rename(fresh, m_path);
        QFile::remove(fresh);
        return {};
    }

    SealingKeyOrder m_order;
    QString m_path;
    std::shared_ptr<Keychain> m_keychain;
    SealerDone m_done;
};

} // namespace

std::optional<KeyStore> keyStoreFromName(QStringView name)
{
    if (name == QLatin1String("automatic"))
        return KeyStore::Automatic;
    if (name == QLatin1String("keychain"))
        return KeyStore::Keychain;
    if (name == QLatin1String("file"))
        return KeyStore::File;
    return std::nullopt;
}

void fetchSealer(const SealingKeyOrder &order, std::shared_ptr<Keychain> keychain, SealerDone done)
{
    const auto fetch = std::make_shared<Fetch>(order, std::move(keychain), std::move(done));
    QMetaObject::invokeMethod(
        qApp, [fetch] { fetch->start(); }, Qt::QueuedConnection);
}

} // namespace countersign::app
