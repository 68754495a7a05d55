/**
 * Who a caller is and what the caller may do: credentials and their stored form, login tokens, session cookies, permissions.
 *
 * <p>Read {@link io.tarn.auth.Authenticator}, {@link io.tarn.auth.Authorizer} and {@link io.tarn.auth.Users} first; they are
 * what the rest of Tarn sees. {@link io.tarn.auth.SingleAdmin} stands behind them in the mode with one administrator. The
 * protocols do not belong here: no status, no header, no request.
 */
@NullMarked
package io.tarn.auth;

import org.jspecify.annotations.NullMarked;
