package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Guards the four rules of the house: see ARCHITECTURE.md. */
class ArchitectureTest {

    private static final List<String> PLATFORM = List.of(
            "http", "database", "job", "id", "uri", "text", "storage", "mail", "problem", "metrics", "tls", "drop");
    private static final List<String> DOORS = List.of("api", "activitypub", "web");
    /** Features from the lowest row to the highest; an arrow may point to the same row or a lower one. */
    private static final List<Set<String>> FEATURES = List.of(
            Set.of("account", "key", "instance", "identity", "about", "admission"),
            Set.of("follow", "relation", "block", "mute", "oauth", "user", "notification", "delivery", "report"),
            Set.of("media", "emoji", "profile"),
            Set.of("status", "body", "filter", "list"),
            Set.of(
                    "favourite",
                    "reblog",
                    "bookmark",
                    "pin",
                    "poll",
                    "card",
                    "quote",
                    "consent",
                    "community",
                    "proposal",
                    "announcement",
                    "collection",
                    "push"),
            Set.of(
                    "timeline",
                    "search",
                    "moderation",
                    "dashboard",
                    "hashtag",
                    "conversation",
                    "schedule",
                    "marker",
                    "trend",
                    "group",
                    "crawl",
                    "relay"));

    private static final Pattern WRITE = Pattern.compile(
            "(?:insertInto|update|deleteFrom)\\(\\s*([A-Z_]+)\\s*\\)|(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("folkmoot");

    @Test
    void arrowsPointDownward() {
        var wrong = new TreeSet<String>();
        for (var type : classes) {
            var from = folder(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith("folkmoot"))
                    .filter(target -> height(folder(target)) > height(from))
                    .forEach(target -> wrong.add(type.getName() + " -> " + target.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageHasItsPlace() {
        var unknown = new TreeSet<String>();
        for (var type : classes) {
            if (type.getPackageName().startsWith("folkmoot.") && height(folder(type)) < 0) {
                unknown.add(type.getPackageName());
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("folkmoot.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void doorsDoNotKnowEachOther() {
        var wrong = new TreeSet<String>();
        for (var type : classes) {
            var from = folder(type);
            if (!DOORS.contains(from)) {
                continue;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target ->
                            DOORS.contains(folder(target)) && !folder(target).equals(from))
                    .forEach(target -> wrong.add(type.getName() + " -> " + target.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyItsOwnerWritesATable() throws IOException {
        Map<String, Set<String>> writers = new TreeMap<>();
        for (var source : sources()) {
            var matcher = WRITE.matcher(Files.readString(source));
            while (matcher.find()) {
                var table = matcher.group(1) == null
                        ? matcher.group(2)
                        : matcher.group(1).toLowerCase();
                writers.computeIfAbsent(table, _ -> new TreeSet<>())
                        .add(source.getParent().getFileName().toString());
            }
        }
        assertThat(writers).isNotEmpty();
        var shared = new ArrayList<String>();
        writers.forEach((table, packages) -> {
            if (packages.size() > 1) {
                shared.add(table + " is written by " + packages);
            }
        });
        assertThat(shared).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** {@code api} for folkmoot.api.entity; the module's name for the other modules; empty for Main and Server. */
    private static String folder(JavaClass type) {
        var name = type.getPackageName();
        return name.equals("folkmoot") ? "" : name.split("\\.")[1];
    }

    /** Platform 1, features 2 and up by row, doors above them, Main and Server on top; other modules at the bottom. */
    private static int height(String folder) {
        if (folder.isEmpty() || folder.equals("command") || folder.equals("demo")) {
            return 100; // the commands and the demonstration start the server and use its features
        }
        if (DOORS.contains(folder)) {
            return 50;
        }
        if (PLATFORM.contains(folder)) {
            return 1;
        }
        if (List.of("config", "schema", "federation").contains(folder)) {
            return 0;
        }
        for (int row = 0; row < FEATURES.size(); row++) {
            if (FEATURES.get(row).contains(folder)) {
                return 2 + row;
            }
        }
        return -1;
    }
}
