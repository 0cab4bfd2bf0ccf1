package folkmoot.command;

import folkmoot.door.House;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.SavedText;
import folkmoot.stewardship.moderation.Blocklist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists of limited servers, as servers exchange them. */
@Command(
        name = "domain-block",
        description = "Lists of limited servers, as other servers write them.",
        subcommands = {DomainBlockCommand.Import.class, DomainBlockCommand.Export.class})
final class DomainBlockCommand extends CommandGroup {

    @Command(
            name = "import",
            description = "Limits the servers of a list. What is limited already is never limited less by it.")
    static final class Import implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Parameters(
                paramLabel = "FILE",
                description = "Table with #domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate.")
        private Path file;

        @Option(
                names = "--replace",
                description = "Take the list's word for servers that are limited already, also where it is milder.")
        private boolean replace;

        @Option(names = "--dry-run", description = "Only say what would be done.")
        private boolean dry;

        @Override
        public Integer call() throws IOException {
            var list = Blocklist.read(SavedText.read(Files.readAllBytes(file)));
            return Workplace.in(common.settings(), house -> {
                list.entries().forEach(entry -> say(entry, take(house, entry)));
                list.refused().forEach(why -> common.output().say(why, Map.of("error", why)));
                return list.refused().isEmpty() ? 0 : 1;
            });
        }

        private String take(House house, Blocklist.Entry entry) {
            return house.platform().database().transaction(tx -> {
                var by = house.people().accounts().instanceActor(tx).id();
                var known = house.people().domainBlocks().find(tx, entry.domain());
                if (known.isEmpty()) {
                    if (!dry) {
                        house.stewardship().domainLimits().add(tx, by, entry.domain(), entry.terms());
                    }
                    return "added";
                }
                var wanted =
                        replace ? entry.terms() : Blocklist.stricter(known.get().terms(), entry.terms());
                if (wanted.equals(known.get().terms())) {
                    return "unchanged";
                }
                if (!dry) {
                    house.stewardship()
                            .domainLimits()
                            .change(tx, by, known.get().id(), wanted);
                }
                return "changed";
            });
        }

        private void say(Blocklist.Entry entry, String what) {
            var data = new LinkedHashMap<String, Object>();
            data.put("domain", entry.domain());
            data.put("result", what);
            data.put("dry_run", dry);
            common.output().say(entry.domain() + "  " + (dry ? "would be " : "") + what, data);
        }
    }

    @Command(name = "export", description = "Writes the list of limited servers.")
    static final class Export implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; else it is printed.")
        private Path file;

        @Override
        public Integer call() {
            return Workplace.in(common.settings(), house -> {
                var table = house.platform()
                        .database()
                        .read((Transaction tx) ->
                                Blocklist.write(house.people().domainBlocks().all(tx)));
                if (file == null) {
                    common.out().print(table);
                    common.out().flush();
                } else {
                    write(table);
                    common.output().say("Written to " + file, Map.of("file", file.toString()));
                }
                return 0;
            });
        }

        private void write(String table) {
            try {
                Files.writeString(file, table);
            } catch (IOException failure) {
                throw Invalid.refused("It cannot be written to " + file + ": " + failure.getMessage());
            }
        }
    }
}
