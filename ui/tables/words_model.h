#pragma once

#include "core/base/clock.h"
#include "ui/tables/words.h"

#include <QIdentityProxyModel>

namespace countersign::ui {

/// A console table in words: what views, filters and assistive technology read.
class WordsModel : public QIdentityProxyModel
{
    Q_OBJECT
public:
    enum Role {
        OrderRole = Qt::UserRole + 100, ///< what a column is sorted by
        ElideRole,                      ///< Qt::TextElideMode
        ToneRole,                       ///< Tone
        GlyphRole,                      ///< QString
        MonospaceRole,                  ///< bool
    };

    explicit WordsModel(const Clock &clock, QObject *parent = nullptr)
        : QIdentityProxyModel(parent), m_clock(clock)
    {}

    /// One for each column of the source.
    void setTitles(const QStringList &titles);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Clock &m_clock;
    QStringList m_titles;
};

} // namespace countersign::ui
