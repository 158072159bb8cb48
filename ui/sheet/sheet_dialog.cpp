#include "ui/sheet/sheet_dialog.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/section_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <array>

namespace countersign::ui {

namespace {

constexpr int localeColumns = 4;
constexpr std::array textPercents{100, 125, 150, 175, 200};
/// Ticked at first: two ways to write numbers, one of them from right to left.
const QStringList firstLocales{QStringLiteral("en_US"), QStringLiteral("fr_FR"), QStringLiteral("ar_EG")};

qsizetype ticked(const QList<QCheckBox *> &boxes)
{
    return std::ranges::count_if(boxes, &QCheckBox::isChecked);
}

} // namespace

SheetDialog::SheetDialog(const Theme &theme, const QStringList &locales, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_localesTitle(new SectionLabel(theme, {})),
      m_themesTitle(new SectionLabel(theme, {})), m_sizesTitle(new SectionLabel(theme, {})),
      m_count(new QLabel), m_png(new ActionButton(theme, ActionButton::Kind::Outline)),
      m_pdf(new ActionButton(theme, ActionButton::Kind::Primary))
{
    for (const QString &locale : locales) {
        auto *box = m_locales.emplaceBack(new QCheckBox(locale));
        box->setChecked(firstLocales.contains(locale));
    }
    for (int i = 0; i < 2; ++i)
        m_appearances.emplaceBack(new QCheckBox)->setChecked(true);
    for (const int percent : textPercents) {
        auto *box = m_sizes.emplaceBack(new QCheckBox);
        box->setProperty("percent", percent);
        box->setChecked(percent == 100 || percent == 150);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_count, 1);
    buttons->addWidget(m_png);
    buttons->addWidget(m_pdf);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(makeChoices());
    column->addLayout(buttons);
    connect(m_png, &QAbstractButton::clicked, this, [this] { askForFile(QStringLiteral("png")); });
    connect(m_pdf, &QAbstractButton::clicked, this, [this] { askForFile(QStringLiteral("pdf")); });
    connect(&theme, &Theme::changed, this, &SheetDialog::restyle);
    restyle();
    retranslate();
}

QWidget *SheetDialog::makeChoices()
{
    auto *choices = new QWidget;
    auto *grid = new QGridLayout(choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::s);
    const auto place = [this, grid](SectionLabel *title, const QList<QCheckBox *> &boxes) {
        grid->addWidget(title, grid->rowCount(), 0, 1, localeColumns);
        const int first = grid->rowCount();
        for (int i = 0; i < boxes.size(); ++i) {
            grid->addWidget(boxes[i], first + i / localeColumns, i % localeColumns);
            connect(boxes[i], &QCheckBox::toggled, this, &SheetDialog::refresh);
        }
    };
    place(m_localesTitle, m_locales);
    place(m_themesTitle, m_appearances);
    place(m_sizesTitle, m_sizes);
    return choices;
}

SheetPlan SheetDialog::plan() const
{
    SheetPlan plan;
    for (const QCheckBox *box : m_locales) {
        if (box->isChecked())
            plan.locales.append(box->text());
    }
    for (int i = 0; i < m_appearances.size(); ++i) {
        if (m_appearances[i]->isChecked())
            plan.appearances.append(static_cast<Appearance>(i));
    }
    for (const QCheckBox *box : m_sizes) {
        if (box->isChecked())
            plan.textPercents.append(box->property("percent").toInt());
    }
    return plan;
}

void SheetDialog::askForFile(const QString &suffix)
{
    auto *files = new QFileDialog(this, tr("Save the contact sheet"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(suffix);
    files->setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    files->selectFile(QStringLiteral("contact-sheet.") + suffix);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        Q_EMIT sheetRequested(plan(), path);
        hide();
    });
    files->open();
}

void SheetDialog::refresh()
{
    const qsizetype cells = ticked(m_locales) * ticked(m_appearances) * ticked(m_sizes);
    m_count->setText(tr("%n phones", nullptr, static_cast<int>(cells)));
    m_png->setEnabled(cells > 0);
    m_pdf->setEnabled(cells > 0);
}

void SheetDialog::restyle()
{
    QPalette ground = palette();
    ground.setColor(QPalette::Window, m_theme.colors().surface);
    setPalette(ground);
    for (const QList<QCheckBox *> *boxes : {&m_locales, &m_appearances, &m_sizes}) {
        for (QCheckBox *box : *boxes)
            box->setFont(m_theme.font(FontRole::Body));
    }
    m_count->setFont(m_theme.font(FontRole::Body));
}

void SheetDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SheetDialog::retranslate()
{
    setWindowTitle(tr("Contact sheet"));
    m_localesTitle->setText(tr("Locales"));
    m_themesTitle->setText(tr("Themes"));
    m_sizesTitle->setText(tr("Text sizes"));
    m_appearances[static_cast<int>(Appearance::Light)]->setText(tr("Light"));
    m_appearances[static_cast<int>(Appearance::Dark)]->setText(tr("Dark"));
    for (QCheckBox *box : std::as_const(m_sizes))
        box->setText(tr("%1 %").arg(box->property("percent").toInt()));
    m_png->setText(tr("Save as PNG…"));
    m_pdf->setText(tr("Save as PDF…"));
    m_pdf->setToolTip(tr("Vectors, a page for each locale"));
    refresh();
}

} // namespace countersign::ui
