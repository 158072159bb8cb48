#include "core/console/tamper_lab.h"

#include "core/domain/painted_display.h"
#include "core/tamper/example_block.h"

#include <algorithm>

namespace countersign::console {

TamperLab::TamperLab(const Clock &realClock, QObject *parent) : QObject(parent), m_realClock(realClock) {}

const tamper::TamperTrial &TamperLab::trial(tamper::TamperCase tampered)
{
    if (m_trials.empty())
        play();
    return *std::ranges::find(m_trials, tampered, &tamper::TamperTrial::tampered);
}

void TamperLab::select(tamper::TamperCase tampered)
{
    if (tampered == m_selected)
        return;
    m_selected = tampered;
    Q_EMIT selectionChanged();
}

std::vector<PaintedLine> TamperLab::paintedLines(const tamper::TamperTrial &trial)
{
    const Result<JsonDocument> document = JsonDocument::parse(trial.painted);
    Q_ASSERT(document);
    JsonProblems problems;
    const domain::PaintedDisplay painted = domain::readPaintedDisplay(document->root(), {}, problems);
    std::vector<PaintedLine> lines;
    for (const domain::PaintedRow &row : painted.rows) {
        lines.push_back(
            {display::DisplayText::guard(row.title), display::DisplayText::guard(row.painted.text)});
    }
    return lines;
}

void TamperLab::playAgain()
{
    play();
    Q_EMIT played();
}

void TamperLab::play()
{
    m_trials.clear();
    for (const tamper::TamperCase tampered : tamper::allCases()) {
        Result<tamper::TamperTrial> trial =
            tamper::tryTampering(tampered, tamper::exampleBlock(), m_realClock.now());
        Q_ASSERT(trial); // the lab's own block has everything that can be changed
        m_trials.push_back(*std::move(trial));
    }
}

} // namespace countersign::console
