#include "core/robot/answer_report.h"

#include "core/base/json_writer.h"
#include "core/robot/decision_lines.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace countersign::robot {

namespace {

const QString suiteName = QStringLiteral("countersignd robot");

QString ruleName(const Ruling &ruling)
{
    return ruling.rule ? QStringLiteral("rules[%1]").arg(*ruling.rule) : QStringLiteral("default");
}

/// XML 1.0 has no way at all to hold some characters, and what a challenge says is its sender's choice.
QString inXml(const QString &text)
{
    QString safe;
    for (const char32_t c : text.toStdU32String()) {
        const bool isLine = c == U'\t' || c == U'\n' || c == U'\r';
        const bool isText = (c >= U' ' && c < 0xd800) || (c > 0xdfff && c < 0xfffe) || c > 0xffff;
        safe += QString::fromUcs4(isLine || isText ? &c : U"\ufffd", 1);
    }
    return safe;
}

QString inSeconds(Milliseconds time)
{
    return QString::number(static_cast<double>(time.count()) / 1000.0, 'f', 3);
}

/// From the first lease to the last verdict.
Milliseconds wholeTime(const std::vector<GivenAnswer> &answers)
{
    if (answers.empty())
        return Milliseconds{0};
    const auto leasedAt = [](const GivenAnswer &answer) { return answer.at - answer.took; };
    const GivenAnswer &first = *std::ranges::min_element(answers, {}, leasedAt);
    return std::ranges::max_element(answers, {}, &GivenAnswer::at)->at - leasedAt(first);
}

void writeCase(QXmlStreamWriter &xml, const GivenAnswer &answer)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("classname"), inXml(answer.challenge.tenantId));
    xml.writeAttribute(
        QStringLiteral("name"),
        inXml(QStringLiteral("%1 %2").arg(answer.challenge.expectedAction, answer.challenge.instructionId)));
    xml.writeAttribute(QStringLiteral("time"), inSeconds(answer.took));
    if (answer.refusal) {
        xml.writeStartElement(QStringLiteral("failure"));
        xml.writeAttribute(QStringLiteral("type"), inXml(answer.refusal->code));
        xml.writeAttribute(QStringLiteral("message"), inXml(answer.refusal->message));
        xml.writeEndElement();
    }
    xml.writeTextElement(
        QStringLiteral("system-out"),
        QStringLiteral("%1 by %2").arg(toWire(answer.ruling.decision), ruleName(answer.ruling)));
    xml.writeEndElement();
}

} // namespace

void AnswerReport::add(const GivenAnswer &answer)
{
    const QString &id = answer.challenge.referenceId;
    if (const auto place = m_places.constFind(id); place != m_places.constEnd()) {
        m_answers[*place] = answer;
        return;
    }
    m_places.insert(id, m_answers.size());
    m_answers.push_back(answer);
}

std::size_t AnswerReport::refused() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_answers, [](const GivenAnswer &each) { return !each.isAccepted(); }));
}

QByteArray AnswerReport::junitXml() const
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), suiteName);
    xml.writeAttribute(QStringLiteral("tests"), QString::number(challenges()));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(refused()));
    xml.writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
    xml.writeAttribute(QStringLiteral("skipped"), QStringLiteral("0"));
    xml.writeAttribute(QStringLiteral("time"), inSeconds(wholeTime(m_answers)));
    for (const GivenAnswer &answer : m_answers)
        writeCase(xml, answer);
    xml.writeEndDocument();
    return text;
}

QByteArray answerLine(const GivenAnswer &answer)
{
    const OfferedChallenge &challenge = answer.challenge;
    JsonWriter json;
    json.beginObject().name("at").string(toIso(answer.at));
    json.name("reference_id").string(challenge.referenceId).name("tenant_id").string(challenge.tenantId);
    json.name("instruction_id").string(challenge.instructionId);
    json.name("expected_action").string(challenge.expectedAction);
    json.name("decision").string(toWire(answer.ruling.decision));
    json.name("rule").string(ruleName(answer.ruling));
    if (!answer.ruling.reason.isEmpty())
        json.name("reason").string(answer.ruling.reason);
    json.name("accepted").boolean(answer.isAccepted());
    if (answer.refusal) {
        json.name("error_code").string(answer.refusal->code);
        json.name("message").string(answer.refusal->message);
    }
    json.name("took_ms").number(answer.took.count());
    return json.endObject().take();
}

} // namespace countersign::robot
