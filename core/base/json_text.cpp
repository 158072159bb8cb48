#include "core/base/json_text_p.h"

namespace countersign {

/// Every character: QString::fromUtf8() drops a byte order mark at the front, which inside a text is a
/// character like any other.
QString jsonText(QByteArrayView body)
{
    QString text = QString::fromUtf8(body);
    if (body.startsWith("\xEF\xBB\xBF"))
        text.prepend(QChar(QChar::ByteOrderMark));
    return text;
}

QString unescapedJsonText(QByteArrayView body)
{
    QString result;
    qsizetype plainFrom = 0;
    const auto flush = [&](qsizetype until) {
        result += jsonText(body.sliced(plainFrom, until - plainFrom));
    };
    for (qsizetype i = 0; i < body.size();) {
        if (body[i] != '\\') {
            ++i;
            continue;
        }
        flush(i);
        const char kind = body[i + 1];
        i += 2;
        switch (kind) {
        case 'b': result += QLatin1Char('\b'); break;
        case 'f': result += QLatin1Char('\f'); break;
        case 'n': result += QLatin1Char('\n'); break;
        case 'r': result += QLatin1Char('\r'); break;
        case 't': result += QLatin1Char('\t'); break;
        case 'u': {
            int unit = 0;
            for (int digit = 0; digit < 4; ++digit)
                unit = unit * 16 + jsonHexDigit(body[i + digit]);
            result += QChar(static_cast<char16_t>(unit));
            i += 4;
            break;
        }
        default: result += QLatin1Char(kind);
        }
        plainFrom = i;
    }
    flush(body.size());
    return result;
}

int jsonHexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace countersign
