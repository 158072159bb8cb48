#include "core/robot/robot_messages.h"

#include "core/base/json_form.h"
#include "core/base/json_writer.h"

namespace countersign::robot {

namespace {

constexpr JsonForm::TextRule idRule{1, 128};
constexpr JsonForm::TextRule urlRule{1, 8192};
constexpr JsonForm::TextRule textRule{0, 65536};

const QStringList &statusWords()
{
    static const QStringList words{QStringLiteral("received"),        QStringLiteral("accepted"),
                                   QStringLiteral("processing"),      QStringLiteral("rejected"),
                                   QStringLiteral("partial_failed"),  QStringLiteral("failed"),
                                   QStringLiteral("importing"),       QStringLiteral("indexing"),
                                   QStringLiteral("indexing_failed"), QStringLiteral("completed")};
    return words;
}

Failure malformed(const Error &error)
{
    return fail(QStringLiteral("ANSWER_MALFORMED"),
                QStringLiteral("The answer does not follow the robots' protocol: %1").arg(error.message),
                error.details);
}

/// Reads a JSON body member by member; what breaks a rule makes the whole answer malformed.
template<typename T, typename Read>
Result<T> readObject(const http::Response &answer, Read read)
{
    const Result<JsonDocument> body = JsonDocument::parse(answer.body);
    if (!body)
        return malformed(body.error());
    JsonProblems problems;
    JsonForm form(body->root(), {}, problems);
    T value = read(form);
    return problems.isEmpty() ? Result<T>(std::move(value)) : malformed(problems.toError());
}

QString required(JsonForm &form, QByteArrayView name, JsonForm::TextRule rule)
{
    return form.text(name, Presence::Required, rule).value_or(QString());
}

} // namespace

QByteArray resultJson(const QString &requestId, const std::optional<QString> &error)
{
    JsonWriter json;
    json.beginObject().name("request_id").string(requestId).name("error");
    if (error)
        json.beginObject().name("message").string(*error).endObject();
    else
        json.null();
    return json.endObject().take();
}

Result<std::optional<RobotEnhancementBatch>> readBatch(const http::Response &answer)
{
    constexpr int noContent = 204;
    if (answer.status == noContent)
        return std::optional<RobotEnhancementBatch>();
    return readObject<std::optional<RobotEnhancementBatch>>(answer, [](JsonForm &form) {
        RobotEnhancementBatch batch{required(form, "id", idRule),
                                    required(form, "reference_storage_url", urlRule),
                                    required(form, "result_storage_url", urlRule),
                                    {}};
        const JsonValue extra = form.value("extra_fields", Presence::Optional, JsonType::Object);
        batch.extraFields = extra.exists() ? extra.toQJson().toObject() : QJsonObject();
        return std::optional(batch);
    });
}

Result<RobotEnhancementBatchRead> readBatchRead(const http::Response &answer)
{
    return readObject<RobotEnhancementBatchRead>(answer, [](JsonForm &form) {
        return RobotEnhancementBatchRead{required(form, "id", idRule), required(form, "robot_id", idRule),
                                         form.text("error", Presence::Optional, textRule)};
    });
}

Result<EnhancementRequestRead> readRequestRead(const http::Response &answer)
{
    return readObject<EnhancementRequestRead>(answer, [](JsonForm &form) {
        EnhancementRequestRead read;
        read.id = required(form, "id", idRule);
        read.robotId = required(form, "robot_id", idRule);
        read.referenceIds =
            form.textList("reference_ids", Presence::Required, idRule).value_or(QStringList());
        read.source = form.text("source", Presence::Optional, textRule);
        const auto status = form.choice("request_status", Presence::Required, statusWords());
        if (status)
            read.requestStatus = static_cast<RequestStatus>(statusWords().indexOf(*status));
        read.error = form.text("error", Presence::Optional, textRule);
        return read;
    });
}

Result<void> readNothing(const http::Response &)
{
    return {};
}

} // namespace countersign::robot
