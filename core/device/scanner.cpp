#include "core/device/scanner.h"

#include "core/qr/qr_reader.h"

#include <algorithm>
#include <array>

namespace countersign::device {

namespace {

constexpr QLatin1String dataScheme("data:");
constexpr QLatin1String dataEncoding(";base64");

/// How a PNG and a JPEG begin in base64.
constexpr std::array beginnings{QLatin1String("iVBORw0KGgo"), QLatin1String("/9j/")};

bool isDataUrl(QStringView payload)
{
    return payload.startsWith(dataScheme, Qt::CaseInsensitive);
}

Failure unreadable(const QString &what)
{
    return fail(QStringLiteral("IMAGE_UNREADABLE"),
                what + QStringLiteral("; give a PNG or JPEG in base64, or a data: URL of one."));
}

Result<QByteArray> readBase64(QStringView text)
{
    QByteArray packed;
    packed.reserve(text.size());
    for (const QChar character : text) {
        if (!character.isSpace()) // base64 is often broken into lines
            packed.append(character.toLatin1());
    }
    const auto decoded = QByteArray::fromBase64Encoding(packed, QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return unreadable(QStringLiteral("The picture is no base64"));
    return decoded.decoded;
}

Result<QByteArray> readPicture(QStringView payload)
{
    if (!isDataUrl(payload))
        return readBase64(payload);
    const qsizetype comma = payload.indexOf(u',');
    if (comma < 0 || !payload.first(comma).endsWith(dataEncoding, Qt::CaseInsensitive))
        return unreadable(QStringLiteral("The data: URL is not in base64"));
    return readBase64(payload.sliced(comma + 1));
}

Result<QString> scan(const QString &payload)
{
    const Result<QByteArray> picture = readPicture(payload.trimmed());
    if (!picture)
        return failureOf(picture);
    const Result<QByteArray> text = qr::decodeQr(*picture);
    if (!text)
        return failureOf(text);
    return QString::fromUtf8(*text);
}

} // namespace

Scanner::Scanner(QObject &owner) : m_owner(owner)
{
    m_pool.setMaxThreadCount(1);
}

Scanner::~Scanner()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool Scanner::isPicture(const QString &payload)
{
    const QStringView text = QStringView(payload).trimmed();
    return isDataUrl(text)
        || std::ranges::any_of(beginnings, [&](auto each) { return text.startsWith(each); });
}

void Scanner::read(const QString &picture, Done done)
{
    m_pool.start([owner = &m_owner, picture, done = std::move(done)] {
        QMetaObject::invokeMethod(
            owner, [done, text = scan(picture)] { done(text); }, Qt::QueuedConnection);
    });
}

} // namespace countersign::device
