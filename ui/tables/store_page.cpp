#include "ui/tables/store_page.h"

#include "core/console/console.h"
#include "ui/tables/cell_table.h"
#include "ui/tables/state_form.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/refusal_words.h"

#include <QKeyEvent>

namespace countersign::ui {

StorePage::StorePage(const Parts &parts, console::CellModel &model, const QString &name, QWidget *parent)
    : LivePage(parts, model, name, parent), m_stores(parts.console.stores()),
      m_whose(new NoticeBox(parts.theme, Tone::Neutral)), m_form(new StateForm(parts.theme)),
      m_remove(new ActionButton(parts.theme, ActionButton::Kind::Outline)),
      m_attach(new ActionButton(parts.theme, ActionButton::Kind::Outline)),
      m_detach(new ActionButton(parts.theme, ActionButton::Kind::Quiet))
{
    m_remove->setGlyph(QStringLiteral("trash"));
    m_attach->setGlyph(QStringLiteral("link"));
    for (ActionButton *button : {m_remove, m_attach, m_detach})
        addToTitle(button);
    addAbove(m_whose);
    addAbove(m_form);
    m_form->hide();

    connect(m_attach, &QAbstractButton::clicked, m_form, &StateForm::open);
    connect(m_form, &StateForm::submitted, &m_stores, &console::StoreWatch::request);
    connect(m_detach, &QAbstractButton::clicked, &m_stores, &console::StoreWatch::requestOwn);
    connect(m_remove, &QAbstractButton::clicked, this, &StorePage::removeCurrent);
    connect(&table(), &CellTable::currentKeyChanged, this, &StorePage::showAttached);
    connect(&m_stores, &console::StoreWatch::attached, this, [this] {
        m_form->hide();
        showAttached();
    });
    connect(&m_stores, &console::StoreWatch::refreshed, this,
            [this] { setNotice(m_stores.error() ? wordsOf(*m_stores.error()) : display::DisplayText()); });
    connect(&m_stores, &console::StoreWatch::refused, this, [this](const Error &error) {
        m_form->isVisible() ? m_form->showProblem(wordsOf(error)) : setNotice(wordsOf(error));
    });
}

void StorePage::showAttached()
{
    const std::optional<console::OutsideView> &outside = m_stores.outside();
    const bool mayChange = !outside || outside->access == console::StateAccess::ReadWrite;
    m_remove->setEnabled(mayChange && !table().currentKey().isEmpty());
    m_remove->setToolTip(mayChange ? tr("Take the row out of the store (Del)")
                                   : tr("Attached to look at; attach it anew and allow changes"));
    m_detach->setVisible(outside.has_value());
    m_whose->setVisible(outside.has_value());
    if (outside) {
        const QString access =
            outside->access == console::StateAccess::ReadOnly ? tr("to look at") : tr("changes allowed");
        m_whose->setContent(display::DisplayText::guard(
            tr("%1, tenant %2: the state of a backend outside, %3.", "address, tenant, access")
                .arg(outside->address, outside->tenantId, access)));
    }
}

void StorePage::removeCurrent()
{
    if (const QString id = table().currentKey(); m_remove->isEnabled() && !id.isEmpty())
        remove(id);
}

void StorePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        removeCurrent();
    else
        LivePage::keyPressEvent(event);
}

void StorePage::retranslateStore()
{
    m_remove->setText(tr("Remove"));
    m_attach->setText(tr("Attach a state…"));
    m_attach->setToolTip(tr("Look into the Redis or SQLite of a backend outside"));
    m_detach->setText(parts().demoName.isEmpty() ? tr("Detach") : tr("Back to %1").arg(parts().demoName));
    showAttached();
}

} // namespace countersign::ui
