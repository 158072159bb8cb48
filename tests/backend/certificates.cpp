#include "tests/backend/certificates.h"

#include <QFile>
#include <QProcess>

namespace countersign::test {

Certificates::Certificates()
{
    QFile extensions(path("names.cnf"));
    if (!extensions.open(QIODevice::WriteOnly))
        return;
    extensions.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n");
    extensions.close();
    const QString key = QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ");
    m_isValid =
        run(QStringLiteral("req -x509 -days 2 -subj /CN=Test-Authority -keyout ca.key -out ca.pem ") + key)
        && run(QStringLiteral("req -new -subj /CN=localhost -keyout server.key -out server.csr ") + key)
        && run(QStringLiteral("x509 -req -days 2 -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial "
                              "-extfile names.cnf -out server.pem"));
}

bool Certificates::run(const QString &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), QProcess::splitCommand(arguments));
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

} // namespace countersign::test
