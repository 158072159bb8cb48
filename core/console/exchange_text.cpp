#include "core/console/exchange_text.h"

#include "core/console/pretty_json.h"

namespace countersign::console {

using display::DisplayText;

namespace {

QString plainBody(const QByteArray &body)
{
    if (body.size() > mostBodyShown)
        return QString::fromUtf8(body.first(mostBodyShown)) + QChar(0x2026);
    const Result<JsonDocument> json = JsonDocument::parse(body);
    return json ? prettyJson(*json) : QString::fromUtf8(body);
}

DisplayText message(const QString &firstLine, const http::Headers &headers, const QByteArray &body)
{
    QString text = firstLine + QLatin1Char('\n');
    for (const http::Header &header : headers)
        text += QString::fromUtf8(header.name + ": " + header.value) + QLatin1Char('\n');
    if (!body.isEmpty())
        text += QLatin1Char('\n') + plainBody(body);
    return DisplayText::guard(text, display::Lines::Many);
}

} // namespace

DisplayText requestText(const http::Exchange &exchange)
{
    const http::Request &request = exchange.request;
    return message(QString::fromUtf8(request.method + ' ' + request.target), request.headers, request.body);
}

DisplayText responseText(const http::Exchange &exchange)
{
    const http::Response &response = exchange.response;
    if (response.status == 0)
        return {};
    return message(QString::number(response.status) + QLatin1Char(' ')
                       + QString::fromLatin1(http::reasonPhrase(response.status)),
                   response.headers, response.body);
}

DisplayText bodyText(const QByteArray &body)
{
    return DisplayText::guard(plainBody(body), display::Lines::Many);
}

} // namespace countersign::console
