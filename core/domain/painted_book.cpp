#include "core/domain/painted_book.h"

#include "core/domain/challenge_book.h"
#include "core/domain/dispatch_book.h"

namespace countersign::domain {

PaintedDisplay Painting::display() const
{
    const Result<JsonDocument> document = JsonDocument::parse(painted);
    Q_ASSERT(document.has_value());
    // It was judged when it came: a journal may hold what a stricter rule of a later version would refuse.
    JsonProblems judgedAlready;
    return readPaintedDisplay(document->root(), {}, judgedAlready);
}

void PaintedBook::apply(const Event &event, Instant at)
{
    const auto *painted = std::get_if<DisplayPainted>(&event);
    if (!painted)
        return;
    const bool ofDispatch = !painted->eventId.isEmpty();
    const QString &askedId = ofDispatch ? painted->eventId : painted->instructionId;
    m_paintings.push_back({at, painted->tenantId, askedId, ofDispatch, painted->deviceId, painted->painted});
    m_byId[askedId].push_back(&m_paintings.back());
}

void PaintedBook::forget(const ChallengeBook &challenges, const DispatchBook &dispatches)
{
    const auto isKept = [&](const Painting &painting) {
        return painting.ofDispatch ? dispatches.find(painting.askedId) != nullptr
                                   : challenges.find(painting.tenantId, painting.askedId) != nullptr;
    };
    for (; !m_paintings.empty() && !isKept(m_paintings.front()); m_paintings.pop_front()) {
        const auto found = m_byId.find(m_paintings.front().askedId);
        std::erase(*found, &m_paintings.front());
        if (found->empty())
            m_byId.erase(found);
    }
}

std::vector<const Painting *> PaintedBook::ofChallenge(const QString &tenantId,
                                                       const QString &instructionId) const
{
    std::vector<const Painting *> found;
    for (const Painting *each : m_byId.value(instructionId)) {
        if (!each->ofDispatch && each->tenantId == tenantId)
            found.push_back(each);
    }
    return found;
}

std::vector<const Painting *> PaintedBook::ofDispatch(const QString &eventId) const
{
    std::vector<const Painting *> found;
    for (const Painting *each : m_byId.value(eventId)) {
        if (each->ofDispatch)
            found.push_back(each);
    }
    return found;
}

} // namespace countersign::domain
