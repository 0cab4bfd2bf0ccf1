package folkmoot.civic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Says of each civic scenario which test plays it, found by the number in the test's name; {@code make documents} writes it. */
class ScenariosDocumentTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final Path DOCUMENT = Path.of("../docs/civic/scenarios.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern PLAYS = Pattern.compile("void c(\\d{1,2})[A-Z]\\w*\\(");

    private static final String HEAD = """
        # Scenarios

        What civic software must do, from what was tried before. A test plays a scenario when its name begins with `c` and the number.
        `make documents` writes this page.

        | | scenario | played by |
        |---|---|---|
        """;

    private static final List<String> SCENARIOS = List.of(
            "A national call for ideas: thousands of proposals, many the same, some abusive, and the list stays usable",
            "Opponents start a proposal against a proposal: both pages show each other, neither hides the other",
            "Newcomers in three languages find each other's proposals; at the threshold the body gets one delivery,"
                    + " and all who follow hear once",
            "A body's dated commitment is shown late when it is late, and the author is asked whether it works",
            "A department on its own server can answer, and can change nothing that is not its own",
            "A public page sends people to open proposals about their situation without a script, a cookie or a trace",
            "A proposal that names no body is routed, and a body that is not the right one names another",
            "A proposal to four bodies shows how far each is, by the least advanced, with a checklist",
            "Proposals are found by the kind of contact with the state that they are about",
            "An office that works for three bodies answers once, on behalf of each",
            "An instance moves with everything: proposals, counts with the log, answers, follows",
            "Without a national identity scheme everything but one column works; with one, a column is added and no"
                    + " number changes",
            "A member shows a licence by a code of one use",
            "An attester signs a claim about a member, and takes it back everywhere within an hour",
            "Places are rated by those who use them, on a map and in a list",
            "Offers and needs of neighbours meet without names and addresses in public",
            "Peers teach peers: asked, met in public, thanked in public",
            "Things are given away, and vanish from searches once taken",
            "A residents' community with a forum, events, news and a councillor who cannot moderate",
            "A community of several bodies' staff keeps its threads to itself until the authors publish one",
            "Users of equipment rank variants of a design, by experience",
            "A community stands within ten minutes on one small machine, and reads the archive of a mailing list",
            "A paper is commented on paragraph by paragraph, with private notes to its authors",
            "A department looks for communities that are there already before it makes one",
            "A new community picks a scaffold and has rules, categories and first posts",
            "A body releases papers to a community first, and everybody sees that it did",
            "Communities publish the same indicators and compare themselves, with small numbers left out",
            "A fault at a place is written once, fixed or not, and asked about after four weeks",
            "A health community in which a nurse marks what was checked",
            "Twenty thousand replies to a consultation are answered by groups, and each sees what covers theirs",
            "Digital is not the only way: sheets of paper and helpers, in a column of their own",
            "Every task works at 320 pixels, without script, by keyboard, in five languages",
            "A body pays for a notice that is labelled, tracks nobody and stands nowhere near its own business");

    @Test
    void thePageSaysWhichTestPlaysWhichScenario() throws IOException {
        var plays = plays();
        assertThat(plays.keySet()).allSatisfy(number -> assertThat(number).isBetween(1, SCENARIOS.size()));
        var page = new StringBuilder(HEAD);
        for (int i = 0; i < SCENARIOS.size(); i++) {
            page.append("| C%d | %s | %s |%n".formatted(i + 1, SCENARIOS.get(i), tests(plays, i + 1)));
        }
        if (WRITE) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, page);
        }
        assertThat(DOCUMENT).hasContent(page.toString());
    }

    private static String tests(Map<Integer, TreeSet<String>> plays, int number) {
        return plays.containsKey(number) ? String.join("<br>", plays.get(number)) : "waits";
    }

    private static Map<Integer, TreeSet<String>> plays() throws IOException {
        var plays = new TreeMap<Integer, TreeSet<String>>();
        try (var files = Files.walk(TESTS)) {
            files.filter(file -> file.toString().endsWith("Test.java")).forEach(file -> {
                var found = PLAYS.matcher(read(file));
                while (found.find()) {
                    var name = found.group()
                            .substring("void ".length(), found.group().length() - 1);
                    plays.computeIfAbsent(Integer.parseInt(found.group(1)), _ -> new TreeSet<>())
                            .add("`%s.%s`"
                                    .formatted(file.getFileName().toString().replace(".java", ""), name));
                }
            });
        }
        return plays;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
