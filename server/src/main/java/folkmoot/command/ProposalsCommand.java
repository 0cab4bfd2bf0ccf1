package folkmoot.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.Features;
import folkmoot.account.Account;
import folkmoot.community.Community;
import folkmoot.problem.Invalid;
import folkmoot.proposal.NewProposal;
import folkmoot.proposal.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposals in bulk. */
@Command(name = "proposals", description = "Proposals in bulk.", subcommands = ProposalsCommand.Import.class)
final class ProposalsCommand extends CommandGroup {

    @Command(
            name = "import",
            description = "Publishes proposals from a file, one JSON object a line: title, body, and where given ask,"
                    + " language, category, locality, life_event, target_department.")
    static final class Import implements Callable<Integer> {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "FILE.jsonl", description = "The file.")
        private Path file;

        @Option(names = "--community", paramLabel = "NAME", required = true, description = "Where they are published.")
        private String community;

        @Option(
                names = "--author",
                paramLabel = "NAME",
                required = true,
                split = ",",
                description = "Local user names in whose name they are published, taken in turns.")
        private List<String> authors;

        @Override
        public Integer call() throws IOException {
            var lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return Workplace.in(common.settings(), features -> {
                int published = 0;
                int refused = 0;
                for (int i = 0; i < lines.size(); i++) {
                    if (publish(features, i, lines.get(i))) {
                        published++;
                    } else {
                        refused++;
                    }
                }
                var data = new LinkedHashMap<String, Object>();
                data.put("published", published);
                data.put("refused", refused);
                common.output().say(published + " published, " + refused + " refused", data);
                return refused == 0 ? 0 : 1;
            });
        }

        private boolean publish(Features features, int number, String text) {
            var data = new LinkedHashMap<String, Object>();
            data.put("line", number + 1);
            try {
                var line = JSON.readTree(text);
                var proposal = features.database.transaction(tx -> {
                    Community in = features.civic.communities.requireByName(tx, community);
                    var author = features.accounts
                            .local(tx, authors.get(number % authors.size()))
                            .orElseThrow(() -> Invalid.refused("There is no such author."));
                    return publish(features, tx, in, author, line);
                });
                data.put("id", proposal.id().toString());
                data.put("title", proposal.title());
                common.output().say(proposal.id() + " " + proposal.title(), data);
                return true;
            } catch (JsonProcessingException | Invalid problem) {
                data.put("error", problem.getMessage());
                common.output().say("Line " + (number + 1) + ": " + problem.getMessage(), data);
                return false;
            }
        }

        private static Proposal publish(
                Features features,
                folkmoot.database.Transaction tx,
                Community community,
                Account author,
                JsonNode line) {
            var known = features.civic.communities.categories(tx, community.id()).stream()
                    .map(category -> category.slug())
                    .toList();
            var localities = features.civic.communities.localities(tx, community.id()).stream()
                    .map(area -> area.code())
                    .toList();
            var bodies = text(line, "target_department")
                    .filter(slug ->
                            features.civic.bodies.find(tx, community.id(), slug).isPresent());
            var title = text(line, "title").orElse("");
            return features.civic.proposals.publish(
                    tx,
                    community,
                    author,
                    new NewProposal(
                            title,
                            text(line, "ask").orElse(title),
                            text(line, "body").orElse(""),
                            new Proposal.Place(
                                    text(line, "category").filter(known::contains),
                                    text(line, "locality")
                                            .filter(code -> localities.isEmpty() || localities.contains(code)),
                                    text(line, "life_event")),
                            bodies.stream().toList(),
                            text(line, "language").orElse(community.language()),
                            Optional.empty()));
        }

        private static Optional<String> text(JsonNode line, String name) {
            return Optional.ofNullable(line.path(name).textValue()).filter(text -> !text.isBlank());
        }
    }
}
