/**
 * Tests of the whole server with clients that were not written for it. Read {@link io.tarn.server.running.TestServer} first,
 * then {@link io.tarn.server.running.OfficialClientIT}. Recorded conversations are in {@code io.tarn.server.replay}.
 */
@NullMarked
package io.tarn.server.running;

import org.jspecify.annotations.NullMarked;
