#pragma once

#include "core/robot/given_answer.h"

#include <QHash>

namespace countersign::robot {

/// What a robot did, for whoever runs it: a JSON Line an answer, and all of them as JUnit XML at the end.
class AnswerReport
{
public:
    /// Remembers the answer. One to a challenge that was answered before takes the earlier one's place: what was refused
    /// and then accepted is accepted.
    void add(const GivenAnswer &answer);

    /// How many challenges were answered, and how many of those answers were refused.
    [[nodiscard]] std::size_t challenges() const { return m_answers.size(); }
    [[nodiscard]] std::size_t refused() const;

    /// A `<testsuites>` document in UTF-8: a test case for each challenge in the order of the first answers, failed where the
    /// last answer was refused.
    [[nodiscard]] QByteArray junitXml() const;

private:
    std::vector<GivenAnswer> m_answers;
    QHash<QString, std::size_t> m_places; ///< by reference id
};

/// `{"at","reference_id","tenant_id","instruction_id","expected_action","decision","rule","reason"?,"accepted",
/// "error_code"?,"message"?,"took_ms"}` on one line, without the line feed. `rule` is `rules[0]` … or `default`.
[[nodiscard]] QByteArray answerLine(const GivenAnswer &answer);

} // namespace countersign::robot
