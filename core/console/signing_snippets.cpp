#include "core/console/signing_snippets.h"

#include "core/signing/hmac1.h"
#include "core/signing/signature_scheme.h"

#include <algorithm>
#include <array>

namespace countersign::console {

namespace {

/// Linux takes no longer argument than 128 KiB.
constexpr qsizetype longestArgument = 64 * 1024;

bool isNamed(const http::Header &header, QByteArrayView name)
{
    return QByteArrayView(header.name).compare(name, Qt::CaseInsensitive) == 0;
}

/// What the client says by itself, of the way and not of the request.
bool isOfTheWay(const http::Header &header)
{
    static constexpr std::array<QByteArrayView, 5> names{"Host", "Content-Length", "Connection",
                                                         "Transfer-Encoding", "Expect"};
    return std::ranges::any_of(names, [&header](QByteArrayView name) { return isNamed(header, name); });
}

/// A body without a type would be sent as a form's.
http::Headers sentHeaders(const http::Headers &all, const QByteArray &body)
{
    http::Headers sent;
    for (const http::Header &header : all) {
        if (!isOfTheWay(header))
            sent.add(header.name, header.value);
    }
    if (!body.isEmpty() && !sent.find("Content-Type"))
        sent.add("Content-Type", "application/json");
    return sent;
}

QByteArray quotedForShell(QByteArray text)
{
    return '\'' + text.replace('\'', "'\\''") + '\'';
}

bool canBeArgument(const QByteArray &body)
{
    return body.size() <= longestArgument && !body.contains('\0') && QString::fromUtf8(body).toUtf8() == body;
}

/// A literal of Python: of bytes with the prefix `b`, of a string, which must be ASCII, without.
QByteArray quotedForPython(const QByteArray &bytes)
{
    QByteArray literal("\"");
    for (const char c : bytes) {
        if (c == '"' || c == '\\')
            literal += '\\';
        if (c == '\n')
            literal += "\\n";
        else if (c < ' ' || c > '~')
            literal += "\\x" + QByteArray(1, c).toHex();
        else
            literal += c;
    }
    return literal + '"';
}

QByteArray quotedForPython(const QString &text)
{
    const bool isAscii = std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c <= u'~'; });
    const QByteArray bytes = quotedForPython(text.toUtf8());
    return isAscii ? bytes : "b" + bytes + ".decode()";
}

/// A header's value: urllib sends strings in Latin-1, and bytes as they are.
QByteArray valueForPython(const QByteArray &value)
{
    const bool isAscii = std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
    return (isAscii ? "" : "b") + quotedForPython(value);
}

/// The lines that make the headers of a scheme.
QByteArray signingLines(const SigningTrial &trial, const QByteArray &sender)
{
    const QByteArray id = valueForPython(sender);
    if (trial.scheme == SigningScheme::Hmac1) {
        return "timestamp = str(time.time_ns() // 1_000_000)\n"
               "to_sign = timestamp + \".\" + hashlib.sha256(body).hexdigest()\n"
               "headers.update({\n"
               "    \"X-Bloonio-Tenant-Id\": "
            + id
            + ",\n"
              "    \"X-Bloonio-Timestamp\": timestamp,\n"
              "    \"X-Bloonio-Signature\": hmac.new(secret, to_sign.encode(), hashlib.sha256).hexdigest(),\n"
              "})\n";
    }
    return "client = uuid.UUID(" + id
        + ")\n"
          "timestamp = time.time()\n"
          "to_sign = body + b\":\" + client.bytes + b\":\" + str(timestamp).encode()\n"
          "headers.update({\n"
          "    \"Authorization\": \"Signature \" + hmac.new(secret, to_sign, hashlib.sha256).hexdigest(),\n"
          "    \"X-Client-Id\": str(client),\n"
          "    \"X-Request-Timestamp\": str(timestamp),\n"
          "})\n";
}

/// Those that the script makes itself are left out, and of a name that comes twice the first counts.
QByteArray otherHeaderLines(const SigningTrial &trial)
{
    const http::Headers all = sentHeaders(headersOf(trial).headers, trial.body);
    http::Headers others;
    for (const http::Header &header : all) {
        const bool isOwn = trial.scheme == SigningScheme::Hmac1
            ? isNamed(header, signing::tenantHeader) || isNamed(header, signing::timestampHeader)
                || isNamed(header, signing::signatureHeader)
            : isNamed(header, signing::authorizationHeader) || isNamed(header, signing::clientIdHeader)
                || isNamed(header, signing::requestTimestampHeader);
        if (!isOwn && !others.find(header.name))
            others.add(header.name, header.value);
    }
    QByteArray lines;
    for (const http::Header &header : others)
        lines += "    " + quotedForPython(header.name) + ": " + valueForPython(header.value) + ",\n";
    return lines.isEmpty() ? QByteArray("headers = {}\n") : "headers = {\n" + lines + "}\n";
}

} // namespace

QString curlCommand(const SigningTrial &trial, Instant now)
{
    const std::optional<http::Headers> headers = signedHeaders(trial, now);
    if (!headers)
        return {};
    const qint64 goodFor = trial.scheme == SigningScheme::Hmac1
        ? std::chrono::duration_cast<std::chrono::seconds>(signing::hmac1Window).count()
        : static_cast<qint64>(signing::signatureWindow);
    const QByteArray &body = trial.body;
    const bool isPiped = !canBeArgument(body);
    QByteArray text =
        "# Signed at " + toIso(now).toLatin1() + ", good for " + QByteArray::number(goodFor) + " seconds.\n";
    if (isPiped)
        text += "printf %s " + quotedForShell(body.toBase64()) + " | base64 -d | ";
    text += "curl --request " + quotedForShell(trial.method.toUtf8());
    for (const http::Header &header : sentHeaders(*headers, body)) {
        // curl sends an empty header only where a semicolon ends its name.
        const QByteArray line =
            header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value;
        text += " \\\n  --header " + quotedForShell(line);
    }
    if (isPiped)
        text += " \\\n  --data-binary @-";
    else if (!body.isEmpty())
        text += " \\\n  --data-raw " + quotedForShell(body);
    return QString::fromUtf8(text + " \\\n  " + quotedForShell(trial.url.toUtf8()) + '\n');
}

QString pythonScript(const SigningTrial &trial)
{
    const std::optional<QByteArray> sender = senderOf(trial);
    if (!sender || headersOf(trial).unreadableLine != 0)
        return {};
    const bool isHmac1 = trial.scheme == SigningScheme::Hmac1;
    QByteArray text = "# COUNTERSIGN_SECRET=… python3 request.py\n";
    text += isHmac1 ? "import hashlib, hmac, os, time, urllib.error, urllib.request\n\n"
                    : "import hashlib, hmac, os, time, urllib.error, urllib.request, uuid\n\n";
    text += "secret = os.fsencode(os.environ[\"COUNTERSIGN_SECRET\"])\n"
            "body = b"
        + quotedForPython(trial.body) + "\n" + otherHeaderLines(trial) + signingLines(trial, *sender);
    text += "request = urllib.request.Request(" + quotedForPython(trial.url)
        + ", data=body or None, headers=headers, method=" + quotedForPython(trial.method) + ")\n";
    text += "try:\n"
            "    with urllib.request.urlopen(request) as answer:\n"
            "        print(answer.status, answer.read().decode())\n"
            "except urllib.error.HTTPError as refusal:\n"
            "    print(refusal.code, refusal.read().decode())\n";
    return QString::fromUtf8(text);
}

} // namespace countersign::console
