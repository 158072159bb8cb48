#include "ui/widgets/empty_state.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/text_block.h"

#include <QVBoxLayout>

namespace countersign::ui {

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_picture(new QLabel(this)), m_title(new TextBlock(this)),
      m_text(new TextBlock(this)), m_action(new ActionButton(theme, ActionButton::Kind::Primary, {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    column->setSpacing(space::s);
    column->addStretch();
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(space::s);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    for (TextBlock *block : {m_title, m_text})
        block->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    connect(m_action, &QAbstractButton::clicked, this, &EmptyState::actionTriggered);
    connect(&theme, &Theme::changed, this, &EmptyState::restyle);
    restyle();
}

void EmptyState::setContent(const Content &content)
{
    m_glyph = content.glyph;
    m_title->setWords(content.title);
    m_text->setWords(content.text);
    m_action->setText(content.action);
    m_action->setVisible(!content.action.isEmpty());
    restyle();
}

void EmptyState::restyle()
{
    const Colors &colors = m_theme.colors();
    const int size = qRound(space::xxl * m_theme.textScale());
    m_picture->setPixmap(m_theme.pixmap(m_glyph, colors.textMuted, size, devicePixelRatioF()));
    m_title->setFont(m_theme.font(FontRole::Heading));
    m_title->setInk(colors.text);
    m_text->setFont(m_theme.font(FontRole::Body));
    m_text->setInk(colors.textMuted);
    m_action->setFont(m_theme.font(FontRole::BodyStrong));
}

} // namespace countersign::ui
