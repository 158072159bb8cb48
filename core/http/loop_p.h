#pragma once

#include "core/http/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <mutex>
#include <thread>

namespace countersign::http {

/// The way into a loop for those who may outlive it. Thread-safe.
class LoopEntrance
{
public:
    explicit LoopEntrance(boost::asio::io_context &context) : m_context(&context) {}

    /// Drops the task when the loop has gone.
    void post(std::function<void()> task);
    [[nodiscard]] bool isCurrent() const;

    /// To be called by the loop alone: marks the calling thread as its own; shuts the way for good.
    void enter();
    void close();

private:
    std::mutex m_mutex;
    boost::asio::io_context *m_context;
};

struct Loop::Private
{
    /// The hint says that one thread runs the loop; posting from others stays safe.
    boost::asio::io_context context{1};
    std::shared_ptr<LoopEntrance> entrance = std::make_shared<LoopEntrance>(context);
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> keepRunning{
        context.get_executor()};
    std::thread thread;
};

} // namespace countersign::http
