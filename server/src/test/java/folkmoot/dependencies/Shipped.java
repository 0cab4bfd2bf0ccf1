package folkmoot.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What goes out with Folkmoot: the jars of the run-time class path, each with its POM beside it in Maven's repository. */
record Shipped(Path jar) {

    /** Written by the build before the tests. */
    private static final Path CLASS_PATH = Path.of("target/runtime-class-path");

    static List<Shipped> all() {
        try {
            return Arrays.stream(Files.readString(CLASS_PATH).strip().split(System.getProperty("path.separator")))
                    .filter(entry -> entry.endsWith(".jar") && !entry.contains("folkmoot"))
                    .map(entry -> new Shipped(Path.of(entry)))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("The build writes it: mvn process-test-resources", missing);
        }
    }

    String artifact() {
        return jar.getParent().getParent().getFileName().toString();
    }

    String version() {
        return jar.getParent().getFileName().toString();
    }

    /** The same on every kind of machine. */
    String name() {
        return pom().group() + ":" + artifact().replace("linux-arm64v8", "linux-amd64");
    }

    Pom pom() {
        return Pom.read(jar.resolveSibling(artifact() + "-" + version() + ".pom"));
    }

    /** As its POM, or else the next parent that names any, has them; whoever uses it may choose one. */
    List<String> licences() {
        var pom = pom();
        var named = pom.licences();
        while (named.isEmpty()) {
            var parent = pom.parent(repository()).filter(Files::exists);
            if (parent.isEmpty()) {
                return List.of();
            }
            pom = Pom.read(parent.get());
            named = pom.licences();
        }
        return named;
    }

    /** Above version, artifact and each part of the group. */
    private Path repository() {
        var folder = jar.getParent().getParent().getParent();
        for (var _ : pom().group().split("\\.")) {
            folder = folder.getParent();
        }
        return folder;
    }
}
