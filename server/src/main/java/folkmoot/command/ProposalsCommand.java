package folkmoot.command;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.ProposalImport;
import folkmoot.door.House;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.SavedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposals in bulk. */
@Command(name = "proposals", description = "Proposals in bulk.", subcommands = ProposalsCommand.Import.class)
final class ProposalsCommand extends CommandGroup {

    @Command(
            name = "import",
            description =
                    "Publishes proposals from a file, one JSON object a line, or a table that names its columns in the"
                            + " first line: title, body, and where given ask, language, category, locality, life_event,"
                            + " target_department.")
    static final class Import implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file;

        @Option(names = "--community", paramLabel = "NAME", required = true, description = "Where they are published.")
        private String community;

        @Option(
                names = "--author",
                paramLabel = "NAME",
                split = ",",
                description = "Local user names in whose name they are published, taken in turns. Without it: the"
                        + " community's moderators.")
        private List<String> authors = List.of();

        @Override
        public Integer call() throws IOException {
            if (!Files.isReadable(file)) {
                throw Invalid.refused("There is no file " + file + " that can be read.");
            }
            var lines = ProposalImport.lines(SavedText.read(Files.readAllBytes(file)));
            return Workplace.in(common.settings(), house -> {
                var in = house.platform()
                        .database()
                        .read(tx -> house.civic().registry().communities().requireByName(tx, community));
                var refused = new AtomicInteger();
                var published = new AtomicInteger();
                house.civic().imports().publish(in, authors(house, in), lines, line -> {
                    (line.proposal().isPresent() ? published : refused).incrementAndGet();
                    say(line);
                });
                common.output()
                        .say(
                                published + " published, " + refused + " refused",
                                Map.of("published", published.get(), "refused", refused.get()));
                return refused.get() == 0 ? 0 : 1;
            });
        }

        private List<Account> authors(House house, Community in) {
            return house.platform().database().read(tx -> {
                var named = authors.stream()
                        .map(name -> house.people()
                                .accounts()
                                .local(tx, name)
                                .orElseThrow(() -> Invalid.refused("There is no account " + name + ".")))
                        .toList();
                var found = named.isEmpty()
                        ? house
                                .people()
                                .accounts()
                                .list(tx, house.civic().registry().communities().moderators(tx, in.id()))
                                .stream()
                                .filter(Account::isLocal)
                                .toList()
                        : named;
                if (found.isEmpty()) {
                    throw Invalid.refused(
                            "The community has no moderator to publish for: say in whose name with --author NAME.");
                }
                return found;
            });
        }

        private void say(ProposalImport.Line line) {
            var data = new LinkedHashMap<String, Object>();
            data.put("line", line.number());
            line.source().ifPresent(id -> data.put("source", id));
            line.proposal().ifPresent(made -> {
                data.put("id", made.id().toString());
                data.put("title", made.title());
            });
            line.refused().ifPresent(why -> data.put("error", why));
            var text = line.proposal()
                    .map(made -> made.id() + " " + made.title())
                    .orElseGet(() ->
                            "Line " + line.number() + ": " + line.refused().orElse(""));
            common.output().say(text, data);
        }
    }
}
