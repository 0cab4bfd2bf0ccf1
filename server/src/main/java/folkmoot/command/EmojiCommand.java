package folkmoot.command;

import folkmoot.problem.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    static final class Add implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Parameters(index = "0", paramLabel = "SHORTCODE", description = "The word, without colons.")
        private String shortcode;

        @Parameters(index = "1", paramLabel = "FILE", description = "PNG, JPEG, GIF or WebP.")
        private Path file;

        @Option(names = "--category", paramLabel = "C", description = "Heading in the picker.")
        private Optional<String> category;

        @Override
        public Integer call() {
            return Workplace.in(common.settings(), features -> {
                var emoji = features.emojis.add(shortcode, read(file), category);
                common.output()
                        .say(
                                "Added :" + shortcode + ":",
                                Map.of(
                                        "shortcode",
                                        shortcode,
                                        "url",
                                        emoji.picture().toString()));
                return 0;
            });
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
    static final class Show implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return Workplace.in(common.settings(), features -> {
                features.database
                        .read(features.emojis::ours)
                        .forEach(emoji -> common.output()
                                .say(
                                        ":" + emoji.shortcode() + ": "
                                                + emoji.category().orElse(""),
                                        Map.of(
                                                "shortcode",
                                                emoji.shortcode(),
                                                "url",
                                                emoji.picture().toString())));
                return 0;
            });
        }
    }

    @Command(name = "remove", description = "Removes one; texts keep the word.")
    static final class Remove implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "SHORTCODE", description = "The word, without colons.")
        private String shortcode;

        @Override
        public Integer call() {
            return Workplace.in(common.settings(), features -> {
                features.emojis.remove(shortcode);
                common.output().say("Removed :" + shortcode + ":", Map.of("shortcode", shortcode, "removed", true));
                return 0;
            });
        }
    }
}
