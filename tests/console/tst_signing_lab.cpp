#include "core/base/stepping_clock.h"
#include "core/console/signing_lab.h"
#include "core/signing/digest.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;
using namespace countersign::console;

namespace {

const Instant now = fromUnixMs(1'782'036'930'250);
const QString client = QStringLiteral("3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b");

SigningTrial trialOf(SigningScheme scheme)
{
    SigningTrial trial;
    trial.scheme = scheme;
    trial.url = QStringLiteral("http://127.0.0.1:8787/x");
    trial.headers =
        QStringLiteral("Content-Type: application/json\nX-Bloonio-Tenant-Id: tnt_1\nX-Client-Id: ") + client
        + QLatin1Char('\n');
    trial.body = R"({"a":1})";
    trial.secret = Secret("a secret");
    return trial;
}

/// The same, signed rightly.
SigningTrial signedTrial(SigningScheme scheme, Instant at = now)
{
    SigningTrial trial = trialOf(scheme);
    trial.headers = textOf(signedHeaders(trial, at).value_or(http::Headers()));
    return trial;
}

/// The same request, whose digest is that of other bytes.
SigningTrial resigned(SigningTrial trial, const QByteArray &bytes)
{
    http::Headers headers = headersOf(trial).headers;
    headers.set("Authorization", "Signature " + signing::hmacSha256(trial.secret, bytes).toHex());
    trial.headers = textOf(headers);
    return trial;
}

} // namespace

class SigningLabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSignedIsValid_data()
    {
        QTest::addColumn<SigningScheme>("scheme");
        QTest::newRow("HMAC #1") << SigningScheme::Hmac1;
        QTest::newRow("Signature") << SigningScheme::Signature;
    }
    void whatIsSignedIsValid()
    {
        QFETCH(const SigningScheme, scheme);
        const SigningTrial trial = signedTrial(scheme);
        const SigningFindings findings = examine(trial, now);
        QCOMPARE(findings.facts.mark, SignatureMark::Valid);
        QCOMPARE(findings.facts.scheme, scheme);
        QCOMPARE(findings.hint, SigningHint::None);
        QVERIFY(findings.isSignable);
        QVERIFY2(findings.facts.signature.plain().endsWith(findings.rightDigest.plain()),
                 qPrintable(findings.facts.signature.plain()));
        QCOMPARE(headersOf(trial).headers.find("Content-Type"),
                 std::optional(QByteArray("application/json")));
    }

    void showsTheBytesThatAreSigned()
    {
        const auto hmac1 = examine(signedTrial(SigningScheme::Hmac1), now);
        QCOMPARE(hmac1.signedBytes.plain(), hmac1.facts.toSign.plain());
        QVERIFY(hmac1.signedBytes.plain().startsWith(QStringLiteral("1782036930250.")));
        const auto signature = examine(signedTrial(SigningScheme::Signature), now);
        QCOMPARE(
            signature.signedBytes.plain(),
            QStringLiteral("00000000  7b 22 61 22 3a 31 7d 3a 3f 2a 9c 1e 5b 7d 4e 8f  {\"a\":1}:?*..[}N.\n"
                           "00000010  9a 0b 1c 2d 3e 4f 5a 6b 3a 31 37 38 32 30 33 36  ...->OZk:1782036\n"
                           "00000020  39 33 30 2e 32 35                                930.25"));
    }

    void saysWhereItGoesWrong_data()
    {
        QTest::addColumn<SigningTrial>("trial");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *tag, const SigningTrial &trial, const char *reason,
                            const char *words) {
            QTest::newRow(tag) << trial << QString::fromLatin1(reason) << QString::fromLatin1(words);
        };
        const auto without = [](SigningTrial trial, const QString &header) {
            QStringList lines = trial.headers.split(QLatin1Char('\n'));
            lines.removeIf([&header](const QString &line) { return line.startsWith(header); });
            trial.headers = lines.join(QLatin1Char('\n'));
            return trial;
        };
        const SigningTrial hmac1 = signedTrial(SigningScheme::Hmac1);
        row("late", signedTrial(SigningScheme::Hmac1, now - std::chrono::minutes(1)),
            "TIMESTAMP_OUT_OF_WINDOW", "60000 ms behind");
        row("no tenant", without(hmac1, QStringLiteral("X-Bloonio-Tenant")), "TENANT_HEADER_MISSING",
            "tenant");
        row("no timestamp", without(hmac1, QStringLiteral("X-Bloonio-Time")), "TIMESTAMP_MISSING", "missing");
        row("no signature", without(hmac1, QStringLiteral("X-Bloonio-Sign")), "SIGNATURE_MISSING", "missing");
        SigningTrial other = hmac1;
        other.body += '\n';
        row("another body", other, "SIGNATURE_INVALID", "body_hash");

        const SigningTrial signature = signedTrial(SigningScheme::Signature);
        row("six minutes old", signedTrial(SigningScheme::Signature, now - std::chrono::minutes(6)),
            "TIMESTAMP_OUT_OF_WINDOW", "behind");
        row("no client", without(signature, QStringLiteral("X-Client-Id")), "CLIENT_MISSING", "X-Client-Id");
        row("no authorization", without(signature, QStringLiteral("Authorization")), "SIGNATURE_MISSING",
            "Authorization");
        SigningTrial longer = signature;
        longer.body += '\n';
        row("a line feed more", longer, "SIGNATURE_INVALID", "without the line feed");
        row("the client's text",
            resigned(signature, signature.body + ':' + client.toLatin1() + ":1782036930.25"),
            "SIGNATURE_INVALID", "client id was signed as text");
        row("another float",
            resigned(signature, signature.body + ':' + QUuid(client).toRfc4122() + ":1782036930.250000"),
            "SIGNATURE_INVALID", "float's shortest text");
    }
    void saysWhereItGoesWrong()
    {
        QFETCH(const SigningTrial, trial);
        const SigningFindings findings = examine(trial, now);
        QCOMPARE(findings.facts.mark, SignatureMark::Refused);
        QTEST(findings.facts.reason.plain(), "reason");
        QFETCH(const QString, words);
        QVERIFY2(findings.facts.explanation.plain().contains(words),
                 qPrintable(findings.facts.explanation.plain()));
    }

    void canForgiveTheClock()
    {
        for (const SigningScheme scheme : {SigningScheme::Hmac1, SigningScheme::Signature}) {
            SigningTrial old = signedTrial(scheme, now - std::chrono::hours(2400));
            old.clock = SigningTrial::VerifierClock::Request;
            QCOMPARE(examine(old, now).facts.mark, SignatureMark::Valid);
            old.body += ' ';
            QCOMPARE(examine(old, now).facts.reason.plain(), QStringLiteral("SIGNATURE_INVALID"));
        }
    }

    void saysWhatKeepsItFromJudging()
    {
        SigningTrial trial = trialOf(SigningScheme::Hmac1);
        trial.secret = Secret();
        QCOMPARE(examine(trial, now).hint, SigningHint::SecretMissing);
        QCOMPARE(examine(trial, now).facts.mark, SignatureMark::Unsigned);
        trial = trialOf(SigningScheme::Signature);
        trial.headers = QStringLiteral("X-Client-Id: {%1}\n").arg(client);
        QCOMPARE(examine(trial, now).hint, SigningHint::SenderMissing);
        QVERIFY(!examine(trial, now).isSignable);
        trial.headers = QStringLiteral("POST /x HTTP/1.1\r\nX-A: 1\r\nno header\n");
        QCOMPARE(examine(trial, now).hint, SigningHint::HeaderUnreadable);
        QCOMPARE(examine(trial, now).unreadableLine, 3);
        QVERIFY(!signedHeaders(trial, now));
    }

    void beginsWithAnExampleOfTheScheme()
    {
        SteppingClock clock(now);
        SigningLab lab(clock);
        QCOMPARE(lab.findings().facts.mark, SignatureMark::Valid);
        lab.setRelayAddress(QStringLiteral("127.0.0.1:4000"));
        lab.setScheme(SigningScheme::Signature);
        QCOMPARE(lab.findings().facts.mark, SignatureMark::Valid);
        QVERIFY(lab.trial().url.startsWith(QStringLiteral("http://127.0.0.1:4000/")));
        SigningTrial typed = lab.trial();
        typed.body = "{}";
        lab.setTrial(typed);
        QCOMPARE(lab.findings().facts.mark, SignatureMark::Refused);
        lab.setScheme(SigningScheme::Hmac1);
        QCOMPARE(lab.trial().body, QByteArray("{}")); // what was typed stays
    }

    void signsAgainWhenTimeHasPassed()
    {
        SteppingClock clock(now);
        SigningLab lab(clock);
        const QSignalSpy replaced(&lab, &SigningLab::replaced);
        clock.advance(std::chrono::minutes(10));
        lab.lookAgain();
        QCOMPARE(lab.findings().facts.reason.plain(), QStringLiteral("TIMESTAMP_OUT_OF_WINDOW"));
        QCOMPARE(replaced.size(), 0);
        lab.sign();
        QCOMPARE(lab.findings().facts.mark, SignatureMark::Valid);
        QCOMPARE(replaced.size(), 1);
    }

    void loadsABodyAsItIs()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("body.bin"));
        const QByteArray bytes("\x00\xff\r\n", 4);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        SteppingClock clock(now);
        SigningLab lab(clock);
        QVERIFY(lab.loadBody(path));
        QCOMPARE(lab.trial().body, bytes);
        QCOMPARE(lab.loadBody(directory.filePath(QStringLiteral("none"))).error().code,
                 QStringLiteral("FILE_UNREADABLE"));
        QVERIFY(file.resize(SigningLab::longestBody + 1));
        QCOMPARE(lab.loadBody(path).error().code, QStringLiteral("BODY_TOO_LARGE"));
        QCOMPARE(lab.trial().body, bytes);
    }

    void opensWhatWasCaptured()
    {
        const SigningTrial sent = signedTrial(SigningScheme::Hmac1, now - std::chrono::hours(1));
        http::Exchange exchange;
        exchange.request.method = "PUT";
        exchange.request.target = "/api/v1/relay/x?y=1";
        exchange.request.headers = headersOf(sent).headers;
        exchange.request.headers.add("Host", "localhost:1234");
        exchange.request.body = sent.body;
        exchange.verdict = http::DeferredJson(
            {{QStringLiteral("scheme"), QStringLiteral("hmac1")},
             {QStringLiteral("body_hash"), QString::fromLatin1(signing::sha256(sent.body).toHex())}});
        SteppingClock clock(now);
        SigningLab lab(clock);
        lab.open(exchange);
        QCOMPARE(lab.trial().url, QStringLiteral("http://localhost:1234/api/v1/relay/x?y=1"));
        QCOMPARE(lab.trial().method, QStringLiteral("PUT"));
        QCOMPARE(lab.findings().hint, SigningHint::SecretMissing);
        SigningTrial typed = lab.trial();
        typed.secret = sent.secret;
        lab.setTrial(typed);
        QCOMPARE(lab.findings().facts.mark, SignatureMark::Valid);

        exchange.request.body = R"({"client_secret":"•••"})";
        lab.open(exchange);
        typed = lab.trial();
        typed.secret = sent.secret;
        lab.setTrial(typed);
        QCOMPARE(lab.findings().hint, SigningHint::CaptureMasked);
    }
};

QTEST_GUILESS_MAIN(SigningLabTest)
#include "tst_signing_lab.moc"
