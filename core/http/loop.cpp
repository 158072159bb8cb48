#include "core/http/loop_p.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace countersign::http {

namespace {

thread_local const LoopEntrance *entranceOfThisThread = nullptr;

} // namespace

void LoopEntrance::post(std::function<void()> task)
{
    const std::lock_guard lock(m_mutex);
    if (m_context)
        boost::asio::post(*m_context, std::move(task));
}

bool LoopEntrance::isCurrent() const
{
    return entranceOfThisThread == this;
}

void LoopEntrance::enter()
{
    entranceOfThisThread = this;
}

void LoopEntrance::close()
{
    const std::lock_guard lock(m_mutex);
    m_context = nullptr;
}

Loop::Loop(const char *name) : m_private(std::make_unique<Private>())
{
    m_private->thread = std::thread([d = m_private.get()] {
        d->entrance->enter();
        d->context.run();
    });
    pthread_setname_np(m_private->thread.native_handle(), name);
}

Loop::~Loop()
{
    stop();
}

void Loop::stop()
{
    m_private->entrance->close();
    m_private->context.stop();
    if (m_private->thread.joinable())
        m_private->thread.join();
}

void Loop::post(std::function<void()> task)
{
    boost::asio::post(m_private->context, std::move(task));
}

void Loop::runAfter(Milliseconds delay, std::function<void()> task)
{
    const auto timer = std::make_shared<boost::asio::steady_timer>(m_private->context, delay);
    timer->async_wait([timer, task = std::move(task)](const boost::system::error_code &error) {
        if (!error)
            task();
    });
}

bool Loop::isCurrent() const
{
    return m_private->entrance->isCurrent();
}

} // namespace countersign::http
