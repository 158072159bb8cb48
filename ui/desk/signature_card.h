#pragma once

#include "ui/desk/fact_card.h"

namespace countersign::console {
struct SignatureFacts;
}

namespace countersign::ui {

/// A signature explained: the verdict, why, and everything that was compared. For whatever scheme it is.
class SignatureCard : public FactCard
{
    Q_OBJECT
public:
    using FactCard::FactCard;

    /// Adds the rows; none for what is unsigned. To be called again after a change of language.
    void addFacts(const console::SignatureFacts &facts);
};

} // namespace countersign::ui
