#include "ui/widgets/refusal_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>

namespace countersign::ui {

namespace {

using display::DisplayText;

/// Whether the error's own message follows the translated sentence: where it has a value that helps, or says what to do
/// in one of several cases that have this code.
enum class Message { IsSaid, Follows };

struct Meaning
{
    const char *code;
    const char *english;
    Message message = Message::IsSaid;
};

constexpr Meaning meanings[] = {
    {"ALERT_NOT_ANSWERABLE",
     QT_TRANSLATE_NOOP("Refusal", "This is a security alert: it informs, and takes no answer.")},
    {"ANSWER_INCOMPLETE", QT_TRANSLATE_NOOP("Refusal", "The answer cannot be sent like this."),
     Message::Follows},
    {"ANSWER_MALFORMED", QT_TRANSLATE_NOOP("Refusal", "What came back is no HTTP answer."), Message::Follows},
    {"ANSWER_PATH_WRONG", QT_TRANSLATE_NOOP("Refusal", "This challenge is not answered on this way.")},
    {"ANSWER_TOO_LARGE", QT_TRANSLATE_NOOP("Refusal", "The answer is longer than is taken."),
     Message::Follows},
    {"ANSWER_UNDER_WAY",
     QT_TRANSLATE_NOOP("Refusal", "An answer is already on its way; wait for what the relay says.")},
    {"ANSWER_WRONG", QT_TRANSLATE_NOOP("Refusal", "This does not prove the approval.")},
    {"BACKEND_REFUSED", QT_TRANSLATE_NOOP("Refusal", "The backend refused the answer."), Message::Follows},
    {"CHALLENGE_ANSWERED", QT_TRANSLATE_NOOP("Refusal", "This challenge is decided already."),
     Message::Follows},
    {"CHALLENGE_EXPIRED",
     QT_TRANSLATE_NOOP("Refusal", "This challenge is no longer open; have the backend ask again.")},
    {"CHALLENGE_NOT_FOUND", QT_TRANSLATE_NOOP("Refusal", "This phone does not hold the challenge any more.")},
    {"CONNECT_FAILED", QT_TRANSLATE_NOOP("Refusal", "Nobody answers there."), Message::Follows},
    {"DATA_FETCH_FAILED", QT_TRANSLATE_NOOP("Refusal", "What it is about could not be fetched."),
     Message::Follows},
    {"DEVICE_NOT_FOUND", QT_TRANSLATE_NOOP("Refusal", "There is no such phone any more.")},
    {"DISPLAY_MISMATCH", QT_TRANSLATE_NOOP("Refusal", "What was painted is not what was asked."),
     Message::Follows},
    {"FILE_UNREADABLE", QT_TRANSLATE_NOOP("Refusal", "The file cannot be read."), Message::Follows},
    {"IMAGE_TOO_LARGE", QT_TRANSLATE_NOOP("Refusal", "The picture is too large."), Message::Follows},
    {"IMAGE_UNREADABLE", QT_TRANSLATE_NOOP("Refusal", "The picture cannot be read."), Message::Follows},
    {"PAIRING_NOT_FOUND", QT_TRANSLATE_NOOP("Refusal", "There is no such pairing."), Message::Follows},
    {"PAIRING_PAYLOAD_INVALID",
     QT_TRANSLATE_NOOP("Refusal",
                       "This pairs no phone; give a countersign://pair link, the pairing proof that the "
                       "backend was given, or a picture of its QR code.")},
    {"QR_AMBIGUOUS", QT_TRANSLATE_NOOP("Refusal", "The picture shows several QR codes; cut it down to one.")},
    {"QR_LOGIN_ANSWERED",
     QT_TRANSLATE_NOOP("Refusal", "This sign-in is answered already; only the first answer counts.")},
    {"QR_LOGIN_EXPIRED",
     QT_TRANSLATE_NOOP("Refusal", "This sign-in has expired; have the browser show a new code.")},
    {"QR_LOGIN_FORBIDDEN", QT_TRANSLATE_NOOP("Refusal", "The tenant does not allow sign-ins from this site."),
     Message::Follows},
    {"QR_LOGIN_NOT_FOUND",
     QT_TRANSLATE_NOOP("Refusal", "The relay does not know this sign-in; have the browser show a new code.")},
    {"QR_LOGIN_SCANNED",
     QT_TRANSLATE_NOOP("Refusal", "Somebody else has scanned this code; have the browser show a new one.")},
    {"QR_NOT_FOUND",
     QT_TRANSLATE_NOOP("Refusal",
                       "No QR code can be read in the picture; let it fill most of it, sharp and with "
                       "its margin.")},
    {"QR_PAYLOAD_INVALID",
     QT_TRANSLATE_NOOP("Refusal", "The code is no whole sign-in; scan the one that the browser shows.")},
    {"RATE_LIMITED", QT_TRANSLATE_NOOP("Refusal", "The tenant asks too often."), Message::Follows},
    {"RELAY_ANSWER_MALFORMED", QT_TRANSLATE_NOOP("Refusal", "This is not how a relay answers."),
     Message::Follows},
    {"SIGNATURE_INVALID", QT_TRANSLATE_NOOP("Refusal", "The signature is not of these bytes."),
     Message::Follows},
    {"SUDO_INSTRUCTION_MISMATCH",
     QT_TRANSLATE_NOOP("Refusal", "The second call is not the one that was approved."), Message::Follows},
    {"TENANT_SUSPENDED", QT_TRANSLATE_NOOP("Refusal", "The tenant is suspended.")},
    {"TIMED_OUT", QT_TRANSLATE_NOOP("Refusal", "No whole answer came in time."), Message::Follows},
    {"TOKEN_EXPIRED", QT_TRANSLATE_NOOP("Refusal", "The token has expired."), Message::Follows},
    {"TOKEN_INVALID", QT_TRANSLATE_NOOP("Refusal", "The relay does not accept the token."), Message::Follows},
    {"TOKEN_USED",
     QT_TRANSLATE_NOOP("Refusal",
                       "This pairing proof has paired a phone already; ask the backend for a new one.")},
    {"VAULT_UNWRITABLE", QT_TRANSLATE_NOOP("Refusal", "The phones cannot be kept."), Message::Follows},
};

} // namespace

DisplayText wordsOf(const Error &error)
{
    const DisplayText message = DisplayText::guard(error.message, display::Lines::Many);
    const auto *const meaning =
        std::ranges::find(meanings, error.code, [](const Meaning &each) { return QLatin1String(each.code); });
    if (meaning == std::end(meanings))
        return message;
    const QString said = QCoreApplication::translate("Refusal", meaning->english);
    if (said == QLatin1String(meaning->english))
        return message;
    const DisplayText sentence = DisplayText::guard(said);
    if (meaning->message == Message::IsSaid || message.isEmpty())
        return sentence;
    return DisplayText::joined(std::array{sentence, message}, QStringLiteral(" "));
}

} // namespace countersign::ui
