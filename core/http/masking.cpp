#include "core/http/masking_p.h"

#include "core/base/json_document.h"

#include <algorithm>
#include <array>

namespace countersign::http {

namespace {

constexpr char mask[] = "•••";
constexpr char quotedMask[] = "\"•••\"";

constexpr std::array<QByteArrayView, 6> secretMembers{"client_secret",  "tenant_secret",
                                                      "pairing_proof",  "device_session_token",
                                                      "response_token", "poll_token"};
/// Secret where it stands in an object of the name `totp`.
constexpr QByteArrayView totpSecret("secret");

/// What a text may hold that has to be masked. Nearly always it is nothing, and that is found out in one pass.
struct Signs
{
    bool namesSecret = false; ///< a string ends as the name of a secret member does
    bool escapes = false;     ///< `\\u`, which may spell a name
    bool beginsToken = false; ///< `eyJ`
};

bool endsAsSecretName(QByteArrayView text)
{
    if (text.size() < 2)
        return false;
    // How each of the names ends; asked of every string, it is no for nearly all.
    const char *const end = text.end();
    const bool mayEndSo =
        (end[-2] == 'e' && (end[-1] == 't' || end[-1] == 'n')) || (end[-2] == 'o' && end[-1] == 'f');
    if (!mayEndSo)
        return false;
    const auto isEnd = [&](QByteArrayView name) { return text.endsWith(name); };
    return isEnd(totpSecret) || std::any_of(secretMembers.begin(), secretMembers.end(), isEnd);
}

/// False when there is no sign at all. Looks at each byte and the two before it without a branch, of which the compiler
/// makes vector code: every exchange is asked, and nearly all say no.
bool mayHaveSign(QByteArrayView text)
{
    constexpr qsizetype looksBack = 2;
    if (text.first(std::min(text.size(), looksBack)).contains('\\'))
        return true;
    const char *const bytes = text.data();
    unsigned char found = 0; // in a byte: the compiler widens a bool, and is four times slower
    for (qsizetype i = looksBack; i < text.size(); ++i) {
        const char first = bytes[i - 2];
        const char second = bytes[i - 1];
        const char byte = bytes[i];
        const bool endsName = (byte == '"')
            & (((first == 'e') & ((second == 't') | (second == 'n'))) | ((first == 'o') & (second == 'f')));
        const bool beginsToken = (first == 'e') & (second == 'y') & (byte == 'J');
        found = static_cast<unsigned char>(found | endsName | beginsToken | (byte == '\\'));
    }
    return found != 0;
}

Signs lookThrough(QByteArrayView text)
{
    Signs signs;
    if (!mayHaveSign(text))
        return signs;
    const char *const end = text.end();
    for (const char *at = text.begin(); at != end; ++at) {
        const QByteArrayView before(text.begin(), at);
        switch (*at) {
        case '"': signs.namesSecret = signs.namesSecret || endsAsSecretName(before); break;
        case '\\': signs.escapes = signs.escapes || (at + 1 != end && at[1] == 'u'); break;
        case 'J': signs.beginsToken = signs.beginsToken || before.endsWith("ey"); break;
        default: break;
        }
    }
    return signs;
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

void maskMembers(QByteArray &body, const Signs &signs)
{
    if (!signs.namesSecret && !signs.escapes)
        return;
    const auto document = JsonDocument::parse(body);
    if (!document) {
        if (signs.namesSecret)
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
        return header.name.size() == name.size()
            && QByteArrayView(header.name).compare(name, Qt::CaseInsensitive) == 0;
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

void maskText(QByteArray &text)
{
    const Signs signs = lookThrough(text);
    maskMembers(text, signs);
    if (signs.beginsToken)
        maskTokens(text);
}

} // namespace

void maskSecrets(Request &request)
{
    if (lookThrough(request.target).beginsToken)
        maskTokens(request.target);
    maskHeaders(request.headers);
    maskText(request.body);
}

void maskSecrets(Response &response)
{
    maskHeaders(response.headers);
    maskText(response.body);
}

} // namespace countersign::http
