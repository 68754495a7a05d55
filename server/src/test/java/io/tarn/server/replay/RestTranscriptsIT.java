package io.tarn.server.replay;

import static org.assertj.core.api.Assertions.fail;

import io.tarn.rest.openapi.OpenApiDocument;
import io.tarn.server.running.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tarn holds the recorded conversations of the REST API, and every answer is one that its API document declares. */
class RestTranscriptsIT {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    private static final AnswerCheck CONTRACT = new ContractCheck(DOCUMENT);
    private static final StepFilter UNBUILT = SkipList.read(new Operations(DOCUMENT), "unbuilt.txt");
    private static final int NAME_LENGTH = 10;

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static final Queue<ReplayReport> REPORTS = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(folder.resolve("shared"));
    }

    @AfterAll
    static void stop() {
        server.close();
        REPORTS.stream().map(ReplayReport::summary).sorted().forEach(System.out::println);
        System.out.printf(
                "recorded steps: %d compared, %d left out%n",
                total(REPORTS.stream().map(ReplayReport::comparedSteps).toList()),
                total(REPORTS.stream().map(ReplayReport::skippedSteps).toList()));
    }

    private static int total(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> holdsTheConversation() {
        return Scenarios.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> hold(server, folder, TranscriptReader.rest(name))));
    }

    @Test
    void holdsTheConversationOfTheSetup(@TempDir Path fresh) throws Exception {
        try (TestServer unused = TestServer.startWithoutSetup(fresh)) {
            hold(unused, fresh, TranscriptReader.rest("setup"));
        }
    }

    private static void hold(TestServer server, Path folder, Transcript transcript) throws Exception {
        String repository = randomName();
        Bindings bindings = new Bindings().bind("repo", repository);
        if (!transcript.importFiles().isEmpty()) {
            Path imports = TestServer.importFolder(folder.resolve("shared")).resolve(repository);
            write(imports, transcript.importFiles());
            bindings.bind("import_dir", imports.toString());
        }
        ReplayReport report = new TranscriptReplayer(
                        server.address(), AccessKey.RECORDED, UNBUILT, CONTRACT, Clock.systemUTC(), Thread::sleep)
                .replay(transcript, bindings);
        REPORTS.add(report);
        if (!report.differences().isEmpty()) {
            fail(report.toString());
        }
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static String randomName() {
        return new Random()
                .ints(NAME_LENGTH, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
