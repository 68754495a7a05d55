package io.tarn.server.replay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds recorded conversations with one server and reports where its answers differ. A difference does not end a conversation,
 * but steps that need what a left-out step would have bound are left out as well. For any number of threads.
 */
public final class TranscriptReplayer {

    private final InetSocketAddress server;
    private final RequestBuilder requests;
    private final StepFilter filter;
    private final AnswerCheck check;
    private final Matchers matchers;
    private final Pauses pauses;

    public TranscriptReplayer(
            InetSocketAddress server,
            AccessKey administrator,
            StepFilter filter,
            AnswerCheck check,
            Clock clock,
            Pauses pauses) {
        this.server = server;
        this.requests = new RequestBuilder(administrator);
        this.filter = filter;
        this.check = check;
        this.matchers = new Matchers(clock);
        this.pauses = pauses;
    }

    /** Replays the whole conversation; {@code bindings} holds what it needs to begin with and is added to. */
    public ReplayReport replay(Transcript transcript, Bindings bindings) throws InterruptedException, IOException {
        ReplayReport report = new ReplayReport(transcript.name());
        Comparison comparison = new Comparison(bindings, matchers);
        try (RawConnection connection = new RawConnection(server)) {
            for (Transcript.Step step : transcript.steps()) {
                switch (step) {
                    case Transcript.Pause(Duration time) -> pauses.pause(time);
                    case Transcript.Call call -> {
                        Optional<String> reason = filter.reasonToSkip(transcript.name(), call);
                        if (reason.isPresent()) {
                            report.skipped(reason.get());
                        } else {
                            new Exchange(call, bindings, comparison, connection, report).run();
                        }
                    }
                }
            }
        }
        return report;
    }

    /** One request of a conversation, asked as often as its poll says. */
    private final class Exchange {

        private final Transcript.Call call;
        private final Bindings bindings;
        private final Comparison comparison;
        private final RawConnection connection;
        private final ReplayReport report;

        Exchange(
                Transcript.Call call,
                Bindings bindings,
                Comparison comparison,
                RawConnection connection,
                ReplayReport report) {
            this.call = call;
            this.bindings = bindings;
            this.comparison = comparison;
            this.connection = connection;
            this.report = report;
        }

        void run() throws InterruptedException, IOException {
            if (call.expected().isEmpty()) {
                report.skipped("makes no sense for Tarn");
                return;
            }
            RawRequest request;
            try {
                request = requests.build(call.question(), bindings);
                requireBound(call.expected().get());
            } catch (UnboundNameException e) {
                report.skipped("needs a value that no earlier step bound");
                return;
            }
            report.compared(
                    call.name() + "\n    " + request.method() + " " + request.target(),
                    ask(request, call.expected().get()));
        }

        private void requireBound(Transcript.Expectation expected) {
            expected.headers().values().forEach(bindings::fillTree);
            expected.json().ifPresent(bindings::fillTree);
            expected.text().ifPresent(bindings::fillTree);
        }

        private List<String> ask(RawRequest request, Transcript.Expectation expected)
                throws InterruptedException, IOException {
            Duration waited = Duration.ZERO;
            while (true) {
                RawAnswer answer;
                try {
                    answer = connection.exchange(request);
                } catch (IOException e) {
                    connection.close();
                    return List.of("no answer: " + e);
                }
                AnswerReader reader = new AnswerReader(comparison, answer);
                List<String> found = new ArrayList<>(reader.differences(expected));
                if (found.isEmpty() || call.poll().isEmpty() || isOver(waited)) {
                    capture(reader, found);
                    found.addAll(check.violations(request.method(), path(request), answer));
                    return found;
                }
                pauses.pause(call.poll().get().interval());
                waited = waited.plus(call.poll().get().interval());
            }
        }

        private boolean isOver(Duration waited) {
            return waited.compareTo(call.poll().orElseThrow().limit()) >= 0;
        }

        private void capture(AnswerReader reader, List<String> found) {
            call.captures().forEach((name, source) -> {
                Optional<String> value = reader.value(source);
                value.ifPresent(text -> bindings.bind(name, text));
                if (value.isEmpty() && !call.decided()) {
                    found.add("nothing to bind " + name + " to at " + source);
                }
            });
        }
    }

    private static String path(RawRequest request) {
        int query = request.target().indexOf('?');
        return query < 0 ? request.target() : request.target().substring(0, query);
    }
}
