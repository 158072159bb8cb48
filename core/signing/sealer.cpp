#include "core/signing/sealer.h"

#include "core/base/ids.h"
#include "core/signing/digest.h"
#include "core/signing/openssl.h"

#include <QFile>
#include <QSaveFile>

namespace countersign::signing {

using namespace openssl;

namespace {

constexpr qsizetype keySize = 32;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

int lengthOf(QByteArrayView bytes)
{
    return static_cast<int>(bytes.size());
}

Failure unreadable(const QString &path, const QString &why)
{
    return fail(
        QStringLiteral("KEY_FILE_UNREADABLE"),
        QStringLiteral("The key file %1 cannot be used: %2. Restore it; without it, what it sealed cannot be "
                       "opened.")
            .arg(path, why));
}

/// Leaves a whole key under `path`, or nothing. Whoever comes first wins: the last step never replaces a file.
Result<void> makeKeyFile(const QString &path)
{
    const QString fresh = QStringLiteral("%1.%2").arg(path, newId(QLatin1String("new_")));
    // A QSaveFile is created with the permissions of the file it replaces: at no time can anybody else open it.
    QFile placeholder(fresh);
    if (!placeholder.open(QIODevice::WriteOnly, ownerOnly) || !placeholder.setPermissions(ownerOnly))
        return unreadable(path, placeholder.errorString());
    placeholder.close();

    QSaveFile file(fresh);
    const QByteArray line = randomBytes(keySize).toHex() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(line) != line.size() || !file.commit())
        return unreadable(path, file.errorString());
    QFile::rename(fresh, path);
    QFile::remove(fresh);
    return {};
}

Result<Secret> readKeyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    constexpr QFileDevice::Permissions othersMay = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if (file.permissions() & othersMay) {
        return fail(
            QStringLiteral("KEY_FILE_UNSAFE"),
            QStringLiteral("The key file %1 is open to other users: run chmod 600 on it, and consider the "
                           "secrets known if others could read it.")
                .arg(path));
    }
    constexpr qsizetype hexSize = 2 * keySize;
    const QByteArray text = file.read(hexSize + 2).trimmed();
    const QByteArray key = QByteArray::fromHex(text);
    if (text.size() != hexSize || key.size() != keySize)
        return unreadable(path, QStringLiteral("it must hold %1 hex digits and nothing else").arg(hexSize));
    return Secret(key);
}

} // namespace

Sealer Sealer::ephemeral()
{
    return Sealer(Secret(randomBytes(keySize)));
}

Result<Sealer> Sealer::fromKeyFile(const QString &path)
{
    if (!QFile::exists(path)) {
        if (const Result<void> made = makeKeyFile(path); !made)
            return failureOf(made);
    }
    return readKeyFile(path).map([](Secret key) { return Sealer(std::move(key)); });
}

QByteArray Sealer::seal(const Secret &secret, QByteArrayView purpose) const
{
    const QByteArray &plain = secret.reveal();
    const QByteArray nonce = randomBytes(nonceSize);
    QByteArray cipher(plain.size(), Qt::Uninitialized);
    QByteArray tag(tagSize, Qt::Uninitialized);
    const CipherContext context(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool sealed =
        EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), bytesOf(QByteArrayView(m_key.reveal())),
                            bytesOf(QByteArrayView(nonce)), nullptr)
            == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &written, bytesOf(purpose), lengthOf(purpose)) == 1
        && EVP_EncryptUpdate(context.get(), bytesOf(cipher), &written, bytesOf(QByteArrayView(plain)),
                             lengthOf(plain))
            == 1
        && EVP_EncryptFinal_ex(context.get(), nullptr, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, tag.data()) == 1;
    require(sealed, "AES-256-GCM");
    return (nonce + cipher + tag).toBase64(base64Url);
}

Result<Secret> Sealer::open(const QByteArray &sealed, QByteArrayView purpose) const
{
    const auto broken = [&](const QString &why) {
        return fail(QStringLiteral("SEAL_BROKEN"),
                    QStringLiteral("What is sealed for \"%1\" does not open: %2.")
                        .arg(QString::fromUtf8(purpose), why));
    };
    const auto decoded =
        QByteArray::fromBase64Encoding(sealed, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray &bytes = decoded.decoded;
    if (!decoded || bytes.size() < nonceSize + tagSize)
        return broken(QStringLiteral("it is not base64url, or cut short"));

    const QByteArrayView all(bytes);
    const QByteArrayView nonce = all.first(nonceSize);
    const QByteArrayView cipher = all.sliced(nonceSize, all.size() - nonceSize - tagSize);
    QByteArray tag = bytes.last(tagSize);
    QByteArray plain(cipher.size(), Qt::Uninitialized);
    const CipherContext context(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool opened = EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(),
                                            bytesOf(QByteArrayView(m_key.reveal())), bytesOf(nonce), nullptr)
            == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &written, bytesOf(purpose), lengthOf(purpose)) == 1
        && EVP_DecryptUpdate(context.get(), bytesOf(plain), &written, bytesOf(cipher), lengthOf(cipher)) == 1
        && EVP_DecryptFinal_ex(context.get(), nullptr, &written) == 1;
    if (!opened)
        return broken(QStringLiteral("the key is another, or it was changed or sealed for another purpose"));
    return Secret(std::move(plain));
}

Secret Sealer::derive(QByteArrayView purpose) const
{
    return Secret(hmacSha256(m_key, purpose));
}

} // namespace countersign::signing
