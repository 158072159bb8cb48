#pragma once

#include "core/console/cell_model.h"
#include "core/display/renderer.h"

namespace countersign::console {

/// The fields of a challenge's display block: what came, and what a person reads.
class FieldsModel : public CellModel
{
    Q_OBJECT

public:
    enum Column { Title, Shown, Type, Raw, Key, ColumnCount };

    explicit FieldsModel(QObject *parent = nullptr) : CellModel(ColumnCount, parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool isValid(int row) const { return rendered(row).valid; }

    /// Every problem, then every warning.
    [[nodiscard]] std::vector<display::Remark> remarks(int row) const;

    void setBlock(const display::DisplayBlock &block, const display::RenderSettings &settings);

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] QString key(int row) const override { return rendered(row).key; }

private:
    [[nodiscard]] const display::RenderedField &rendered(int row) const
    {
        return m_rendered.fields[static_cast<std::size_t>(row)];
    }

    display::DisplayBlock m_block;
    display::RenderedBlock m_rendered;
};

} // namespace countersign::console
