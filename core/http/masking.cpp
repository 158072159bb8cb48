#include "core/http/masking_p.h"

#include "core/base/json_document.h"

#include <algorithm>
#include <array>

namespace countersign::http {

namespace {

constexpr char mask[] = "•••";
constexpr char quotedMask[] = "\"•••\"";

constexpr std::array<QByteArrayView, 5> secretMembers{"tenant_secret", "pairing_proof",
                                                      "device_session_token", "response_token", "poll_token"};
/// Secret where it stands in an object of the name `totp`.
constexpr QByteArrayView totpSecret("secret");

/// One pass from quote to quote: does any string in the text end as the name of a secret member does?
bool namesSecret(QByteArrayView json)
{
    for (qsizetype quote = json.indexOf('"'); quote >= 0; quote = json.indexOf('"', quote + 1)) {
        const QByteArrayView before = json.first(quote);
        const char last = before.isEmpty() ? '\0' : before.back();
        if (last != 't' && last != 'f' && last != 'n')
            continue;
        const auto endsBefore = [&](QByteArrayView name) { return before.endsWith(name); };
        if (std::any_of(secretMembers.begin(), secretMembers.end(), endsBefore) || endsBefore(totpSecret))
            return true;
    }
    return false;
}

enum class Inside { Totp, Anything };

void collectSecrets(JsonValue parent, Inside inside, std::vector<QByteArrayView> &found)
{
    for (JsonValue child = parent.firstChild(); child.exists(); child = child.nextSibling()) {
        const QByteArray name = child.name().toUtf8();
        const bool isSecret = std::count(secretMembers.begin(), secretMembers.end(), name) > 0
            || (inside == Inside::Totp && name == totpSecret);
        if (isSecret && !child.is(JsonType::Null))
            found.push_back(child.source());
        else
            collectSecrets(child, name == "totp" ? Inside::Totp : Inside::Anything, found);
    }
}

void maskMembers(QByteArray &body)
{
    const bool isNamed = namesSecret(body);
    if (!isNamed && !body.contains("\\u")) // which may spell a name
        return;
    const auto document = JsonDocument::parse(body);
    if (!document) {
        if (isNamed)
            body = mask; // where in broken JSON the secret ends nobody can say
        return;
    }
    std::vector<QByteArrayView> secrets;
    collectSecrets(document->root(), Inside::Anything, secrets);
    if (secrets.empty())
        return;

    const QByteArrayView text(document->text());
    QByteArray masked;
    qsizetype copied = 0;
    for (const QByteArrayView secret : secrets) {
        const qsizetype begin = secret.data() - text.data();
        masked += text.sliced(copied, begin - copied);
        masked += quotedMask;
        copied = begin + secret.size();
    }
    masked += text.sliced(copied);
    body = masked;
}

bool isTokenByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'
        || c == '.';
}

/// A JSON Web Token is three runs of base64url with dots between them, and its header begins with `{"`.
void maskTokens(QByteArray &text)
{
    constexpr QByteArrayView beginning("eyJ");
    qsizetype begin = text.indexOf(beginning);
    while (begin >= 0) {
        const auto from = text.cbegin() + begin;
        const auto end = std::find_if_not(from, text.cend(), isTokenByte);
        if (std::count(from, end, '.') == 2)
            text.replace(begin, end - from, mask);
        begin = text.indexOf(beginning, begin + 1);
    }
}

/// What of a header may be shown: of `Authorization` the scheme stays, as in `Bearer •••`.
std::optional<QByteArray> maskedValue(const Header &header)
{
    const auto isNamed = [&](QByteArrayView name) {
        return QByteArrayView(header.name).compare(name, Qt::CaseInsensitive) == 0;
    };
    if (isNamed("Authorization"))
        return header.value.left(header.value.indexOf(' ') + 1) + mask;
    if (isNamed("X-Admin-Key") || isNamed("X-QR-Poll-Token"))
        return mask;
    return std::nullopt;
}

void maskHeaders(Headers &headers)
{
    const auto isSecret = [](const Header &header) { return maskedValue(header).has_value(); };
    if (std::none_of(headers.begin(), headers.end(), isSecret))
        return;
    Headers masked;
    for (const Header &header : headers)
        masked.add(header.name, maskedValue(header).value_or(header.value));
    headers = std::move(masked);
}

} // namespace

void maskSecrets(Request &request)
{
    maskTokens(request.target);
    maskHeaders(request.headers);
    maskMembers(request.body);
    maskTokens(request.body);
}

void maskSecrets(Response &response)
{
    maskHeaders(response.headers);
    maskMembers(response.body);
    maskTokens(response.body);
}

} // namespace countersign::http
