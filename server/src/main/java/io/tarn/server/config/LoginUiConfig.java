package io.tarn.server.config;

import java.util.List;

/**
 * The {@code auth.ui_config.*} keys: what login pages are told. Empty strings stand for what is not set.
 *
 * @param rbac {@code none}, the only mode of this version
 */
public record LoginUiConfig(
        String rbac,
        String loginUrl,
        String loginFailedMessage,
        String fallbackLoginUrl,
        String fallbackLoginLabel,
        List<String> loginCookieNames,
        String logoutUrl,
        boolean loginPlaceholders) {

    static LoginUiConfig bind(Settings settings) {
        return new LoginUiConfig(
                settings.oneOf("auth.ui_config.rbac", "none"),
                settings.string("auth.ui_config.login_url"),
                settings.string("auth.ui_config.login_failed_message"),
                settings.string("auth.ui_config.fallback_login_url"),
                settings.string("auth.ui_config.fallback_login_label"),
                settings.list("auth.ui_config.login_cookie_names"),
                settings.string("auth.ui_config.logout_url"),
                settings.bool("auth.ui_config.use_login_placeholders"));
    }
}
