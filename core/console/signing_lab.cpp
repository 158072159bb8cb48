#include "core/console/signing_lab.h"

#include "core/console/signing_snippets.h"
#include "core/signing/digest.h"

#include <QFile>

namespace countersign::console {

namespace {

/// Of nobody: for the example alone.
constexpr const char *exampleTenant = "tnt_example";
constexpr const char *exampleClient = "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b";

SigningTrial exampleOf(SigningScheme scheme, const QString &relayAddress)
{
    const bool isHmac1 = scheme == SigningScheme::Hmac1;
    SigningTrial trial;
    trial.scheme = scheme;
    trial.url = QStringLiteral("http://%1%2")
                    .arg(relayAddress,
                         isHmac1 ? QStringLiteral("/api/v1/relay/fetch/delivery-status")
                                 : QStringLiteral("/_sim/v1/clock/advance"));
    trial.headers =
        QStringLiteral("Content-Type: application/json\n%1: %2\n")
            .arg(QLatin1String(senderHeader(scheme)), QLatin1String(isHmac1 ? exampleTenant : exampleClient));
    trial.body = isHmac1 ? R"({"instruction_id":"ins-1"})" : R"({"seconds":60})";
    trial.secret = Secret("example");
    return trial;
}

/// A URL is ASCII; what else a client sent in one is shown as its percent-encoding.
QString inAscii(const QByteArray &url)
{
    return QString::fromLatin1(url.toPercentEncoding("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"));
}

/// Of a captured request the body has another hash than the check found, or a header was masked.
bool isMasked(const http::Exchange &exchange)
{
    const QString hash = exchange.verdict.toJson()[QLatin1String("body_hash")].toString();
    const bool otherBody =
        !hash.isEmpty() && hash.toLatin1() != signing::sha256(exchange.request.body).toHex();
    return otherBody || exchange.request.headers.find("Authorization").value_or(QByteArray()).contains("•");
}

} // namespace

SigningLab::SigningLab(const Clock &realClock, QObject *parent)
    : QObject(parent), m_realClock(realClock), m_relayAddress(QStringLiteral("127.0.0.1:8787"))
{
    showExample(SigningScheme::Hmac1);
}

void SigningLab::showExample(SigningScheme scheme)
{
    SigningTrial example = exampleOf(scheme, m_relayAddress);
    example.headers = textOf(signedHeaders(example, m_realClock.now()).value_or(http::Headers()));
    replace(example);
    m_isExample = true;
}

void SigningLab::setRelayAddress(const QString &address)
{
    m_relayAddress = address;
    if (m_isExample)
        showExample(m_trial.scheme);
}

void SigningLab::setTrial(const SigningTrial &trial)
{
    m_trial = trial;
    m_isExample = false;
    examineNow();
}

void SigningLab::setScheme(SigningScheme scheme)
{
    if (scheme == m_trial.scheme)
        return;
    if (m_isExample)
        return showExample(scheme);
    m_trial.scheme = scheme;
    examineNow();
}

Result<void> SigningLab::loadBody(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(
            QStringLiteral("FILE_UNREADABLE"),
            QStringLiteral("\"%1\" cannot be read (%2); choose another file.").arg(path, file.errorString()));
    }
    const QByteArray body = file.read(longestBody + 1);
    if (body.size() > longestBody) {
        return fail(QStringLiteral("BODY_TOO_LARGE"),
                    QStringLiteral("\"%1\" is longer than the %2 bytes that a request may have.")
                        .arg(path)
                        .arg(longestBody));
    }
    SigningTrial loaded = m_trial;
    loaded.body = body;
    replace(loaded);
    return {};
}

void SigningLab::open(const http::Exchange &exchange)
{
    SigningTrial captured;
    captured.scheme = signatureFactsOf(exchange).scheme;
    captured.method = QString::fromLatin1(exchange.request.method);
    QByteArray url = exchange.request.target;
    if (url.startsWith('/'))
        url = "http://" + exchange.request.headers.find("Host").value_or(m_relayAddress.toUtf8()) + url;
    captured.url = inAscii(url);
    captured.headers = textOf(exchange.request.headers);
    captured.body = exchange.request.body;
    captured.clock = SigningTrial::VerifierClock::Request;
    replace(captured);
    m_isMasked = isMasked(exchange);
    examineNow();
}

void SigningLab::sign()
{
    const std::optional<http::Headers> headers = signedHeaders(m_trial, m_realClock.now());
    if (!headers)
        return;
    SigningTrial done = m_trial;
    done.headers = textOf(*headers);
    done.clock = SigningTrial::VerifierClock::Real;
    replace(done);
}

void SigningLab::lookAgain()
{
    examineNow();
}

QString SigningLab::curl() const
{
    return curlCommand(m_trial, m_realClock.now());
}

QString SigningLab::python() const
{
    return pythonScript(m_trial);
}

void SigningLab::replace(const SigningTrial &trial)
{
    m_trial = trial;
    m_isExample = false;
    m_isMasked = false;
    Q_EMIT replaced();
    examineNow();
}

void SigningLab::examineNow()
{
    m_findings = examine(m_trial, m_realClock.now());
    if (m_isMasked && m_findings.hint == SigningHint::None)
        m_findings.hint = SigningHint::CaptureMasked;
    Q_EMIT examined();
}

} // namespace countersign::console
