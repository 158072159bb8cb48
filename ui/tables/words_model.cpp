#include "ui/tables/words_model.h"

namespace countersign::ui {

void WordsModel::setTitles(const QStringList &titles)
{
    m_titles = titles;
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QVariant WordsModel::data(const QModelIndex &index, int role) const
{
    const auto cell = [this, &index] {
        return describe(QIdentityProxyModel::data(index, console::ValueRole), m_clock.now());
    };
    switch (role) {
    case Qt::DisplayRole: return cell().text;
    case Qt::ToolTipRole: return cell().toolTip.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(m_titles.value(index.column()), cell().text);
    case OrderRole: return cell().order;
    case ElideRole: return cell().elide;
    case ToneRole: return QVariant::fromValue(cell().tone);
    case GlyphRole: return cell().glyph;
    case MonospaceRole: return cell().monospace;
    default: return QIdentityProxyModel::data(index, role);
    }
}

QVariant WordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_titles.value(section);
    return {};
}

} // namespace countersign::ui
