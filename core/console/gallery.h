#pragma once

#include "core/base/clock.h"
#include "core/console/block_draft.h"
#include "core/console/phone_card.h"

#include <QAbstractListModel>

namespace countersign::console {

/// The types of the catalogue, in its order, to choose from.
class TypeListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        ExampleCountRole = Qt::UserRole + 1,
    };
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: the wire name; of a family with `…` after it.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

/// The gallery: a block that is edited, and the phone that shows it.
///
/// Lives on the main thread.
class Gallery : public QObject
{
    Q_OBJECT
public:
    explicit Gallery(QObject *parent = nullptr);

    [[nodiscard]] TypeListModel &types() { return m_types; }
    /// Every name that a field's `data_type` may have; of a family, those that the catalogue has examples of.
    [[nodiscard]] static QStringList typeNames();
    /// A block with all examples of the type at that row of types(), valid and not, as JSON on many lines.
    [[nodiscard]] static QString exampleText(int row);

    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] const QString &locale() const { return m_locale; }
    void setLocale(const QString &locale);

    [[nodiscard]] const BlockDraft &draft() const { return m_draft; }
    /// What a phone shows of it: as a challenge that waits since `now`.
    [[nodiscard]] PhoneCard card(Instant now) const;

Q_SIGNALS:
    /// Another text or another locale.
    void changed();

private:
    void read();

    TypeListModel m_types;
    QString m_text;
    QString m_locale = QStringLiteral("en_US");
    BlockDraft m_draft;
};

} // namespace countersign::console
