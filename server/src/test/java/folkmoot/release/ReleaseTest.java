package folkmoot.release;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.config.Settings;
import folkmoot.config.SettingsReference;
import folkmoot.platform.Platform;
import folkmoot.platform.text.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would break in a release without a word, as nothing of it runs in a build. */
class ReleaseTest {

    private static final Path HOME = Path.of("..");
    private static final Path DIST = HOME.resolve("dist");
    /** No class names these: encodings and dates of other languages, and what asks a running server. */
    private static final List<String> FOUND_AT_RUN_TIME = List.of("jdk.charsets", "jdk.jcmd", "jdk.localedata");

    private static final List<String> OF_THE_LAUNCHER =
            List.of("FOLKMOOT_CACHE", "FOLKMOOT_CONFIG", "FOLKMOOT_JAVA_HOME", "FOLKMOOT_JAVA_OPTIONS");
    private static final List<String> OF_COMPOSE = List.of("FOLKMOOT_VERSION");
    private static final String INSTALLED = "/usr/lib/folkmoot/";
    private static final Pattern MADE_BY_THE_BUILD =
            Pattern.compile("key|sbom\\.cdx\\.json|THIRD-PARTY\\.md|(lib|runtime)(/.*)?");

    @Test
    void itsJavaHasTheModulesThatClassesAskForAndNoOthers() throws IOException {
        var classPath = Arrays.stream(Files.readString(Path.of("target/runtime-class-path"))
                        .strip()
                        .split(System.getProperty("path.separator")))
                .map(Path::of)
                .filter(part -> !part.toString().contains("folkmoot"));
        var ours = Stream.of("config", "schema", "federation", "server")
                .map(module -> HOME.resolve(module).resolve("target/classes"));
        var asked = AskedModules.of(Stream.concat(classPath, ours).toList());
        assertThat(asked).contains("java.desktop", "java.sql");
        asked.addAll(FOUND_AT_RUN_TIME);
        assertThat(runtime("--add-modules")).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void itsJavaWritesDatesInTheLanguagesOfThePages() {
        assertThat(runtime("--include-locales")).containsExactlyInAnyOrderElementsOf(Wording.LANGUAGES);
    }

    @Test
    void everyVariableThatItSetsIsKnown() throws IOException {
        var known = new TreeSet<>(OF_THE_LAUNCHER);
        known.addAll(OF_COMPOSE);
        SettingsReference.entries().values().forEach(entry -> known.add(entry.variable()));
        var named = found("FOLKMOOT_[A-Z][A-Z0-9_]*", files());
        assertThat(named).contains("FOLKMOOT_DATABASE_URL", "FOLKMOOT_DATA_DIRECTORY");
        assertThat(known).containsAll(named);
    }

    @Test
    void everySettingOfTheInstalledFileHoldsAlsoOnceItIsUncommented(@TempDir Path folder) throws IOException {
        var shipped = DIST.resolve("debian/folkmoot.toml");
        var written = Files.readString(shipped).replaceAll("(?m)^#(?=[\\[a-z])", "");
        var file = Files.writeString(folder.resolve("folkmoot.toml"), written);
        var settings = Settings.load(Optional.of(file), Map.of(), Map.of());
        assertThat(settings.server().domain()).contains("town.example");
        assertThat(settings.data().directory()).isEqualTo(Path.of("/var/lib/folkmoot"));
        assertThat(Settings.load(Optional.of(shipped), Map.of(), Map.of())
                        .database()
                        .url())
                .isEmpty();
    }

    @Test
    void whatItsFilesNameOfItselfIsInstalled() throws IOException {
        var named = found(Pattern.quote(INSTALLED) + "[\\w./-]*\\w", files());
        assertThat(named).contains(INSTALLED + "folkmoot");
        assertThat(named).allSatisfy(path -> {
            var inside = path.substring(INSTALLED.length());
            assertThat(MADE_BY_THE_BUILD.matcher(inside).matches() || Files.exists(HOME.resolve(inside)))
                    .as(path)
                    .isTrue();
        });
    }

    @Test
    void itsScriptsCanBeRead() throws IOException, InterruptedException {
        var scripts = Stream.concat(
                        Stream.of(HOME.resolve("folkmoot")),
                        files().stream().filter(file -> read(file).startsWith("#!/bin/sh")))
                .toList();
        assertThat(scripts).hasSizeGreaterThan(6);
        for (var script : scripts) {
            var shell = new ProcessBuilder("sh", "-n", script.toString())
                    .inheritIO()
                    .start();
            assertThat(shell.waitFor()).as(script.toString()).isZero();
        }
    }

    @Test
    void theProgramCallsItselfByTheVersionOfItsPackages() {
        assertThat(read(HOME.resolve("pom.xml")))
                .contains("<artifactId>folkmoot-parent</artifactId>\n  <version>" + Platform.VERSION + "</version>");
        assertThat(read(DIST.resolve("compose.env.example"))).contains("FOLKMOOT_VERSION=" + Platform.VERSION + "\n");
    }

    private static List<String> runtime(String option) {
        return read(DIST.resolve("runtime.args"))
                .lines()
                .filter(line -> line.startsWith(option + " "))
                .flatMap(line ->
                        Arrays.stream(line.substring(option.length()).strip().split(",")))
                .toList();
    }

    private static TreeSet<String> found(String pattern, Collection<Path> files) {
        var found = new TreeSet<String>();
        for (var file : files) {
            Pattern.compile(pattern).matcher(read(file)).results().forEach(result -> found.add(result.group()));
        }
        return found;
    }

    /** What is written by hand; not what was built from it. */
    private static List<Path> files() throws IOException {
        try (var files = Files.walk(DIST)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(DIST.resolve("target")))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
