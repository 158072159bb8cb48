#pragma once

#include "core/base/clock.h"
#include "core/tamper/tamper_trial.h"

#include <QObject>

namespace countersign::console {

/// A row that the trial's device painted.
struct PaintedLine
{
    display::DisplayText title;
    display::DisplayText text;
};

/// The tamper lab: a trial of every case on the lab's own block, and the one that is looked at.
///
/// Lives on the main thread. The trials are played when somebody first looks, and are kept nowhere else.
class TamperLab : public QObject
{
    Q_OBJECT

public:
    /// `realClock` must outlive the lab.
    explicit TamperLab(const Clock &realClock, QObject *parent = nullptr);

    [[nodiscard]] const tamper::TamperTrial &trial(tamper::TamperCase tampered);
    [[nodiscard]] tamper::TamperCase selected() const { return m_selected; }
    [[nodiscard]] const tamper::TamperTrial &selectedTrial() { return trial(m_selected); }
    void select(tamper::TamperCase tampered);
    /// What the device of that trial painted.
    [[nodiscard]] static std::vector<PaintedLine> paintedLines(const tamper::TamperTrial &trial);

    /// All of them once more, with other keys.
    void playAgain();

Q_SIGNALS:
    void selectionChanged();
    /// The trials are others.
    void played();

private:
    void play();

    const Clock &m_realClock;
    std::vector<tamper::TamperTrial> m_trials; ///< in the order of allCases(); empty until somebody looks
    tamper::TamperCase m_selected;
};

} // namespace countersign::console
