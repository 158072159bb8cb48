#include "core/backend/redis_reply_p.h"

#include "core/backend/store_error.h"

#include <hiredis/hiredis.h>

namespace countersign::backend {

namespace {

QByteArray textOf(const redisReply &reply)
{
    return {reply.str, static_cast<qsizetype>(reply.len)};
}

RedisReply converted(const redisReply &reply)
{
    using Kind = RedisReply::Kind;
    switch (reply.type) {
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS: return {Kind::Text, textOf(reply), 0, {}};
    case REDIS_REPLY_ERROR: return {Kind::Error, textOf(reply), 0, {}};
    case REDIS_REPLY_INTEGER: return {Kind::Integer, {}, reply.integer, {}};
    case REDIS_REPLY_ARRAY: break;
    default: return {};
    }
    RedisReply array{Kind::Array, {}, 0, {}};
    array.elements.reserve(reply.elements);
    for (std::size_t i = 0; i < reply.elements; ++i)
        array.elements.push_back(converted(*reply.element[i]));
    return array;
}

} // namespace

QByteArray RedisReply::field(QByteArrayView name) const
{
    for (std::size_t i = 0; i + 1 < elements.size(); i += 2) {
        if (elements[i].text == name)
            return elements[i + 1].text;
    }
    return {};
}

struct RedisReader::Private
{
    std::unique_ptr<redisReader, void (*)(redisReader *)> reader{redisReaderCreate(), redisReaderFree};
};

RedisReader::RedisReader() : m_private(std::make_unique<Private>()) {}

RedisReader::~RedisReader() = default;

void RedisReader::feed(const QByteArray &bytes)
{
    // A failure is kept by the reader, and told by next().
    redisReaderFeed(m_private->reader.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

Result<std::optional<RedisReply>> RedisReader::next()
{
    void *raw = nullptr;
    if (redisReaderGetReply(m_private->reader.get(), &raw) != REDIS_OK)
        return stateRefused(QStringLiteral("what answers is no Redis server"));
    if (!raw)
        return std::optional<RedisReply>();
    const std::unique_ptr<void, void (*)(void *)> owner(raw, freeReplyObject);
    return converted(*static_cast<redisReply *>(raw));
}

void RedisReader::reset()
{
    m_private = std::make_unique<Private>();
}

QByteArray redisCommand(const QByteArrayList &words)
{
    std::vector<const char *> texts;
    std::vector<std::size_t> lengths;
    for (const QByteArray &word : words) {
        texts.push_back(word.constData());
        lengths.push_back(static_cast<std::size_t>(word.size()));
    }
    char *formatted = nullptr;
    const auto size =
        redisFormatCommandArgv(&formatted, static_cast<int>(words.size()), texts.data(), lengths.data());
    const std::unique_ptr<char, void (*)(char *)> owner(formatted,
                                                        [](char *text) { redisFreeCommand(text); });
    return size > 0 ? QByteArray(formatted, size) : QByteArray();
}

} // namespace countersign::backend
