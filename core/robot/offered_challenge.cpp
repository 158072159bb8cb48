#include "core/robot/offered_challenge.h"

#include "core/robot/json_lines.h"

namespace countersign::robot {

namespace {

constexpr JsonForm::TextRule idRule{1, 128};
constexpr JsonForm::TextRule textRule{0, 65536};

OfferedChallenge::Field readField(JsonValue json)
{
    return {json.member("key").toString(),
            {json.member("data_type").toString(), json.member("value").toString(),
             json.member("valid").toBool()}};
}

OfferedChallenge readOffered(JsonForm &form)
{
    const auto text = [&form](QByteArrayView name, JsonForm::TextRule rule) {
        return form.text(name, Presence::Required, rule).value_or(QString());
    };
    OfferedChallenge offered;
    offered.referenceId = text("reference_id", idRule);
    offered.tenantId = text("tenant_id", idRule);
    offered.instructionId = text("instruction_id", textRule);
    offered.status = text("status", idRule);
    offered.expectedAction = text("expected_action", textRule);
    const JsonValue display = form.value("display", Presence::Optional, JsonType::Object);
    for (JsonValue each = display.member("fields").firstChild(); each.exists(); each = each.nextSibling())
        offered.fields.push_back(readField(each));
    return offered;
}

} // namespace

Result<std::vector<OfferedChallenge>> readOfferedChallenges(const QByteArray &lines)
{
    return readJsonLines<OfferedChallenge>(lines, readOffered);
}

} // namespace countersign::robot
