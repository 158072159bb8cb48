#include "ui/phone/deny_sheet.h"

#include "ui/phone/phone_look.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/text_block.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace countersign::ui {

using Kind = ActionButton::Kind;

namespace {

constexpr int quickReasonCount = 3;

} // namespace

DenySheet::DenySheet(const PhoneLook &look, QWidget *screen)
    : BottomSheet(look, screen), m_reason(new QLineEdit(this)),
      m_cancel(new ActionButton(look.theme(), Kind::Outline, {}, this)),
      m_deny(new ActionButton(look.theme(), Kind::Danger, {}, this))
{
    for (int i = 0; i < quickReasonCount; ++i) {
        auto *quick = new ActionButton(look.theme(), Kind::Outline, {}, this);
        connect(quick, &QAbstractButton::clicked, this, [this, quick] { m_reason->setText(quick->text()); });
        column()->addWidget(quick);
        m_quickReasons.append(quick);
    }
    m_reason->setMaxLength(longestReason);
    m_reason->setFrame(false);
    column()->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel, 1);
    buttons->addWidget(m_deny, 1);
    column()->addLayout(buttons);
    connect(m_reason, &QLineEdit::returnPressed, this, &DenySheet::confirm);
    connect(m_deny, &QAbstractButton::clicked, this, &DenySheet::confirm);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        close();
        Q_EMIT dismissed();
    });
}

QWidget *DenySheet::begin()
{
    m_reason->clear();
    return m_reason;
}

void DenySheet::confirm()
{
    close();
    Q_EMIT denied(m_reason->text().trimmed());
}

void DenySheet::restyle()
{
    BottomSheet::restyle();
    setTitle(tr("Why do you deny it?"));
    const QStringList reasons{tr("I did not ask for this"), tr("The details are wrong"), tr("Not now")};
    for (int i = 0; i < quickReasonCount; ++i) {
        m_quickReasons[i]->setText(reasons[i]);
        m_quickReasons[i]->setFont(look().font(FontRole::Body));
        m_quickReasons[i]->setShape({look().linePx(38), look().px(12), look().px(8)});
    }
    m_cancel->setText(tr("Back"));
    m_deny->setText(tr("Deny"));
    for (ActionButton *button : {m_cancel, m_deny}) {
        button->setFont(look().font(FontRole::ValueStrong));
        button->setShape({look().linePx(44), look().px(13), look().px(8)});
    }
    styleReason();
}

void DenySheet::styleReason()
{
    m_reason->setPlaceholderText(tr("A reason, if you like"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setFont(look().font(FontRole::Body));
    const Colors &colors = look().colors();
    m_reason->setStyleSheet(
        QStringLiteral("QLineEdit { background: %1; color: %2; border: %3px solid %4; border-radius: %5px;"
                       " padding: %6px %5px; margin: 3px; } QLineEdit:focus { border-color: %7; }")
            .arg(colors.backdrop.name(), colors.text.name())
            .arg(std::max(1, look().px(1)))
            .arg(colors.lineStrong.name())
            .arg(look().px(10))
            .arg(look().px(8))
            .arg(colors.focus.name()));
}

} // namespace countersign::ui
