#include "core/robot/decision_lines.h"

#include "core/base/json_writer.h"
#include "core/robot/json_lines.h"

namespace countersign::robot {

namespace {

constexpr JsonForm::TextRule idRule{1, 128};
constexpr JsonForm::TextRule textRule{0, 65536};

LineVerdict readVerdict(JsonForm &form)
{
    LineVerdict verdict;
    verdict.referenceId = form.text("reference_id", Presence::Optional, idRule).value_or(QString());
    if (!form.boolean("accepted", Presence::Required).value_or(false)) {
        verdict.refusal = {form.text("error_code", Presence::Optional, idRule).value_or(QString()),
                           form.text("message", Presence::Optional, textRule).value_or(QString())};
    }
    return verdict;
}

} // namespace

QByteArray decisionLine(const OfferedChallenge &challenge, const Ruling &ruling)
{
    JsonWriter json;
    json.beginObject().name("reference_id").string(challenge.referenceId);
    json.name("decision").string(toWire(ruling.decision));
    if (!ruling.reason.isEmpty())
        json.name("reason").string(ruling.reason);
    if (ruling.number)
        json.name("number").number(*ruling.number);
    return json.endObject().take() + '\n';
}

QString toWire(Decision decision)
{
    return decision == Decision::Approve ? QStringLiteral("approved") : QStringLiteral("rejected");
}

Result<std::vector<LineVerdict>> readVerdicts(const QByteArray &lines)
{
    return readJsonLines<LineVerdict>(lines, readVerdict);
}

} // namespace countersign::robot
