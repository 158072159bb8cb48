#include "core/http/answer_parser_p.h"

#include <cstdlib>

using namespace countersign::http;

/// Feeds the input as a connection would: the first byte says in what pieces, and whether the request was HEAD; the rest is
/// what the server sends. Beyond memory errors, the parser must stay within its limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    constexpr qsizetype most = 256;
    const qsizetype piece = 1 + data[0] / 2;
    const auto to = data[0] % 2 == 0 ? AnswerParser::To::Other : AnswerParser::To::Head;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));

    AnswerParser parser(most, to);
    QByteArray unread;
    auto progress = AnswerParser::Progress::NeedsMore;
    for (qsizetype from = 0; from < bytes.size() && progress == AnswerParser::Progress::NeedsMore;
         from += piece) {
        unread += bytes.mid(from, piece);
        progress = parser.feed(unread);
        if (progress == AnswerParser::Progress::NeedsMore && unread.size() > most)
            std::abort();
    }
    if (progress == AnswerParser::Progress::NeedsMore)
        progress = parser.end();
    if (progress == AnswerParser::Progress::NeedsMore || parser.response().body.size() > most)
        std::abort();
    qsizetype header = 0;
    for (const Header &field : parser.response().headers)
        header += field.name.size() + field.value.size();
    if (header > most)
        std::abort();
    if (progress == AnswerParser::Progress::Complete && parser.response().status == 0)
        std::abort();
    return 0;
}
