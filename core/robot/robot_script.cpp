#include "core/robot/robot_script.h"

#include "core/base/json_form.h"
#include "core/domain/challenge.h"

#include <algorithm>

namespace countersign::robot {

namespace {

constexpr JsonForm::TextRule actionRule{1, 128};
constexpr JsonForm::TextRule amountRule{1, 128};
constexpr JsonForm::TextRule reasonRule{1, 512};
constexpr int mostRules = 1000;

std::optional<Decision> readDecision(JsonForm &form, QByteArrayView name)
{
    const auto word =
        form.choice(name, Presence::Required, {QStringLiteral("approve"), QStringLiteral("deny")});
    if (!word)
        return std::nullopt;
    return *word == QLatin1String("approve") ? Decision::Approve : Decision::Deny;
}

/// What a reader would pass over: a condition that is misspelt, or null, would be no condition at all.
void refuseStrays(JsonValue object, JsonForm &form)
{
    for (const QString &name : form.unknownMembers())
        form.refuse(name.toUtf8(), QStringLiteral("is unknown here: is it misspelt?"));
    for (JsonValue each = object.firstChild(); each.exists(); each = each.nextSibling()) {
        if (each.is(JsonType::Null))
            form.refuse(each.name().toUtf8(), QStringLiteral("must not be null: leave it out"));
    }
}

void readFields(JsonForm &form, RobotRule &rule, JsonProblems &problems)
{
    const JsonValue fields = form.value("fields", Presence::Optional, JsonType::Object);
    if (fields.exists() && fields.size() == 0)
        form.refuse("fields", QStringLiteral("must name a field, or be left out"));
    for (JsonValue each = fields.firstChild(); each.exists(); each = each.nextSibling()) {
        if (!each.is(JsonType::String))
            problems.add(form.pathOf("fields") + QLatin1Char('.') + each.name(),
                         QStringLiteral("must be a string, as values of fields are"));
        rule.fields.emplace_back(each.name(), each.toString());
    }
}

RobotRule readRule(JsonValue json, int index, JsonProblems &problems)
{
    JsonForm form(json, QStringLiteral("rules"), index, problems);
    RobotRule rule;
    rule.expectedAction = form.text("expected_action", Presence::Optional, actionRule);
    rule.maxAmount = form.text("max_amount", Presence::Optional, amountRule).value_or(QString());
    if (!rule.maxAmount.isEmpty() && !display::isAmountLimit(rule.maxAmount))
        form.refuse(
            "max_amount",
            QStringLiteral("must be decimal text such as \"1000.00\", not \"%1\"").arg(rule.maxAmount));
    readFields(form, rule, problems);
    const std::optional<Decision> decision = readDecision(form, "decision");
    rule.decision = decision.value_or(Decision::Deny);
    rule.reason = form.text("reason", Presence::Optional, reasonRule).value_or(QString());
    if (!rule.reason.isEmpty() && decision == Decision::Approve)
        form.refuse("reason", QStringLiteral("goes with \"deny\" only"));
    if (const auto number =
            form.integer("number", Presence::Optional, domain::lowestNumber, domain::highestNumber))
        rule.number = static_cast<int>(*number);
    if (rule.number && decision == Decision::Deny)
        form.refuse("number", QStringLiteral("goes with \"approve\" only"));
    refuseStrays(json, form);
    return rule;
}

bool isFor(const RobotRule &rule, const OfferedChallenge &challenge)
{
    if (rule.expectedAction && *rule.expectedAction != challenge.expectedAction)
        return false;
    const auto hasField = [&challenge](const std::pair<QString, QString> &wanted) {
        return std::ranges::any_of(challenge.fields, [&wanted](const OfferedChallenge::Field &field) {
            return field.key == wanted.first && field.value.value == wanted.second;
        });
    };
    if (!std::ranges::all_of(rule.fields, hasField))
        return false;
    if (rule.maxAmount.isEmpty())
        return true;
    std::vector<display::JudgedValue> values;
    for (const OfferedChallenge::Field &field : challenge.fields)
        values.push_back(field.value);
    return display::isWithin(values, rule.maxAmount);
}

} // namespace

Result<RobotScript> readRobotScript(JsonValue json)
{
    JsonProblems problems;
    JsonForm form(json, {}, problems);
    RobotScript script;
    const JsonValue rules = form.value("rules", Presence::Required, JsonType::Array);
    if (rules.size() > mostRules)
        form.refuse("rules", QStringLiteral("may hold %1 rules, not %2").arg(mostRules).arg(rules.size()));
    for (JsonValue each = rules.firstChild(); each.exists(); each = each.nextSibling())
        script.rules.push_back(readRule(each, static_cast<int>(script.rules.size()), problems));
    script.otherwise = readDecision(form, "default").value_or(Decision::Deny);
    refuseStrays(json, form);
    if (!problems.isEmpty())
        return Failure(problems.toError());
    return script;
}

Ruling decide(const RobotScript &script, const OfferedChallenge &challenge)
{
    const auto rule = std::ranges::find_if(
        script.rules, [&challenge](const RobotRule &each) { return isFor(each, challenge); });
    if (rule == script.rules.end())
        return {script.otherwise, std::nullopt, {}, {}};
    return {rule->decision, static_cast<std::size_t>(rule - script.rules.begin()), rule->reason,
            rule->number};
}

} // namespace countersign::robot
