package io.tarn.server.running;

import io.tarn.base.Bytes;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Some three hundred files as they come in a data lake, with the names that clients and servers get wrong: other scripts,
 * escapes, blanks, empty segments, dots, and names of 1000 bytes. From nothing to 50 MB.
 */
final class SampleTree {

    /** The order of listings: by the bytes of UTF-8, which is not the order of Java's characters. */
    static final Comparator<String> BYTE_ORDER = Comparator.comparing(Bytes::utf8);

    private static final int KB = 1000;
    private static final int MB = 1000 * KB;

    private final NavigableMap<String, GeneratedContent> files = new TreeMap<>(BYTE_ORDER);

    private SampleTree() {}

    /** Content by name, in the order of listings. */
    static NavigableMap<String, GeneratedContent> files() {
        SampleTree tree = new SampleTree();
        tree.addTables();
        tree.addScripts();
        tree.addEscapes();
        tree.addSegments();
        tree.addLongNames();
        tree.addBigFiles();
        return tree.files;
    }

    private void addTables() {
        for (int day = 1; day <= 10; day++) {
            for (int part = 0; part < 16; part++) {
                add("sales/year=2024/day=%02d/part-%05d.parquet".formatted(day, part), 100 * part * part);
            }
        }
        for (int i = 0; i < 30; i++) {
            add("logs/app-%d.csv".formatted(i), i * KB);
        }
    }

    private void addScripts() {
        String[] names = {"résumé", "日本語/データ", "Ελλάδα", "русский", "עברית", "한국어", "e\u0301", "\u00e9", "😀", "\uff5a"
        };
        for (String name : names) {
            for (int i = 0; i < 3; i++) {
                add("scripts/" + name + "/" + i, 10 * i);
            }
        }
    }

    private void addEscapes() {
        for (char c : " !\"#$%&'()*+,-.:;<=>?@[\\]^_`{|}~\t".toCharArray()) {
            add("escapes/a" + c + "b", c);
        }
        add("escapes/%2F", 1);
        add("escapes/%252F%zz", 2);
        add("escapes/a+b c%20d&e=f#g?h", 3);
        add("escapes/ leading and trailing ", 4);
    }

    private void addSegments() {
        String[] names = {"a//b", "//", "a/", ".", "..", "./a", "../a", "a/./b", "a/../b", "a///", "-", "a", "a.b", "a0"
        };
        for (String name : names) {
            add("segments/" + name, name.length());
        }
        add("/absolute", 1);
        add("//twice", 2);
    }

    private void addLongNames() {
        add("long/" + "x".repeat(995), 1);
        add("long/" + "語".repeat(331) + "yy", 2);
        add("long/" + "d/".repeat(497) + "e", 3);
        add("long/" + "%".repeat(995), 4);
    }

    private void addBigFiles() {
        add("big/empty", 0);
        add("big/one-byte", 1);
        for (int size : new int[] {65_535, 65_536, 65_537, 1 << 20, 5 * MB, 20 * MB, 50 * MB}) {
            add("big/" + size, size);
        }
    }

    private void add(String name, int size) {
        files.put(name, new GeneratedContent(name.hashCode(), size));
    }
}
