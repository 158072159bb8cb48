#pragma once

#include <QByteArray>

#include <functional>
#include <optional>

namespace countersign::http {

/// An answer's body that is made while it is sent, and may never end. Belongs to the server's loop: it is asked there,
/// and let go of there when the connection ends. The server asks for the next piece only when the other end has taken
/// the one before, so a slow reader costs one piece; one that takes none for `ServerLimits::requestTime` is left.
class BodyStream
{
public:
    BodyStream() = default;
    BodyStream(const BodyStream &) = delete;
    BodyStream &operator=(const BodyStream &) = delete;
    virtual ~BodyStream() = default;

    /// The next piece: empty when there is none yet, nothing when there will be none any more.
    [[nodiscard]] virtual std::optional<QByteArray> next() = 0;

    /// The server's: what to call when next() has a piece again.
    void onReady(std::function<void()> ready) { m_ready = std::move(ready); }

protected:
    /// To be called on the loop, not from within next(); costs nothing while a piece is being taken.
    void tellReady() const
    {
        if (m_ready)
            m_ready();
    }

private:
    std::function<void()> m_ready;
};

} // namespace countersign::http
