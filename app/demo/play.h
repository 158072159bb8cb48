#pragma once

#include "app/demo/ledger.h"

#include <QByteArray>
#include <QString>

namespace countersign::demo {

/// One thing that the customer does on Demo Bank's pages: a request of a protected route.
struct Play
{
    QString title; ///< `Transfer 1000.00 USD to ACME Corp`
    QByteArray path;
    QByteArray body;
};

/// The plays of one kind in turn: `round` counts from 0 and begins again after the last one.
[[nodiscard]] Play playFor(Mutation mutation, int round);

} // namespace countersign::demo
