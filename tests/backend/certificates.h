#pragma once

#include <QString>
#include <QTemporaryDir>

namespace countersign::test {

/// An authority and a certificate for `127.0.0.1` and `localhost` that it signed, as PEM files made by the program
/// `openssl`.
class Certificates
{
public:
    Certificates();

    [[nodiscard]] bool isValid() const { return m_isValid; }
    [[nodiscard]] QString authority() const { return path("ca.pem"); }
    [[nodiscard]] QString certificate() const { return path("server.pem"); }
    [[nodiscard]] QString key() const { return path("server.key"); }

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] bool run(const QString &arguments) const;

    QTemporaryDir m_folder;
    bool m_isValid = false;
};

} // namespace countersign::test
