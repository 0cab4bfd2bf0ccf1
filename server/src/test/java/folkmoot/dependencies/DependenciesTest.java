package folkmoot.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.dependencies.Pom.Dependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in {@code docs/dependencies.md} is what is built with. {@code -Dfolkmoot.documents=true} writes it. */
class DependenciesTest {

    private static final Path DOCUMENT = Path.of("../docs/dependencies.md");
    private static final Pom PARENT = Pom.read(Path.of("../pom.xml"));
    private static final LookedUp LOOKED_UP = LookedUp.read();

    @Test
    void whatIsShippedGoesWithTheAgpl() {
        assertThat(Shipped.all()).hasSizeGreaterThan(50);
        assertThat(Shipped.all())
                .allSatisfy(jar -> assertThat(licences(jar))
                        .as(jar.name() + " is under " + jar.licences())
                        .isNotEmpty());
    }

    @Test
    void aLicenceThatNobodyLookedAtIsNotTaken() {
        assertThat(List.of("Eclipse Public License - v 2.0", "SSPL", "Proprietary", "BUSL-1.1", ""))
                .allSatisfy(name -> assertThat(Licence.named(name)).isEmpty());
    }

    @Test
    void eachDependencySaysWhatItIsFor() {
        assertThat(PARENT.managed())
                .filteredOn(each -> !each.group().equals("folkmoot"))
                .allSatisfy(each -> assertThat(each.purpose()).as(each.name()).endsWith("."));
        assertThat(direct())
                .allSatisfy(each -> assertThat(purpose(each)).as(each.name()).isNotEmpty());
    }

    @Test
    void somebodyLookedUpWhoKeepsIt() {
        assertThat(LOOKED_UP.entries().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        direct().stream().map(Dependency::name).toList());
    }

    @Test
    void theDocumentSaysSo() throws IOException {
        var wanted = document();
        if (Boolean.getBoolean("folkmoot.documents")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT)).as("run make documents").isEqualTo(wanted);
    }

    private static String document() {
        var shipped = Shipped.all().stream()
                .collect(Collectors.toMap(Shipped::name, Function.identity(), (one, _) -> one, TreeMap::new));
        var direct = direct();
        var names = direct.stream().map(Dependency::name).toList();
        var alsoShipped = shipped.values().stream()
                .filter(jar -> !names.contains(jar.name()))
                .map(jar -> "| `%s` | %s | %s |\n".formatted(jar.name(), jar.version(), words(jar)))
                .collect(Collectors.joining());
        return """
            # What Folkmoot is built with

            Written by a test from the POMs; `make documents` writes it anew. Licences are those that each library's POM names, as far as they go with the AGPL-3.0-or-later under which
            Folkmoot is; `mvn verify` fails for one that does not. The newest versions are those of %s.

            ## Shipped

            | library | version | newest | licence | what for | kept by |
            |---|---|---|---|---|---|
            %s
            ## For the build and its tests

            | library | version | newest | what for | kept by |
            |---|---|---|---|---|
            %s
            ## Committed

            Drawings of [Lucide](https://lucide.dev) 1.62.0, ISC licence, some of them by Feather, MIT licence: as path data in `server/src/main/resources/web/icons.properties`, with both licences beside it. Only those that pages use.

            ## What these bring along

            | library | version | licence |
            |---|---|---|
            %s\
            """.formatted(
                        LOOKED_UP.date(),
                        direct.stream()
                                .filter(each -> shipped.containsKey(each.name()))
                                .map(each -> row(each, shipped.get(each.name())))
                                .collect(Collectors.joining()),
                        direct.stream()
                                .filter(each -> !shipped.containsKey(each.name()))
                                .map(DependenciesTest::row)
                                .collect(Collectors.joining()),
                        alsoShipped);
    }

    private static String row(Dependency each, Shipped jar) {
        var entry = LOOKED_UP.entries().get(each.name());
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(each.name(), jar.version(), entry.newest(), words(jar), purpose(each), entry.keeper());
    }

    private static String row(Dependency each) {
        var entry = LOOKED_UP.entries().get(each.name());
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(each.name(), version(each), entry.newest(), purpose(each), entry.keeper());
    }

    private static List<Licence> licences(Shipped jar) {
        return jar.licences().stream()
                .flatMap(name -> Licence.named(name).stream())
                .distinct()
                .toList();
    }

    private static String words(Shipped jar) {
        return licences(jar).stream().map(Licence::shortName).collect(Collectors.joining(" or "));
    }

    /** Of all modules, each once. */
    private static List<Dependency> direct() {
        return Stream.concat(
                        PARENT.direct().stream(),
                        PARENT.modules().stream()
                                .flatMap(module -> Pom.read(Path.of("..", module, "pom.xml")).direct().stream()))
                .filter(each -> !each.group().equals("folkmoot"))
                .collect(Collectors.toMap(Dependency::name, Function.identity(), (one, _) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** What the parent says of it, or of the list that its version comes from. */
    private static Dependency managed(Dependency each) {
        Map<String, Dependency> managed = PARENT.managed().stream()
                .collect(Collectors.toMap(Dependency::name, Function.identity(), (one, _) -> one));
        return managed.getOrDefault(
                each.name(),
                PARENT.managed().stream()
                        .filter(list ->
                                list.scope().equals("import") && (each.group() + ".").startsWith(list.group() + "."))
                        .findFirst()
                        .orElse(each));
    }

    private static String purpose(Dependency each) {
        return managed(each).purpose().replaceAll("\\s+", " ");
    }

    private static String version(Dependency each) {
        return managed(each).version();
    }
}
