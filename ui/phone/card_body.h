#pragma once

#include "core/console/phone_card.h"

#include <QWidget>

class QVBoxLayout;

namespace countersign::ui {

class FieldRow;
class PhoneLook;
class TextBlock;

/// What a card asks: its title, what the backend says about it, and a row for each field.
class CardBody : public QWidget
{
    Q_OBJECT
public:
    CardBody(const PhoneLook &look, const console::PhoneCard &card, QWidget *parent = nullptr);

    [[nodiscard]] const QList<FieldRow *> &rows() const { return m_rows; }
    /// The texts above the rows that are there.
    [[nodiscard]] QList<TextBlock *> heading() const;
    /// Everything that must have been in view before an approval: the heading and each row.
    [[nodiscard]] QList<QWidget *> parts() const;

    /// What the card of a sign-in is called.
    [[nodiscard]] static QString signInQuestion(const QString &tenantName);

    void holdReveal();
    void releaseReveal();

private:
    void showHeading();
    void restyle();

    const PhoneLook &m_look;
    const console::PhoneCard m_card;
    QVBoxLayout *m_layout;
    QVBoxLayout *m_heading;
    TextBlock *m_title;
    TextBlock *m_subtitle;
    TextBlock *m_description;
    TextBlock *m_blockTitle; ///< of an alert, which has a title besides
    TextBlock *m_blockSubtitle;
    QList<FieldRow *> m_rows;
};

/// What the card is called: the question of a sign-in, an alert's title, its block's title, else the backend's description, else the action.
[[nodiscard]] display::DisplayText cardTitle(const console::PhoneCard &card);

} // namespace countersign::ui
