#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace countersign {

/// Calls `then(result)` on the thread of `context`, by its event loop, once `future` has its result. A context that goes
/// first cancels the future, and `then` is never called; neither is it for a future that was cancelled. Call it on that
/// thread. (QFuture::then() with a context takes it for a fault of ours when the context goes first: Qt 6.4 asserts.)
template<typename T, typename Then>
void whenDone(QFuture<T> future, QObject *context, Then then)
{
    auto *const watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    QObject::connect(watcher, &QObject::destroyed, [future]() mutable { future.cancel(); });
    watcher->setFuture(future);
}

} // namespace countersign
