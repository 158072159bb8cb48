#include "ui/tamper/tamper_matrix.h"

#include "ui/tamper/tamper_cell.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_block.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace countersign::ui {

namespace {

constexpr int whereRow = 0;
constexpr int phaseRow = 1;
constexpr int headRows = 2;

} // namespace

TamperMatrix::TamperMatrix(const Theme &theme, console::TamperLab &lab, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_lab(lab), m_grid(new QGridLayout(this)),
      m_cells(new QButtonGroup(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::s);
    m_grid->setVerticalSpacing(space::xs);
    for (const tamper::TamperWhere where : tamper::allWheres) {
        const int column = static_cast<int>(where) + 1;
        m_wheres.push_back(new TextBlock(this));
        m_phases.push_back(new TextBlock(this));
        m_grid->addWidget(m_wheres.back(), whereRow, column);
        m_grid->addWidget(m_phases.back(), phaseRow, column);
        m_grid->setColumnStretch(column, 1);
    }
    for (const tamper::TamperWhat what : tamper::allWhats) {
        m_whats.push_back(new TextBlock(this));
        m_grid->addWidget(m_whats.back(), static_cast<int>(what) + headRows, 0, Qt::AlignVCenter);
    }
    for (const tamper::TamperCase tampered : tamper::allCases()) {
        auto *cell = new TamperCell(theme, tampered, this);
        m_grid->addWidget(cell, static_cast<int>(tampered.what) + headRows,
                          static_cast<int>(tampered.where) + 1);
        m_cells->addButton(cell);
    }
    connect(m_cells, &QButtonGroup::buttonClicked, this, [this](QAbstractButton *clicked) {
        m_lab.select(static_cast<const TamperCell *>(clicked)->tampered());
    });
    connect(&lab, &console::TamperLab::played, this, &TamperMatrix::refresh);
    connect(&lab, &console::TamperLab::selectionChanged, this,
            [this] { cell(m_lab.selected()).setChecked(true); });
    connect(&theme, &Theme::changed, this, &TamperMatrix::restyle);
    cell(lab.selected()).setChecked(true);
    restyle();
    refresh();
}

TamperCell &TamperMatrix::cell(tamper::TamperCase tampered) const
{
    const QList<QAbstractButton *> buttons = m_cells->buttons();
    return *static_cast<TamperCell *>(*std::ranges::find_if(buttons, [tampered](QAbstractButton *each) {
        return static_cast<const TamperCell *>(each)->tampered() == tampered;
    }));
}

void TamperMatrix::takeFocus()
{
    cell(m_lab.selected()).setFocus();
}

void TamperMatrix::refresh()
{
    for (const tamper::TamperWhat what : tamper::allWhats)
        m_whats[static_cast<std::size_t>(what)]->setWords(wordsOf(what));
    for (const tamper::TamperWhere where : tamper::allWheres) {
        m_wheres[static_cast<std::size_t>(where)]->setWords(wordsOf(where));
        m_phases[static_cast<std::size_t>(where)]->setWords(phaseOf(where));
    }
    for (const tamper::TamperCase tampered : tamper::allCases())
        cell(tampered).setTrial(m_lab.trial(tampered));
    makeRoomForWords();
}

void TamperMatrix::restyle()
{
    const auto dress = [this](const std::vector<TextBlock *> &labels, FontRole role, const QColor &ink) {
        for (TextBlock *label : labels) {
            label->setFont(m_theme.font(role));
            label->setInk(ink);
        }
    };
    const Colors &colors = m_theme.colors();
    dress(m_whats, FontRole::BodyStrong, colors.text);
    dress(m_wheres, FontRole::BodyStrong, colors.text);
    dress(m_phases, FontRole::Caption, colors.textMuted);
    makeRoomForWords();
}

void TamperMatrix::makeRoomForWords()
{
    const QFontMetrics metrics(m_theme.font(FontRole::BodyStrong));
    int widest = 0;
    for (const tamper::TamperWhat what : tamper::allWhats)
        widest = std::max(widest, metrics.horizontalAdvance(wordsOf(what)));
    m_grid->setColumnMinimumWidth(0, widest + 1);
}

void TamperMatrix::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace countersign::ui
