#include "ui/gallery/gallery_page.h"

#include "core/console/gallery.h"
#include "ui/gallery/block_editor.h"
#include "ui/gallery/preview_panel.h"
#include "ui/sheet/sheet_dialog.h"
#include "ui/shell/ground.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/section_label.h"

#include <QEvent>
#include <QListView>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr int typesWidth = 220;
constexpr int phoneWidth = 440;
constexpr int editorWidth = 460;

} // namespace

GalleryPage::GalleryPage(const Theme &theme, console::Gallery &gallery, const QString &demoName,
                         QWidget *parent)
    : QWidget(parent), m_theme(theme), m_gallery(gallery), m_demoName(demoName),
      m_typesTitle(new SectionLabel(theme, {})), m_blockTitle(new SectionLabel(theme, {})),
      m_types(new QListView), m_preview(new PreviewPanel(theme, gallery)),
      m_editor(new BlockEditor(theme, console::Gallery::typeNames())),
      m_error(new NoticeBox(theme, Tone::Danger)), m_warning(new NoticeBox(theme, Tone::Warning)),
      m_sheetButton(new ActionButton(theme, ActionButton::Kind::Outline)),
      m_send(new ActionButton(theme, ActionButton::Kind::Primary)),
      m_sheet(new SheetDialog(theme, PreviewPanel::locales(), this))
{
    auto *split = new ThinSplitter(theme, Qt::Horizontal, this);
    split->addWidget(makeTypes());
    split->addWidget(m_preview);
    split->addWidget(makeEditor());
    split->setStretchFactor(1, 1);
    split->setSizes({typesWidth, phoneWidth, editorWidth});
    split->setChildrenCollapsible(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(split);

    connect(m_types->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    m_editor->setPlainText(console::Gallery::exampleText(now.row()));
            });
    connect(m_editor, &QPlainTextEdit::textChanged, this,
            [this] { m_gallery.setText(m_editor->toPlainText()); });
    connect(m_editor, &BlockEditor::currentMarkChanged, this, &GalleryPage::showMark);
    connect(&gallery, &console::Gallery::changed, this, &GalleryPage::showDraft);
    connect(m_send, &QAbstractButton::clicked, this,
            [this] { Q_EMIT sendRequested(m_gallery.draft().block); });
    connect(m_sheetButton, &QAbstractButton::clicked, this, &GalleryPage::openSheet);
    connect(m_sheet, &SheetDialog::sheetRequested, this, [this](const SheetPlan &plan, const QString &path) {
        Q_EMIT sheetRequested(m_gallery.draft().block, plan, path);
    });
    retranslate();
    m_types->setCurrentIndex(gallery.types().index(0));
    showDraft();
}

QWidget *GalleryPage::makeTypes()
{
    auto *ground = new Ground(m_theme, Shade::Surface);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(space::m, space::m, 0, 0);
    m_typesTitle->setContentsMargins(space::xs, 0, space::l, space::s);
    column->addWidget(m_typesTitle);
    column->addWidget(m_types, 1);
    SlimScrollBar::dress(*m_types, m_theme);
    m_types->setFrameShape(QFrame::NoFrame);
    m_types->setModel(&m_gallery.types());
    m_types->setUniformItemSizes(true);
    m_types->setSpacing(1);
    const auto restyle = [this] { m_types->setFont(m_theme.font(FontRole::MonoSmall)); };
    connect(&m_theme, &Theme::changed, m_types, restyle);
    restyle();
    return ground;
}

QWidget *GalleryPage::makeEditor()
{
    auto *ground = new Ground(m_theme, Shade::Surface);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(0, space::m, 0, space::m);
    column->setSpacing(space::s);
    m_blockTitle->setContentsMargins(space::l, 0, space::l, 0);
    column->addWidget(m_blockTitle);
    column->addWidget(m_editor, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(space::l, 0, space::l, 0);
    foot->addWidget(m_error);
    foot->addWidget(m_warning);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_sheetButton);
    buttons->addWidget(m_send, 1);
    foot->addLayout(buttons);
    column->addLayout(foot);
    return ground;
}

void GalleryPage::openSheet()
{
    m_sheet->show();
    m_sheet->raise();
    m_sheet->activateWindow();
}

void GalleryPage::takeFocus()
{
    m_types->setFocus();
}

void GalleryPage::showDraft()
{
    m_editor->setMarks(m_gallery.draft().marks);
    m_sheetButton->setEnabled(m_gallery.draft().isSendable);
    m_send->setEnabled(m_gallery.draft().isSendable && !m_demoName.isEmpty());
}

/// Of the place where the cursor is; else what keeps the block from being sent.
void GalleryPage::showMark()
{
    using Kind = console::DraftMark::Kind;
    const console::DraftMark *mark = m_editor->currentMark();
    const QList<console::DraftMark> &marks = m_gallery.draft().marks;
    if (!mark && !m_gallery.draft().isSendable && !marks.isEmpty())
        mark = &marks.first();
    const bool isWarning = mark && mark->kind == Kind::Warning;
    m_warning->setVisible(isWarning);
    m_error->setVisible(mark && !isWarning);
    if (mark)
        (isWarning ? m_warning : m_error)->setContent(wordsOf(*mark));
}

void GalleryPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void GalleryPage::retranslate()
{
    m_typesTitle->setText(tr("Types"));
    m_types->setAccessibleName(tr("Types"));
    m_blockTitle->setText(tr("Block"));
    m_editor->setAccessibleName(tr("Display block as JSON"));
    m_sheetButton->setText(tr("Contact sheet…"));
    m_sheetButton->setToolTip(tr("The block on many phones side by side, as PNG or PDF (Ctrl+Shift+S)"));
    m_send->setText(tr("Send as a challenge"));
    m_send->setToolTip(m_demoName.isEmpty()
                           ? tr("Needs the demo: start with --demo")
                           : tr("%1 asks its customer to approve this block").arg(m_demoName));
}

} // namespace countersign::ui
