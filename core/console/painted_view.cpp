#include "core/console/painted_view.h"

#include "core/console/names.h"
#include "core/console/replica.h"

#include <algorithm>

namespace countersign::console {

using display::DisplayText;
using display::Lines;

const PaintedView::Row *PaintedView::row(const QString &key) const
{
    const auto found = std::ranges::find(rows, key, &Row::key);
    return found == rows.end() ? nullptr : &*found;
}

std::vector<PaintedView> paintedViews(const Replica &replica, const device::ChallengeKey &key,
                                      const Names &names)
{
    const domain::PaintedBook &book = replica.state().paintings();
    const auto paintings = replica.dispatch(key) ? book.ofDispatch(key.instructionId)
                                                 : book.ofChallenge(key.tenantId, key.instructionId);
    std::vector<PaintedView> views;
    for (const domain::Painting *painting : paintings) {
        PaintedView &view = views.emplace_back();
        view.device = names.device(painting->deviceId);
        for (const domain::PaintedRow &row : painting->display().rows) {
            view.rows.push_back({row.key, DisplayText::guard(row.title),
                                 DisplayText::guard(row.painted.text, Lines::Many), row.painted.inView,
                                 row.painted.seen, row.revealed});
        }
    }
    return views;
}

} // namespace countersign::console
