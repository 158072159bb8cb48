#include "core/http/request_parser_p.h"

#include <cstdlib>

using namespace countersign::http;

/// Feeds the input as a connection would: the first byte says in what pieces, the rest is what the caller sends.
/// Beyond memory errors, the parser must stay within its limits and may not stall.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    ServerLimits limits;
    limits.bodyBytes = 256;
    limits.headerBytes = 512;
    const std::size_t piece = 1 + data[0];
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));

    KnownFields known;
    RequestParser parser(limits, ServerConfig::HostCheck::LoopbackNames, known);
    QByteArray waiting;
    for (std::size_t from = 0; from < size - 1; from += piece) {
        waiting += bytes.mid(static_cast<qsizetype>(from), static_cast<qsizetype>(piece));
        const std::size_t used = parser.feed({waiting.constData(), static_cast<std::size_t>(waiting.size())});
        if (used > static_cast<std::size_t>(waiting.size()))
            std::abort();
        waiting.remove(0, static_cast<qsizetype>(used));
        if (parser.progress() != RequestParser::Progress::NeedsMore)
            break;
        if (static_cast<std::size_t>(waiting.size()) > limits.headerBytes)
            std::abort();
    }
    if (static_cast<std::size_t>(parser.request().body.size()) > limits.bodyBytes)
        std::abort();
    if (parser.progress() == RequestParser::Progress::Complete && !parser.request().headers.find("Host"))
        std::abort();
    if (parser.progress() == RequestParser::Progress::Refused && parser.refusal().status < 400)
        std::abort();
    return 0;
}
