#include "core/backend/sudo_passage_p.h"

#include "core/backend/guard_answers_p.h"
#include "core/base/ids.h"

#include <QRandomGenerator>

namespace countersign::backend {

namespace {

constexpr qsizetype numbersShown = 3;

/// Three distinct two-digit numbers, each as likely as any other.
QList<int> drawNumbers()
{
    QList<int> numbers;
    while (numbers.size() < numbersShown) {
        const int number = QRandomGenerator::system()->bounded(10, 100);
        if (!numbers.contains(number))
            numbers.append(number);
    }
    return numbers;
}

/// Calls `then` with the result; at once where it is there already, as in memory, without the cost of a continuation.
template<typename T, typename Then>
void onceDone(QFuture<T> future, Then then)
{
    if (future.isFinished() && future.resultCount() > 0)
        then(future.takeResult());
    else
        future.then(std::move(then));
}

AuthChallenge challengeFor(const SudoRequirement &requirement, const QString &userSocketHash,
                           std::vector<display::ValidationField> fields)
{
    AuthChallenge challenge;
    challenge.userSocketHash = userSocketHash;
    challenge.instructionId = newId(QLatin1String("ins_"));
    challenge.customType = requirement.customType;
    challenge.expectedAction = requirement.expectedAction;
    challenge.description = requirement.description;
    challenge.ttl = requirement.ttl;
    challenge.display = {requirement.title, requirement.subtitle, std::move(fields)};
    if (requirement.backendUrl) {
        challenge.backendUrl = requirement.backendUrl();
        challenge.answerPath = AnswerPath::Backend;
    }
    if (requirement.customType == SudoActionType::GoldenNumber) {
        challenge.numbers = drawNumbers();
        challenge.correctNumber = challenge.numbers[QRandomGenerator::system()->bounded(int(numbersShown))];
    }
    return challenge;
}

} // namespace

SudoPassage::SudoPassage(std::shared_ptr<const SudoGuard::Parts> parts, http::Request request,
                         std::function<void(GuardOutcome)> done)
    : m_parts(std::move(parts)), m_request(std::move(request)),
      m_binding(bindingOf(m_request, m_parts->requirement.userSocketHash(m_request))), m_done(std::move(done))
{}

void SudoPassage::enter()
{
    if (m_binding.userSocketHash.isEmpty())
        return m_done(answerUserUnknown());
    const auto key = presentedKey(m_request);
    key ? present(*key) : challenge();
}

void SudoPassage::present(const QString &key)
{
    onceDone(m_parts->store->find(key),
             [self = shared_from_this(), key](const Result<std::optional<SudoInstruction>> &found) {
                 if (!found)
                     self->m_done(answerStateUnavailable(key));
                 else if (!*found || (*found)->binding.userSocketHash != self->m_binding.userSocketHash)
                     self->challenge();
                 else
                     self->judge(**found);
             });
}

void SudoPassage::judge(const SudoInstruction &found)
{
    if (found.binding != m_binding)
        return m_done(answerMismatch(found.id));
    switch (found.state) {
    case InstructionState::Pending: return m_done(answerPending(found.id));
    case InstructionState::Rejected: return m_done(answerRejected(found.id, found.reason));
    case InstructionState::Consumed: return m_done(answerConsumed(found.id));
    case InstructionState::Validated: return redeem(found);
    }
}

void SudoPassage::redeem(const SudoInstruction &validated)
{
    onceDone(m_parts->store->redeem(validated.id),
             [self = shared_from_this(), id = validated.id](Result<InstructionMove> move) {
                 if (!move)
                     self->m_done(answerStateUnavailable(id));
                 else if (move->moved)
                     self->m_done(Proceed{*std::move(move->now)});
                 else if (move->now)
                     self->m_done(answerConsumed(move->now->id));
                 else
                     self->challenge();
             });
}

void SudoPassage::challenge()
{
    if (!m_parts->relay) {
        return m_done(answerRelayUnavailable(
            {},
            {QStringLiteral("RELAY_MISSING"),
             QStringLiteral("This guard has no relay to ask by; give it a client of one.")}));
    }
    const SudoRequirement &requirement = m_parts->requirement;
    auto fields = requirement.fields(m_request);
    if (!fields)
        return m_done(answerUnshowable(fields.error()));
    const AuthChallenge challenge = challengeFor(requirement, m_binding.userSocketHash, std::move(*fields));
    m_parts->store
        ->create({challenge.instructionId, m_binding, requirement.expectedAction, requirement.ttl,
                  requirement.customType, challenge.correctNumber})
        .then([self = shared_from_this(), challenge](const Result<void> &created) {
            if (created)
                self->ask(challenge);
            else
                self->m_done(answerStateUnavailable(challenge.instructionId));
        });
}

void SudoPassage::ask(const AuthChallenge &challenge)
{
    m_parts->relay->sendAuthChallenge(challenge).then(
        [self = shared_from_this(), id = challenge.instructionId,
         number = challenge.correctNumber](const Result<ChallengeReceipt> &receipt) {
            if (receipt)
                self->m_done(answerKeyRequired(id, number));
            else
                self->withdraw(id, receipt.error());
        });
}

void SudoPassage::withdraw(const QString &instructionId, const Error &error)
{
    // Whether taking it back succeeds changes nothing: it ends by its time too.
    m_parts->store->remove(instructionId)
        .then([self = shared_from_this(), instructionId, error](const Result<bool> &) {
            self->m_done(answerRelayUnavailable(instructionId, error));
        });
}

} // namespace countersign::backend
