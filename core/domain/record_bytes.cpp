#include "core/domain/record_bytes.h"

#include <QJsonDocument>

namespace countersign::domain {

namespace {

constexpr unsigned bitsPerByte = 7;
constexpr quint64 moreFollow = 0x80;
constexpr unsigned bitsOfNumber = 64;

} // namespace

/// Seven bits a byte, the lowest first; the sign is the lowest of all, so that small numbers of either sign are short.
void RecordWriter::put(qint64 number)
{
    quint64 rest = (static_cast<quint64>(number) << 1U) ^ static_cast<quint64>(number >> (bitsOfNumber - 1));
    for (; rest >= moreFollow; rest >>= bitsPerByte)
        m_bytes.append(static_cast<char>(rest | moreFollow));
    m_bytes.append(static_cast<char>(rest));
}

void RecordWriter::put(QByteArrayView bytes)
{
    put(static_cast<qint64>(bytes.size()));
    m_bytes.append(bytes);
}

void RecordWriter::value(const QStringList &texts)
{
    all(texts);
}

void RecordWriter::json(const QJsonObject &object)
{
    value(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

qint64 RecordReader::get()
{
    quint64 number = 0;
    for (unsigned shift = 0; shift < bitsOfNumber; shift += bitsPerByte) {
        if (m_rest.isEmpty())
            break;
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest = m_rest.sliced(1);
        number |= (byte & (moreFollow - 1)) << shift;
        if (byte < moreFollow)
            return static_cast<qint64>(number >> 1U) ^ -static_cast<qint64>(number & 1U);
    }
    m_isShort = true;
    return 0;
}

qsizetype RecordReader::getCount()
{
    const qint64 count = get();
    m_isShort = m_isShort || count < 0 || count > m_rest.size();
    return m_isShort ? 0 : static_cast<qsizetype>(count);
}

QByteArrayView RecordReader::getBytes()
{
    const qsizetype size = getCount();
    const QByteArrayView bytes = m_rest.first(size);
    m_rest = m_rest.sliced(size);
    return bytes;
}

void RecordReader::value(QString &text)
{
    const QByteArrayView utf8 = getBytes();
    text = QString::fromUtf8(utf8);
    if (utf8.startsWith("\xEF\xBB\xBF")) // which Qt takes for a mark and drops
        text.prepend(QChar(QChar::ByteOrderMark));
}

void RecordReader::value(QByteArray &bytes)
{
    bytes = getBytes().toByteArray();
}

void RecordReader::value(QStringList &texts)
{
    texts.clear();
    for (qsizetype i = getCount(); i > 0; --i)
        value(texts.emplace_back());
}

QJsonObject RecordReader::json()
{
    return QJsonDocument::fromJson(getBytes().toByteArray()).object();
}

} // namespace countersign::domain
