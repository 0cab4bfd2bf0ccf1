package folkmoot.command;

import folkmoot.door.House;
import folkmoot.platform.problem.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The instance's custom emojis. */
@Command(
        name = "emoji",
        description = "The instance's custom emojis.",
        subcommands = {EmojiCommand.Add.class, EmojiCommand.Show.class, EmojiCommand.Remove.class})
final class EmojiCommand extends CommandGroup {

    @Command(
            name = "add",
            description = "Adds an emoji, or gives it another picture. A running server shows it within five minutes.")
    static final class Add extends WorkplaceCommand {

        @Parameters(index = "0", paramLabel = "SHORTCODE", description = "The word, without colons.")
        private String shortcode;

        @Parameters(index = "1", paramLabel = "FILE", description = "PNG, JPEG, GIF or WebP.")
        private Path file;

        @Option(names = "--category", paramLabel = "C", description = "Heading in the picker.")
        private Optional<String> category;

        @Override
        void run(House house) {
            var emoji = house.talk().media().emojis().add(shortcode, read(file), category);
            say(
                    "Added :" + shortcode + ":",
                    Map.of("shortcode", shortcode, "url", emoji.picture().toString()));
        }

        private static byte[] read(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException failure) {
                throw Invalid.refused("The file " + file + " cannot be read.");
            }
        }
    }

    @Command(name = "list", description = "Shows them.")
    static final class Show extends WorkplaceCommand {

        @Override
        void run(House house) {
            house.platform()
                    .database()
                    .read(house.talk().media().emojis()::ours)
                    .forEach(emoji -> say(
                            ":" + emoji.shortcode() + ": " + emoji.category().orElse(""),
                            Map.of(
                                    "shortcode",
                                    emoji.shortcode(),
                                    "url",
                                    emoji.picture().toString())));
        }
    }

    @Command(name = "remove", description = "Removes one; texts keep the word.")
    static final class Remove extends WorkplaceCommand {

        @Parameters(paramLabel = "SHORTCODE", description = "The word, without colons.")
        private String shortcode;

        @Override
        void run(House house) {
            house.talk().media().emojis().remove(shortcode);
            say("Removed :" + shortcode + ":", Map.of("shortcode", shortcode, "removed", true));
        }
    }
}
