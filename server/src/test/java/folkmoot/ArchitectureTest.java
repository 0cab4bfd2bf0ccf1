package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import folkmoot.platform.event.Observers;
import folkmoot.testing.ImportedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Guards the rules of the house. It knows no package by name: the tiers, from the highest to the lowest, are the lines of the tree in
 * ARCHITECTURE.md, and which package stands in which tier is where its folder is.
 */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java/folkmoot");
    private static final String HOUSE = "folkmoot";

    private static final Pattern TREE = Pattern.compile("```\nfolkmoot/\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FOLDER = Pattern.compile("([a-z]+)/");
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern WRITE = Pattern.compile(
            "(?:insertInto|update|deleteFrom)\\(\\s*([A-Z_]+)\\s*\\)|(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)");

    private final List<Tier> tiers = tiers();
    private final JavaClasses classes = ImportedClasses.all();

    /** A line of the tree: folders of one rank, and the packages that it says are in them. */
    private record Tier(List<String> folders, Set<String> packages) {}

    @Test
    void arrowsPointDownward() {
        assertThat(arrows((from, to) -> height(to) > height(from))).isEmpty();
    }

    @Test
    void doorsDoNotKnowEachOther() {
        assertThat(arrows(
                        (from, to) -> isDoor(from) && isDoor(to) && !room(from).equals(room(to))))
                .isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("folkmoot.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes.that(JavaClass.Predicates.resideInAnyPackage(tiers.stream()
                        .flatMap(tier -> tier.folders().stream())
                        .map(folder -> HOUSE + "." + folder + "..")
                        .toArray(String[]::new))));
    }

    @Test
    void theTreeInTheDocumentIsTheTreeOfFolders() throws IOException {
        var drawn = new TreeSet<>(Set.of("Main", "Server"));
        tiers.forEach(tier -> drawn.addAll(tier.folders()));
        assertThat(names(SOURCES)).isEqualTo(drawn);
        for (var tier : tiers) {
            var built = new TreeSet<String>();
            for (var folder : tier.folders()) {
                built.addAll(rooms(SOURCES.resolve(folder)));
            }
            assertThat(tier.packages()).as(tier.folders().toString()).isEqualTo(built);
        }
    }

    /** Two classes keep a list for what they build themselves. */
    @Test
    void whoHearsOfWhatStandsInOnePlace() {
        var adding = new TreeSet<String>();
        for (var type : classes) {
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().isEquivalentTo(Observers.class))
                    .filter(call -> call.getName().equals("add"))
                    .forEach(call -> adding.add(call.getOriginOwner().getSimpleName()));
        }
        assertThat(adding).containsExactly("ClientApi", "Hearers", "Incoming");
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
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private Set<String> arrows(BiPredicate<JavaClass, JavaClass> wrong) {
        var found = new TreeSet<String>();
        for (var from : classes) {
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(to -> to.getPackageName().startsWith(HOUSE))
                    .filter(to -> wrong.test(from, to))
                    .forEach(to -> found.add(from.getName() + " -> " + to.getName()));
        }
        return found;
    }

    /** The higher, the more it may use: 0 for the other modules, the height of the highest for Main and Server. */
    private int height(JavaClass type) {
        var path = type.getPackageName().split("\\.");
        if (path.length == 1) {
            return tiers.size(); // the commands start the server
        }
        for (int line = 0; line < tiers.size(); line++) {
            if (tiers.get(line).folders().contains(path[1])) {
                return tiers.size() - line;
            }
        }
        return 0;
    }

    private static boolean isDoor(JavaClass type) {
        return type.getPackageName().startsWith("folkmoot.door.");
    }

    /** The package within its tier: {@code api} for folkmoot.door.api.entity. */
    private static String room(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static List<Tier> tiers() {
        var found = new ArrayList<Tier>();
        var tree = TREE.matcher(read(Path.of("../ARCHITECTURE.md")));
        assertThat(tree.find()).isTrue();
        for (var line : tree.group(1).lines().toList()) {
            if (line.startsWith("      ")) { // what did not fit on the line above
                found.getLast().packages().addAll(words(line));
                continue;
            }
            var folders = FOLDER.matcher(line.replace("api/{", "api {"))
                    .results()
                    .map(folder -> folder.group(1))
                    .toList();
            if (!folders.isEmpty()) { // the first line names Main and Server
                var packages = words(line);
                folders.forEach(packages::remove);
                found.add(new Tier(folders, packages));
            }
        }
        return found;
    }

    private static Set<String> words(String line) {
        var words = new TreeSet<String>();
        WORD.matcher(line).results().forEach(word -> words.add(word.group()));
        return words;
    }

    /** The names of the folders below a folder, however deep. */
    private static Set<String> rooms(Path folder) throws IOException {
        var rooms = new TreeSet<String>();
        try (var all = Files.walk(folder)) {
            all.filter(Files::isDirectory)
                    .filter(room -> !room.equals(folder))
                    .forEach(room -> rooms.add(room.getFileName().toString()));
        }
        return rooms;
    }

    private static Set<String> names(Path folder) throws IOException {
        var names = new TreeSet<String>();
        try (var all = Files.list(folder)) {
            all.forEach(file -> names.add(file.getFileName().toString().replace(".java", "")));
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
