#include "core/backend/sudo_instruction_record_p.h"

#include "core/backend/store_error.h"
#include "core/base/json_form.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace countersign::backend {

namespace {

constexpr std::array states{InstructionState::Pending, InstructionState::Validated,
                            InstructionState::Consumed, InstructionState::Rejected};
constexpr std::array types{SudoActionType::LocalAuth, SudoActionType::Totp, SudoActionType::GoldenNumber};

/// The value of `all` that the wire calls `text`.
template<typename All>
auto named(const All &all, const QString &text) -> std::optional<typename All::value_type>
{
    const auto found = std::ranges::find_if(all, [&text](auto each) { return toWire(each) == text; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

QString textOf(JsonForm &form, QByteArrayView name)
{
    return form.text(name, Presence::Required, {0, 100'000}).value_or(QString());
}

} // namespace

QByteArray toRecord(const NewInstruction &instruction)
{
    QJsonObject object{{QStringLiteral("user"), instruction.binding.userSocketHash},
                       {QStringLiteral("method"), QString::fromLatin1(instruction.binding.method)},
                       {QStringLiteral("target"), QString::fromLatin1(instruction.binding.target)},
                       {QStringLiteral("body_hash"), QString::fromLatin1(instruction.binding.bodyHash)},
                       {QStringLiteral("action"), instruction.expectedAction},
                       {QStringLiteral("type"), toWire(instruction.customType)}};
    if (instruction.correctNumber)
        object[QStringLiteral("number")] = *instruction.correctNumber;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<SudoInstruction> fromStored(const StoredInstruction &stored)
{
    const auto document = JsonDocument::parse(stored.record);
    const auto state = named(states, QString::fromLatin1(stored.state));
    if (!document || !state)
        return stateMalformed(QStringLiteral("instruction"), stored.id);
    JsonProblems problems;
    JsonForm form(document->root(), {}, problems);
    SudoInstruction instruction;
    instruction.id = stored.id;
    instruction.binding = {textOf(form, "user"), textOf(form, "method").toLatin1(),
                           textOf(form, "target").toLatin1(), textOf(form, "body_hash").toLatin1()};
    instruction.expectedAction = textOf(form, "action");
    const auto type = named(types, textOf(form, "type"));
    if (const auto number = form.integer("number", Presence::Optional, INT_MIN, INT_MAX))
        instruction.correctNumber = static_cast<int>(*number);
    if (!problems.isEmpty() || !type)
        return stateMalformed(QStringLiteral("instruction"), stored.id);
    instruction.customType = *type;
    instruction.wrongAnswers = static_cast<int>(stored.wrongAnswers);
    instruction.state = *state;
    instruction.reason = stored.reason;
    instruction.createdAt = fromUnixMs(stored.createdAtMs);
    instruction.expiresAt = fromUnixMs(stored.expiresAtMs);
    return instruction;
}

Failure instructionExists(const QString &id)
{
    return fail(QStringLiteral("INSTRUCTION_EXISTS"),
                QStringLiteral("There is an instruction '%1' already; make a new id.").arg(id));
}

} // namespace countersign::backend
