#include "core/domain/painted_book.h"
#include "core/domain/record_bytes.h"

namespace countersign::domain {

static void fields(auto &record, Is<Painting> auto &painting)
{
    record.value(painting.at);
    record.value(painting.tenantId);
    record.value(painting.askedId);
    record.value(painting.ofDispatch);
    record.value(painting.deviceId);
    record.value(painting.painted);
}

void PaintedBook::save(RecordWriter &record) const
{
    record.value(m_paintings);
}

void PaintedBook::restore(RecordReader &record)
{
    record.value(m_paintings);
    for (const Painting &painting : m_paintings)
        m_byId[painting.askedId].push_back(&painting);
}

} // namespace countersign::domain
