#include "app/compose/sealing_key.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace countersign;
using namespace countersign::app;

namespace {

/// A keychain that keeps what it gets, fails, or says nothing at all.
class FakeKeychain final : public Keychain
{
public:
    enum class Mood { Working, Locked, Silent };

    void read(const QString &entry, ReadDone done) override
    {
        ++reads;
        if (mood == Mood::Locked)
            return done(fail(QStringLiteral("KEYCHAIN_UNAVAILABLE"), QStringLiteral("it is locked")));
        if (mood == Mood::Silent)
            return m_unanswered.push_back([done] { done(Secret(QByteArray(32, 'x'))); });
        if (entries.contains(entry))
            return done(entries[entry]);
        done(fail(QStringLiteral("KEYCHAIN_ENTRY_MISSING"), QStringLiteral("it has no such entry")));
    }

    void write(const QString &entry, const Secret &secret, WriteDone done) override
    {
        ++writes;
        if (mood == Mood::Locked)
            return done(fail(QStringLiteral("KEYCHAIN_UNAVAILABLE"), QStringLiteral("it is locked")));
        if (mood == Mood::Silent)
            return m_unanswered.push_back([done] { done({}); });
        entries[entry] = secret;
        done({});
    }

    void answerTooLate()
    {
        for (const auto &answer : std::exchange(m_unanswered, {}))
            answer();
    }

    Mood mood = Mood::Working;
    QMap<QString, Secret> entries;
    int reads = 0;
    int writes = 0;

private:
    std::vector<std::function<void()>> m_unanswered;
};

using Mood = FakeKeychain::Mood;

/// What lies in the data directory when the program starts.
enum class Found { Nothing, KeyFile, Reference, JournalAlone };

} // namespace

Q_DECLARE_METATYPE(KeyStore)
Q_DECLARE_METATYPE(Mood)
Q_DECLARE_METATYPE(Found)

class TestSealingKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_shared<FakeKeychain>();
    }

    void findsOrMakesTheKey_data()
    {
        QTest::addColumn<Found>("found");
        QTest::addColumn<KeyStore>("store");
        QTest::addColumn<Mood>("mood");
        QTest::addColumn<QString>("outcome"); ///< `file`, `keychain` or an error's code
        const auto row = [](const char *name, Found found, KeyStore store, Mood mood, const char *outcome) {
            QTest::newRow(name) << found << store << mood << QString::fromLatin1(outcome);
        };
        using enum KeyStore;
        row("new, automatic", Found::Nothing, Automatic, Mood::Working, "keychain");
        row("new, automatic, locked", Found::Nothing, Automatic, Mood::Locked, "file");
        row("new, automatic, silent", Found::Nothing, Automatic, Mood::Silent, "file");
        row("new, keychain", Found::Nothing, KeyStore::Keychain, Mood::Working, "keychain");
        row("new, keychain, locked", Found::Nothing, KeyStore::Keychain, Mood::Locked,
            "KEYCHAIN_UNAVAILABLE");
        row("new, keychain, silent", Found::Nothing, KeyStore::Keychain, Mood::Silent,
            "KEYCHAIN_UNAVAILABLE");
        row("new, file", Found::Nothing, File, Mood::Working, "file");
        row("key file, automatic", Found::KeyFile, Automatic, Mood::Working, "file");
        row("key file, file", Found::KeyFile, File, Mood::Working, "file");
        row("key file, keychain", Found::KeyFile, KeyStore::Keychain, Mood::Working, "KEY_STORE_OTHER");
        row("reference, automatic", Found::Reference, Automatic, Mood::Working, "keychain");
        row("reference, keychain", Found::Reference, KeyStore::Keychain, Mood::Working, "keychain");
        row("reference, file", Found::Reference, File, Mood::Working, "KEY_STORE_OTHER");
        row("reference, automatic, locked", Found::Reference, Automatic, Mood::Locked,
            "KEYCHAIN_UNAVAILABLE");
        row("reference, automatic, silent", Found::Reference, Automatic, Mood::Silent,
            "KEYCHAIN_UNAVAILABLE");
        for (const KeyStore store : {Automatic, KeyStore::Keychain, File})
            QTest::addRow("journal without key, %d", int(store))
                << Found::JournalAlone << store << Mood::Working << QStringLiteral("KEY_MISSING");
    }

    void findsOrMakesTheKey()
    {
        QFETCH(Found, found);
        QFETCH(KeyStore, store);
        QFETCH(Mood, mood);
        QFETCH(QString, outcome);
        const QByteArray earlier = prepare(found);
        m_keychain->mood = mood;
        const int writes = m_keychain->writes;
        const Result<signing::Sealer> sealer = fetch(store);

        const QByteArray content = keyFileContent();
        if (!sealer) {
            QCOMPARE(sealer.error().code, outcome);
            QVERIFY2(sealer.error().message.contains(m_folder->path()), qPrintable(sealer.error().message));
            QVERIFY(found == Found::Nothing || found == Found::JournalAlone || !content.isEmpty());
            QVERIFY(found != Found::Nothing || content.isEmpty());
            return;
        }
        QCOMPARE(content.startsWith("keychain:") ? QStringLiteral("keychain") : QStringLiteral("file"),
                 outcome);
        QVERIFY2(found == Found::Nothing || m_keychain->writes == writes,
                 "what is there is never made again");
        if (!earlier.isEmpty())
            QCOMPARE(sealer->open(earlier, "test").value_or(Secret()).reveal(), QByteArray("kept"));
        // The next start finds the same key where this one has it.
        m_keychain->mood = Mood::Working;
        const Result<signing::Sealer> again = fetch(KeyStore::Automatic);
        QVERIFY(again);
        QCOMPARE(again->open(sealer->seal(Secret("same"), "test"), "test").value_or(Secret()).reveal(),
                 QByteArray("same"));
    }

    void aKeychainWithoutTheEntryIsNotGivenAnother()
    {
        prepare(Found::Reference);
        m_keychain->entries.clear();
        const Result<signing::Sealer> sealer = fetch(KeyStore::Automatic);
        QVERIFY(!sealer);
        QCOMPARE(sealer.error().code, QStringLiteral("KEY_MISSING"));
        QVERIFY(m_keychain->entries.isEmpty());
    }

    void anEntryThatHoldsNoKeyIsRefused()
    {
        prepare(Found::Reference);
        m_keychain->entries.first() = Secret("short");
        QCOMPARE(fetch(KeyStore::Automatic).error().code, QStringLiteral("KEY_MISSING"));
    }

    void theKeyFileHoldsNoKeyWhereTheKeychainDoes()
    {
        prepare(Found::Reference);
        QCOMPARE(m_keychain->entries.size(), 1);
        const QByteArray key = m_keychain->entries.first().reveal();
        QCOMPARE(key.size(), 32);
        QCOMPARE(keyFileContent(), "keychain:" + m_keychain->entries.firstKey().toUtf8() + '\n');
        QVERIFY(!keyFileContent().contains(key.toHex()));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("key")});
    }

    void anAnswerThatComesTooLateChangesNothing()
    {
        m_keychain->mood = Mood::Silent;
        int answers = 0;
        fetchSealer({m_folder->path(), KeyStore::Automatic, Milliseconds(1)}, m_keychain,
                    [&answers](const Result<signing::Sealer> &) { ++answers; });
        QTRY_COMPARE(answers, 1);
        const QByteArray content = keyFileContent();
        m_keychain->answerTooLate();
        QCOMPARE(answers, 1);
        QCOMPARE(keyFileContent(), content);
    }

    void inMemoryNeedsNoKeychain()
    {
        std::optional<Result<signing::Sealer>> sealer;
        fetchSealer({QString(), KeyStore::Automatic, Milliseconds(1)}, m_keychain,
                    [&sealer](const Result<signing::Sealer> &fetched) { sealer = fetched; });
        QVERIFY2(!sealer, "answers come by the event loop");
        QTRY_VERIFY(sealer.has_value());
        QVERIFY(sealer->has_value());
        QCOMPARE(m_keychain->reads + m_keychain->writes, 0);
    }

    void aDirectoryThatCannotBeMadeIsSaid()
    {
        prepare(Found::KeyFile);
        std::optional<Result<signing::Sealer>> sealer;
        fetchSealer({m_folder->filePath(QStringLiteral("key/below")), KeyStore::File}, m_keychain,
                    [&sealer](const Result<signing::Sealer> &fetched) { sealer = fetched; });
        QTRY_VERIFY(sealer.has_value());
        QCOMPARE(sealer->error().code, QStringLiteral("DATA_DIRECTORY_UNUSABLE"));
    }

    void oneLineSaysWhereTheKeyIs()
    {
        const auto said = [](const char *pattern) {
            QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QString::fromLatin1(pattern)));
        };
        said("^Secrets are sealed by the key in the keychain, entry key_\\w+\\.$");
        QVERIFY(fetch(KeyStore::Automatic));
        init();
        said("^Secrets are sealed by the key in the file .*/key, readable by its owner only\\.$");
        QVERIFY(fetch(KeyStore::File));
        init();
        m_keychain->mood = Mood::Locked;
        said("owner only; there is no keychain: it is locked\\.$");
        QVERIFY(fetch(KeyStore::Automatic));
    }

private:
    /// What a sealer sealed that is found in the directory; empty where there is none.
    QByteArray prepare(Found found)
    {
        if (found == Found::JournalAlone) {
            QFile journal(m_folder->filePath(QStringLiteral("journal.sqlite")));
            return journal.open(QIODevice::WriteOnly) ? QByteArray() : QByteArray("never");
        }
        if (found == Found::Nothing)
            return {};
        const Result<signing::Sealer> sealer =
            fetch(found == Found::KeyFile ? KeyStore::File : KeyStore::Keychain);
        return sealer ? sealer->seal(Secret("kept"), "test") : QByteArray("never");
    }

    Result<signing::Sealer> fetch(KeyStore store)
    {
        std::optional<Result<signing::Sealer>> sealer;
        fetchSealer({m_folder->path(), store, Milliseconds(20)}, m_keychain,
                    [&sealer](const Result<signing::Sealer> &fetched) { sealer = fetched; });
        if (!QTest::qWaitFor([&sealer] { return sealer.has_value(); }))
            return fail(QStringLiteral("NO_ANSWER"), QStringLiteral("fetchSealer never answered"));
        return *sealer;
    }

    [[nodiscard]] QByteArray keyFileContent() const
    {
        QFile file(m_folder->filePath(QStringLiteral("key")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeKeychain> m_keychain;
};

QTEST_GUILESS_MAIN(TestSealingKey)
#include "tst_sealing_key.moc"
