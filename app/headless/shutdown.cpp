#include "app/headless/shutdown.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace countersign::app {

namespace {

/// A signal handler may do little but write(): it wakes the event loop through this pair.
std::array<int, 2> signalPair{-1, -1};

void onSignal(int)
{
    const int interrupted = errno; // of whatever call the signal came into
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalPair[0], &byte, 1);
    errno = interrupted;
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

} // namespace

Shutdown::Shutdown(std::function<void()> end)
{
    const int made = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalPair.data());
    Q_ASSERT(made == 0);
    if (made != 0)
        return;
    m_notifier = new QSocketNotifier(signalPair[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [end = std::move(end)] { end(); });
    handle(SIGINT, onSignal);
    handle(SIGTERM, onSignal);
}

Shutdown::~Shutdown()
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    ::close(signalPair[0]);
    ::close(signalPair[1]);
}

} // namespace countersign::app
