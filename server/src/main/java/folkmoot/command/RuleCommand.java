package folkmoot.command;

import folkmoot.door.House;
import folkmoot.stewardship.about.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The instance's rules. */
@Command(
        name = "rule",
        description = "The instance's rules, as clients and the page about it show them.",
        subcommands = {RuleCommand.Add.class, RuleCommand.Show.class, RuleCommand.Remove.class})
final class RuleCommand extends CommandGroup {

    @Command(name = "add", description = "Adds a rule behind the others.")
    static final class Add extends WorkplaceCommand {

        @Parameters(paramLabel = "TEXT", description = "The rule in a sentence.")
        private String text;

        @Option(
                names = "--hint",
                paramLabel = "H",
                defaultValue = "",
                description = "What it means, for those who ask.")
        private String hint;

        @Option(
                names = "--translation",
                paramLabel = "LANGUAGE=TEXT",
                description = "The same in another language; may be given several times.")
        private Map<String, String> translations = Map.of();

        @Override
        void run(House house) {
            var translated = new LinkedHashMap<String, Rule.Translation>();
            translations.forEach((language, words) -> translated.put(language, new Rule.Translation(words, "")));
            var rule = house.platform()
                    .database()
                    .transaction(tx -> house.stewardship().rules().add(tx, text, hint, translated));
            say("Rule " + rule.id() + ": " + rule.text(), json(rule));
        }
    }

    @Command(name = "list", description = "Shows the rules in force.")
    static final class Show extends WorkplaceCommand {

        @Override
        void run(House house) {
            List<Rule> rules =
                    house.platform().database().read(house.stewardship().rules()::list);
            rules.forEach(rule -> say(rule.id() + "  " + rule.text(), json(rule)));
        }
    }

    @Command(name = "remove", description = "Takes a rule out of force.")
    static final class Remove extends WorkplaceCommand {

        @Parameters(paramLabel = "ID", description = "The number that list shows.")
        private long id;

        @Override
        void run(House house) {
            house.platform().database().write(tx -> house.stewardship().rules().remove(tx, id));
            say("Rule " + id + " is no longer in force", Map.of("id", Long.toString(id)));
        }
    }

    private static Map<String, Object> json(Rule rule) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", Long.toString(rule.id()));
        data.put("text", rule.text());
        data.put("hint", rule.hint());
        data.put("translations", rule.translations());
        return data;
    }
}
