#pragma once

#include "core/console/delivery_model.h"
#include "core/console/desk.h"
#include "core/console/fields_model.h"
#include "core/console/painted_view.h"
#include "core/console/signature_facts.h"
#include "core/console/timeline_model.h"

namespace countersign::console {

/// Everything about the challenge that the desk looks at; follows it by itself.
class Inspection : public QObject
{
    Q_OBJECT

public:
    Inspection(const Replica &replica, const device::Fleet &fleet, const TrafficModel &traffic,
               const Desk &desk, QObject *parent = nullptr);

    /// Null while none is looked at.
    [[nodiscard]] const domain::Challenge *challenge() const;

    [[nodiscard]] TimelineModel &timeline() { return m_timeline; }
    [[nodiscard]] FieldsModel &fields() { return m_fields; }
    [[nodiscard]] DeliveryModel &deliveries() { return m_deliveries; }
    [[nodiscard]] AttemptModel &attempts() { return m_attempts; }

    /// What was painted of it, answer by answer.
    [[nodiscard]] const std::vector<PaintedView> &paintings() const { return m_paintings; }

    /// The backend's request, on many lines.
    [[nodiscard]] const display::DisplayText &json() const { return m_json; }
    /// Of the backend's request; unsigned while its exchange has not been captured.
    [[nodiscard]] const SignatureFacts &signature() const { return m_signature; }
    /// What the device signs or has signed.
    [[nodiscard]] display::DisplayText displayDigest() const;
    /// `ed25519:…`; empty without an answer.
    [[nodiscard]] display::DisplayText deviceSignature() const;

Q_SIGNALS:
    /// Another challenge, or more is known about it.
    void changed();

private:
    void readChallenge();
    void readBlock();
    void readSignature();
    void follow();

    const Replica &m_replica;
    const TrafficModel &m_traffic;
    const Desk &m_desk;
    const Names m_names;
    TimelineModel m_timeline;
    FieldsModel m_fields;
    DeliveryModel m_deliveries;
    AttemptModel m_attempts;
    std::vector<PaintedView> m_paintings;
    display::DisplayText m_json;
    SignatureFacts m_signature;
    /// The challenge was found in the journal: its text and its fields never change again.
    bool m_isRead = false;
};

} // namespace countersign::console
