/**
 * Holds recorded conversations with a running server and compares its answers. Read {@link
 * io.tarn.server.replay.TranscriptReplayer} first, then {@link io.tarn.server.replay.Transcript} and {@link
 * io.tarn.server.replay.Comparison}; the format is described in {@code testdata/transcripts/README.md}. What a server must be
 * like to be talked to does not belong here: see {@code io.tarn.server.running}.
 */
@NullMarked
package io.tarn.server.replay;

import org.jspecify.annotations.NullMarked;
