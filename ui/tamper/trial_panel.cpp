#include "ui/tamper/trial_panel.h"

#include "ui/desk/fact_card.h"
#include "ui/shell/ground.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/tamper/tamper_words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/refusal_words.h"
#include "ui/widgets/text_block.h"

#include <QEvent>
#include <QVBoxLayout>

namespace countersign::ui {

using display::DisplayText;
using tamper::Effect;

TrialPanel::TrialPanel(const Theme &theme, console::TamperLab &lab, QWidget *parent)
    : QScrollArea(parent), m_theme(theme), m_lab(lab), m_title(new TextBlock), m_deed(new TextBlock),
      m_caught(new NoticeBox(theme, Tone::Success)), m_harmless(new NoticeBox(theme, Tone::Accent)),
      m_broken(new NoticeBox(theme, Tone::Danger)), m_change(new FactCard(theme)),
      m_catch(new FactCard(theme)), m_behind(new FactCard(theme)),
      m_again(new ActionButton(theme, ActionButton::Kind::Outline))
{
    SlimScrollBar::dress(*this, theme);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(m_again, &QAbstractButton::clicked, &lab, &console::TamperLab::playAgain);
    connect(&lab, &console::TamperLab::selectionChanged, this, &TrialPanel::refresh);
    connect(&lab, &console::TamperLab::played, this, &TrialPanel::refresh);
    connect(&theme, &Theme::changed, this, &TrialPanel::refresh);
    refresh();
}

void TrialPanel::build()
{
    m_again->setGlyph(QStringLiteral("play"));
    auto *ground = new Ground(m_theme, Shade::Surface);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_deed, m_caught, m_harmless, m_broken,
                                                          m_change, m_catch, m_behind})
        column->addWidget(each);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    column->addStretch();
    setWidget(ground);
}

void TrialPanel::refresh()
{
    const tamper::TamperTrial &trial = m_lab.selectedTrial();
    setAccessibleName(tr("The trial"));
    m_title->setFont(m_theme.font(FontRole::Heading));
    m_title->setInk(m_theme.colors().text);
    m_title->setWords(
        QStringLiteral("%1 · %2, %3")
            .arg(wordsOf(trial.tampered.what), wordsOf(trial.tampered.where), phaseOf(trial.tampered.where)));
    m_deed->setFont(m_theme.font(FontRole::Body));
    m_deed->setInk(m_theme.colors().textMuted);
    m_deed->setWords(deedOf(trial.tampered));
    for (const auto &[box, effect] :
         {std::pair(m_caught, Effect::Refused), std::pair(m_harmless, Effect::RanAsApproved),
          std::pair(m_broken, Effect::RanChanged)}) {
        box->setVisible(trial.effect == effect);
        box->setWords(sentenceOf(trial));
    }
    showChange(trial);
    m_catch->setVisible(trial.caught.has_value());
    m_catch->setCaption(ours(tr("The check")));
    if (trial.caught) {
        showCatch(*m_catch, *trial.caught);
        m_catch->addWords(tr("Clause"), ours(wordsOf(*trial.clause())));
        m_catch->addWords({}, ours(explanationOf(*trial.clause())));
        m_catch->addWords(
            {}, ours(tr("Clauses are those of Delegated Regulation (EU) 2018/389, the RTS of PSD2.")));
    }
    m_behind->setVisible(trial.behind.has_value());
    m_behind->setCaption(ours(tr("Behind it, against a relay that lies")));
    if (trial.behind)
        showCatch(*m_behind, *trial.behind);
    m_again->setText(tr("Play them all again"));
    m_again->setToolTip(tr("Every trial once more, with other keys"));
}

void TrialPanel::showChange(const tamper::TamperTrial &trial)
{
    m_change->setCaption(ours(tr("What was changed")));
    m_change->clear();
    m_change->addId(tr("Part"), trial.part);
    if (trial.before.isEmpty())
        m_change->addWords(tr("Before"), ours(tr("not there")));
    m_change->addId(tr("Before"), trial.before);
    m_change->addId(tr("After"), trial.after);
}

void TrialPanel::showCatch(FactCard &card, const tamper::Catch &caught) const
{
    card.clear();
    card.addWords(tr("Check"), ours(wordsOf(caught.check)), Tone::Success, QStringLiteral("approve"));
    card.addWords({}, ours(explanationOf(caught)));
    card.addWords(tr("Made by"), ours(wordsOf(caught.by)));
    card.addId(tr("Error"), DisplayText::guard(caught.error.code));
    card.addText(wordsOf(caught.error));
}

void TrialPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QScrollArea::changeEvent(event);
}

} // namespace countersign::ui
