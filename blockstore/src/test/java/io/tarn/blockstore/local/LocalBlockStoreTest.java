package io.tarn.blockstore.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.AddressType;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.BlockStoreContract;
import io.tarn.blockstore.ObjectPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalBlockStoreTest extends BlockStoreContract {

    @TempDir
    Path directory;

    @Override
    protected BlockStore open() {
        return LocalBlockStore.open(settings());
    }

    @Override
    protected String namespace() {
        return "local://bucket/prefix";
    }

    private LocalSettings settings() {
        return new LocalSettings(base(), false, false, List.of(directory.resolve("imports")), true);
    }

    private Path base() {
        return directory.resolve("base");
    }

    private static ObjectPointer full(Path path) {
        return new ObjectPointer("local://bucket/prefix", "local://" + path, AddressType.FULL);
    }

    private List<Path> filesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    @Test
    void keepsAnObjectAsAFileOfItsName() throws IOException {
        put(at("data/p/one"), "hello");

        Path file = base().resolve("bucket/prefix/data/p/one");
        assertThat(file).hasContent("hello");
        assertThat(store.file(at("data/p/one"))).contains(file);
        assertThat(store.format(at("data/p/one"))).isEqualTo("local://" + file);
        assertThat(filesBelow(base())).containsExactly(file);
        fails(ErrorKind.DATA_NOT_FOUND, () -> store.file(at("data/p/two")));
    }

    @Test
    void createsItsFolderForTheUserAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> LocalBlockStore.open(LocalSettings.of(file.resolve("base"))))
                .isInstanceOf(TarnException.class)
                .hasMessageContaining("path provided is not writable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"local://", "local:///", "local://..", "local://../x", "local://a/../..", "local://.tarn/tmp"})
    void refusesNamespacesThatAreNotStrictlyBelowTheBase(String namespace) {
        ObjectPointer pointer = ObjectPointer.relative(namespace, "a");

        fails(ErrorKind.INVALID, () -> put(pointer, "x"));
        fails(ErrorKind.INVALID, () -> store.get(pointer));
        fails(ErrorKind.INVALID, () -> store.createMultipartUpload(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "..", "a/../b", "./a", "a/.", "../prefix/a", ".tarn/uploads/x", "a/.tarn", "nul\0"})
    void refusesNamesThatAreNone(String name) {
        fails(ErrorKind.INVALID, () -> put(at(name), "x"));
        fails(ErrorKind.INVALID, () -> store.get(at(name)));
        fails(ErrorKind.INVALID, () -> store.delete(at(name)));
        fails(ErrorKind.INVALID, () -> store.createMultipartUpload(at(name)));
    }

    @Test
    void refusesNamesTheFileSystemCannotHold() {
        fails(ErrorKind.INVALID, () -> put(at("é".repeat(128)), "x"));
        put(at("é".repeat(127)), "x");
    }

    @Test
    void refusesAnObjectInThePlaceOfADirectoryAndTheReverse() {
        put(at("a/b"), "x");

        fails(ErrorKind.INVALID, () -> put(at("a"), "y"));
        fails(ErrorKind.INVALID, () -> put(at("a/b/c"), "y"));
        assertThat(text(at("a/b"))).isEqualTo("x");
    }

    @Test
    void readsCompleteAddressesOnlyWhereItMay() throws IOException {
        Files.createDirectories(directory.resolve("imports/sub"));
        Files.createDirectories(directory.resolve("imports-evil"));
        Files.createDirectories(directory.resolve("base-evil"));
        Path allowed = Files.writeString(directory.resolve("imports/sub/a%20b"), "allowed");
        Path evil = Files.writeString(directory.resolve("imports-evil/x"), "evil");
        Path evilBase = Files.writeString(directory.resolve("base-evil/x"), "evil");
        put(at("own"), "own");

        assertThat(text(full(allowed))).isEqualTo("allowed");
        assertThat(text(full(base().resolve("bucket/prefix/own")))).isEqualTo("own");
        assertThat(store.file(full(allowed))).isEmpty();
        assertThat(store.format(full(allowed))).isEqualTo("local://" + allowed);
        fails(ErrorKind.FORBIDDEN, () -> store.get(full(evil)));
        fails(ErrorKind.FORBIDDEN, () -> store.get(full(evilBase)));
        fails(ErrorKind.INVALID, () -> store.get(full(directory.resolve("imports/../imports-evil/x"))));
        fails(ErrorKind.FORBIDDEN, () -> put(full(allowed), "changed"));
        fails(ErrorKind.FORBIDDEN, () -> store.delete(full(allowed)));
        assertThat(allowed).hasContent("allowed");
        fails(ErrorKind.FORBIDDEN, () -> store.get(at("local://" + evil)));
        fails(ErrorKind.INVALID, () -> store.get(new ObjectPointer(namespace(), "s3://bucket/key", AddressType.FULL)));
    }

    @Test
    void symbolicLinksDoNotLeadWritesOutOfTheBase() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Path victim = Files.writeString(outside.resolve("victim"), "intact");
        put(at("own"), "own");
        Files.createSymbolicLink(base().resolve("bucket/prefix/link"), outside);
        Files.createSymbolicLink(base().resolve("bucket/prefix/file-link"), victim);

        fails(ErrorKind.FORBIDDEN, () -> put(at("link/victim"), "evil"));
        fails(ErrorKind.FORBIDDEN, () -> put(at("link/deeper/new"), "evil"));
        fails(ErrorKind.FORBIDDEN, () -> store.delete(at("link/victim")));
        put(at("file-link"), "replaces the link");

        assertThat(victim).hasContent("intact");
        assertThat(filesBelow(outside)).containsExactly(victim);
    }

    @Test
    void makesDirectoriesAgainThatSomebodyRemoved() throws IOException {
        put(at("data/p/one"), "x");
        Files.delete(base().resolve("bucket/prefix/data/p/one"));
        Files.delete(base().resolve("bucket/prefix/data/p"));
        Files.delete(base().resolve("bucket/prefix/data"));

        put(at("data/p/two"), "y");

        assertThat(text(at("data/p/two"))).isEqualTo("y");
    }

    @Test
    void failedWritesLeaveNoFile() throws IOException {
        fails(ErrorKind.INVALID, () -> store.put(at("a"), new ByteArrayInputStream(new byte[5]), 6));

        assertThat(filesBelow(base())).isEmpty();
    }

    @Test
    void openingClearsWhatAKilledStoreLeftAndSparesLivingOnes() throws IOException {
        Path areas = base().resolve(".tarn/tmp");
        Path dead = Files.createDirectories(areas.resolve("0000000000000000"));
        Files.writeString(dead.resolve("half"), "half an obj");
        Files.createFile(areas.resolve("0000000000000000.lock"));
        String upload = store.createMultipartUpload(at("big"));
        List<Path> living;
        try (Stream<Path> all = Files.list(areas)) {
            living = all.filter(path -> !path.getFileName().toString().startsWith("0000000000000000"))
                    .toList();
        }

        try (BlockStore second = LocalBlockStore.open(settings(), new RealDisk(), new SecureRandom())) {
            assertThat(dead).doesNotExist();
            assertThat(living).hasSize(2).allMatch(Files::exists);
            assertThat(second.listParts(at("big"), upload)).isEmpty();
        }
        put(at("a"), "still works");
        assertThat(text(at("a"))).isEqualTo("still works");
    }

    @Test
    void uploadsOutliveTheStoreAndHideFromDataAndMetadata() throws IOException {
        String upload = store.createMultipartUpload(at("data/p/big"));
        String etag = store.uploadPart(at("data/p/big"), upload, 1, new ByteArrayInputStream(new byte[3]), 3);
        assertThat(filesBelow(base()))
                .containsExactly(base().resolve("bucket/prefix/.tarn/uploads/" + upload + "/00001"));
        store.close();
        store = open();

        store.completeMultipartUpload(at("data/p/big"), upload, List.of(new BlockStore.CompletedPart(1, etag)));

        assertThat(bytes(at("data/p/big"))).isEqualTo(new byte[3]);
        assertThat(filesBelow(base())).containsExactly(base().resolve("bucket/prefix/data/p/big"));
    }
}
