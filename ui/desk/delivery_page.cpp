#include "ui/desk/delivery_page.h"

#include "core/console/console.h"
#include "ui/desk/fact_card.h"
#include "ui/tables/words.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/section_label.h"

#include <QVBoxLayout>

namespace countersign::ui {

DeliveryPage::DeliveryPage(const Theme &theme, console::Console &console, QWidget *parent)
    : InspectorPage(theme, console, parent)
{}

void DeliveryPage::refresh()
{
    while (QLayoutItem *item = column().takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!inspection().challenge())
        return;
    column().addWidget(new SectionLabel(theme(), tr("To the devices")));
    for (int row = 0; row < inspection().deliveries().rowCount(); ++row)
        addDevice(row);
    column().addWidget(new SectionLabel(theme(), tr("Back to the backend")));
    addCallback();
}

void DeliveryPage::addDevice(int row)
{
    const console::DeliveryRow &device = inspection().deliveries().row(row);
    const Instant now = console().clock().now();
    auto *card = new FactCard(theme());
    card->setCaption(device.device);
    const StateWords stage = wordsOf(device.stage);
    card->addWords(tr("State"), ours(stage.text), stage.tone, stage.glyph);
    for (const auto &[name, at] : {std::pair{tr("Pushed"), device.pushedAt},
                                   {tr("Seen"), device.seenAt},
                                   {tr("Answered"), device.answeredAt}}) {
        if (at)
            card->addWords(name, ours(clockTime(*at, now)));
    }
    card->addId(tr("Device"), display::DisplayText::guard(device.id));
    column().addWidget(card);
}

void DeliveryPage::addCallback()
{
    const domain::Challenge &challenge = *inspection().challenge();
    auto *card = new FactCard(theme());
    column().addWidget(card);
    const domain::Callback *callback =
        challenge.decision ? console().replica().state().callback(challenge.decision->eventId) : nullptr;
    if (!callback) {
        card->setCaption(ours(tr("Callback")));
        card->addWords({},
                       ours(challenge.decision ? tr("The tenant wants no callbacks.")
                                               : tr("Goes out as soon as there is a decision.")));
        return;
    }
    const Instant now = console().clock().now();
    const StateWords state = wordsOf(callback->state);
    card->setCaption(ours(tr("Callback")));
    card->addWords(tr("State"), ours(state.text), state.tone, state.glyph);
    for (const domain::CallbackAttempt &attempt : callback->attempts) {
        const console::HttpStatus status{attempt.status, {}};
        const display::DisplayText outcome =
            attempt.error.isEmpty() ? ours(wordsOf(status)) : display::DisplayText::guard(attempt.error);
        card->addWords(clockTime(attempt.at, now), outcome, toneOf(status));
    }
    card->addId(tr("Event"), display::DisplayText::guard(callback->eventId));
}

} // namespace countersign::ui
