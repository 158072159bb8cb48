#pragma once

#include "core/base/clock.h"
#include "core/domain/answer_path.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace countersign::domain {

inline constexpr int defaultRateLimitPerMinute = 60;
inline constexpr int highestRateLimitPerMinute = 10'000;

/// What a tenant can configure (protocol, section 4).
struct TenantConfiguration
{
    int rateLimitPerMinute = defaultRateLimitPerMinute; ///< 1 to 10 000 calls of `/relay/*`
    QString callbackUrlBase;                            ///< empty: no callbacks
    QString callbackPath = QStringLiteral("/api/sudo-callback");
    QString brandingDisplayName; ///< empty: the tenant's name
    QString brandingLogoUrl;
    QStringList qrLoginAllowedOrigins; ///< empty: QR login is off
    QString webauthnRpId;
    QStringList webauthnOrigins;
    bool passkeysEnabled = false;
    /// Of challenges that name a backend_url and no way of their own.
    AnswerPath answerPath = AnswerPath::Relay;

    friend bool operator==(const TenantConfiguration &, const TenantConfiguration &) = default;
};

[[nodiscard]] QJsonObject toJson(const TenantConfiguration &configuration);
[[nodiscard]] TenantConfiguration tenantConfigurationFromJson(const QJsonObject &json);

enum class TenantState { Active, Suspended };
[[nodiscard]] QString toWire(TenantState state);
[[nodiscard]] std::optional<TenantState> tenantStateFromWire(const QString &text);

/// One backend. Its secret is kept sealed; only the relay can open it.
struct Tenant
{
    QString id;
    QString name;
    QByteArray sealedSecret;
    TenantConfiguration configuration;
    TenantState state = TenantState::Active;
    Instant createdAt{};

    [[nodiscard]] const QString &displayName() const
    {
        return configuration.brandingDisplayName.isEmpty() ? name : configuration.brandingDisplayName;
    }
    /// Where callbacks go; empty when the tenant has none.
    [[nodiscard]] QString callbackUrl() const;

    friend bool operator==(const Tenant &, const Tenant &) = default;
};

} // namespace countersign::domain
