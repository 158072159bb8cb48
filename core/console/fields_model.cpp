#include "core/console/fields_model.h"

#include "core/console/shown_text.h"

namespace countersign::console {

using display::DisplayText;

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rendered.fields.size());
}

std::vector<display::Remark> FieldsModel::remarks(int row) const
{
    std::vector<display::Remark> remarks = rendered(row).problems;
    remarks.insert(remarks.end(), rendered(row).warnings.begin(), rendered(row).warnings.end());
    return remarks;
}

void FieldsModel::setBlock(const display::DisplayBlock &block, const display::RenderSettings &settings)
{
    display::RenderedBlock rendered = display::render(block, settings);
    beginResetModel();
    m_block = block;
    m_rendered = std::move(rendered);
    endResetModel();
}

Cell FieldsModel::cell(int row, int column) const
{
    const display::RenderedField &field = rendered(row);
    switch (column) {
    case Title: return Cell(field.title);
    case Shown: return Cell(shownText(field));
    case Type: return Cell(DisplayText::guard(field.dataType));
    case Raw:
        return Cell(
            DisplayText::guard(m_block.fields[static_cast<std::size_t>(row)].value, display::Lines::Many));
    case Key: return Cell(DisplayText::guard(field.key));
    default: Q_UNREACHABLE();
    }
}

} // namespace countersign::console
