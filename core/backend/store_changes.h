#pragma once

#include "core/backend/stores.h"

#include <QObject>
#include <QTimer>

namespace countersign::backend {

class RedisNotices;

/// Says when a backend's stores may hold something else, whoever changed it: this process, another, another machine.
///
/// A Redis whose keyspace notifications are on (`notify-keyspace-events` with `K` and `hgx`, or `KA`) says so itself, at
/// once. Where they are off, and for any other state, changed() comes every second.
///
/// Lives on one thread with an event loop.
/// Source: docs/backend.md, "Where the state is".
class StoreChanges : public QObject
{
    Q_OBJECT

public:
    enum class Source {
        Timer,  ///< every second, whether something changed or not
        Server, ///< which tells of every change
    };

    /// Of the stores that Stores::open() opens with `options`. A Redis that is not there is no error: it is tried again.
    explicit StoreChanges(const Stores::Options &options, QObject *parent = nullptr);
    ~StoreChanges() override;

    [[nodiscard]] Source source() const;

Q_SIGNALS:
    void changed();
    void sourceChanged();

private:
    void useSource();

    std::unique_ptr<RedisNotices> m_notices;
    QTimer m_second;
};

} // namespace countersign::backend
