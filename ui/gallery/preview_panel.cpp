#include "ui/gallery/preview_panel.h"

#include "core/console/gallery.h"
#include "ui/phone/phone_view.h"
#include "ui/tables/choice_field.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>

#include <array>

namespace countersign::ui {

namespace {

/// Scripts, directions, calendars and ways to write numbers that differ.
const QStringList usualLocales{QStringLiteral("en_US"), QStringLiteral("en_GB"), QStringLiteral("fr_FR"),
                               QStringLiteral("de_DE"), QStringLiteral("de_CH"), QStringLiteral("pl_PL"),
                               QStringLiteral("tr_TR"), QStringLiteral("ar_EG"), QStringLiteral("he_IL"),
                               QStringLiteral("fa_IR"), QStringLiteral("th_TH"), QStringLiteral("hi_IN"),
                               QStringLiteral("ja_JP"), QStringLiteral("zh_CN")};
constexpr std::array textPercents{100, 125, 150, 175, 200};

} // namespace

PreviewPanel::PreviewPanel(const Theme &theme, console::Gallery &gallery, QWidget *parent)
    : Ground(theme, Shade::Backdrop, {}, parent), m_gallery(gallery),
      m_clock(fromUnixMs(1'782'036'902'000)), // 2026-06-21T10:15:02Z
      m_phoneTheme(theme.appearance()), m_locale(new ChoiceField(theme, this)),
      m_appearance(new ChoiceField(theme, this)), m_textScale(new ChoiceField(theme, this)),
      m_phone(new PhoneView(m_phoneTheme, m_clock, this))
{
    m_locale->addItems(usualLocales);
    m_locale->setCurrentText(gallery.locale());
    m_appearance->addItems({QString(), QString()});
    m_appearance->setCurrentIndex(static_cast<int>(theme.appearance()));
    for (const int percent : textPercents)
        m_textScale->addItem(QString(), percent);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(space::s);
    choices->addStretch();
    for (ChoiceField *choice : {m_locale, m_appearance, m_textScale})
        choices->addWidget(choice);
    choices->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::m, space::s, space::s);
    column->addLayout(choices);
    column->addWidget(m_phone, 1);
    connectChoices();
    retranslate();
    showCard();
}

const QStringList &PreviewPanel::locales()
{
    return usualLocales;
}

void PreviewPanel::connectChoices()
{
    connect(m_locale, &QComboBox::currentTextChanged, &m_gallery, &console::Gallery::setLocale);
    connect(m_appearance, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_phoneTheme.setAppearance(static_cast<Appearance>(index)); });
    connect(m_textScale, &QComboBox::currentIndexChanged, this,
            [this] { m_phone->setTextScale(m_textScale->currentData().toInt() / 100.0); });
    connect(&m_gallery, &console::Gallery::changed, this, &PreviewPanel::showCard);
    // An answer has nowhere to go: the card comes back as it was.
    connect(m_phone, &PhoneView::approved, this, &PreviewPanel::showCard, Qt::QueuedConnection);
    connect(m_phone, &PhoneView::denied, this, &PreviewPanel::showCard, Qt::QueuedConnection);
}

void PreviewPanel::showCard()
{
    m_phone->setDevice({QStringLiteral("gallery"), display::DisplayText::guard(tr("Gallery")),
                        m_gallery.locale(), QStringLiteral("UTC")});
    m_phone->setCard(m_gallery.card(m_clock.now()));
}

void PreviewPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Ground::changeEvent(event);
}

void PreviewPanel::retranslate()
{
    m_locale->setAccessibleName(tr("Locale"));
    m_locale->setToolTip(tr("The phone’s locale"));
    m_appearance->setAccessibleName(tr("Theme"));
    m_appearance->setToolTip(tr("The phone’s theme"));
    m_appearance->setItemText(static_cast<int>(Appearance::Light), tr("Light"));
    m_appearance->setItemText(static_cast<int>(Appearance::Dark), tr("Dark"));
    m_textScale->setAccessibleName(tr("Text size"));
    m_textScale->setToolTip(tr("The phone’s text size"));
    for (int index = 0; index < m_textScale->count(); ++index)
        m_textScale->setItemText(index, tr("Text %1 %").arg(m_textScale->itemData(index).toInt()));
}

} // namespace countersign::ui
