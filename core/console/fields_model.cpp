#include "core/console/fields_model.h"

namespace countersign::console {

using display::DisplayText;

namespace {

DisplayText remarksOn(const display::RenderedField &field)
{
    QStringList remarks;
    for (const auto *list : {&field.problems, &field.warnings}) {
        for (const DisplayText &each : *list)
            remarks.append(each.plain());
    }
    return DisplayText::guard(remarks.join(QLatin1Char('\n')), display::Lines::Many);
}

} // namespace

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rendered.fields.size());
}

void FieldsModel::setBlock(const display::DisplayBlock &block, const display::RenderSettings &settings)
{
    display::RenderedBlock rendered = display::render(block, settings);
    beginResetModel();
    m_block = block;
    m_rendered = std::move(rendered);
    endResetModel();
}

QVariant FieldsModel::cell(int row, int column) const
{
    const display::RenderedField &field = rendered(row);
    switch (column) {
    case Title: return QVariant::fromValue(field.title);
    case Shown: return QVariant::fromValue(DisplayText::guard(field.oneLine(), display::Lines::Many));
    case Type: return QVariant::fromValue(DisplayText::guard(field.dataType));
    case Raw:
        return QVariant::fromValue(
            DisplayText::guard(m_block.fields[static_cast<std::size_t>(row)].value, display::Lines::Many));
    case Remarks: return QVariant::fromValue(remarksOn(field));
    case Key: return QVariant::fromValue(DisplayText::guard(field.key));
    default: Q_UNREACHABLE();
    }
}

} // namespace countersign::console
