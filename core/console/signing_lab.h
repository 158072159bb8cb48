#pragma once

#include "core/base/result.h"
#include "core/console/signing_findings.h"
#include "core/http/exchange.h"

#include <QObject>

namespace countersign::console {

/// The signing lab: one request to try a scheme on, and what is found of it.
///
/// Lives on the main thread. The secret stays here: nothing of the lab is kept.
class SigningLab : public QObject
{
    Q_OBJECT

public:
    /// Bodies that are loaded may be as long as the relay takes them.
    static constexpr qint64 longestBody = 1024 * 1024;

    /// Begins with an example that is signed rightly. `realClock` must outlive the lab.
    explicit SigningLab(const Clock &realClock, QObject *parent = nullptr);

    [[nodiscard]] const SigningTrial &trial() const { return m_trial; }
    [[nodiscard]] const SigningFindings &findings() const { return m_findings; }

    /// What somebody typed.
    void setTrial(const SigningTrial &trial);
    /// Another scheme for the same request; the example becomes that of the scheme.
    void setScheme(SigningScheme scheme);
    /// The relay that the example is for: `127.0.0.1:8787`.
    void setRelayAddress(const QString &address);
    /// The bytes of a file as the body. Errors: `FILE_UNREADABLE`, `BODY_TOO_LARGE`.
    [[nodiscard]] Result<void> loadBody(const QString &path);
    /// A captured request; its scheme is the one it was judged by. The secret is still to be typed.
    void open(const http::Exchange &exchange);
    /// Gives the request the headers that sign it now, where it can be signed.
    void sign();
    /// Judges once more, since time has passed.
    void lookAgain();

    /// As curlCommand() signed now, and pythonScript().
    [[nodiscard]] QString curl() const;
    [[nodiscard]] QString python() const;

Q_SIGNALS:
    /// The request itself is another, and not by setTrial().
    void replaced();
    /// Something else is found.
    void examined();

private:
    void showExample(SigningScheme scheme);
    void replace(const SigningTrial &trial);
    void examineNow();

    const Clock &m_realClock;
    SigningTrial m_trial;
    SigningFindings m_findings;
    QString m_relayAddress;
    bool m_isExample = true;
    bool m_isMasked = false; ///< what was captured is not what was signed
};

} // namespace countersign::console
